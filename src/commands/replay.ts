import { Command, InvalidArgumentError, Option } from 'commander';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { readConfig } from '../config.ts';
import type { EntryFilter } from '../domain/filter.ts';
import { CLOCKS, type Clock } from '../domain/vocabulary.ts';
import { DomainError, ERROR_CODES } from '../errors.ts';
import { createLogger } from '../logger.ts';
import { loadService } from './load-service.ts';
import { filterOption, storeOption } from './options.ts';
import { REPLAY_SUBSCRIPTION, type ReplayFrame } from './replay-frames.ts';
import { renderFrame } from './replay-view.ts';
import { parseSpeed } from './speed.ts';
import { jsonLine } from './terminal-text.ts';

interface ReplayOptions {
  readonly url?: string;
  readonly store?: string;
  readonly speed?: number;
  readonly fit?: string;
  readonly perSecond?: number;
  readonly instant?: boolean;
  readonly filter?: EntryFilter;
  readonly clock: Clock;
  readonly maxGap?: string;
  readonly from?: string;
  readonly to?: string;
  readonly after?: string;
  readonly follow?: boolean;
  readonly room?: string;
  readonly json?: boolean;
  readonly seed: boolean;
}

export function replayCommand(interrupted: AbortSignal): Command {
  return new Command('replay')
    .description('Play the record in the terminal: what was private on the left, what was public on the right.')
    .option('--url <address>', 'a running service, ws://HOST:PORT/graphql; without it, the local store')
    .addOption(storeOption())
    .addOption(
      new Option('--speed <time/s>', 'time of the record in a second: 30d/s, 12h/s, 1w/s')
        .argParser(speed)
        .conflicts(['fit', 'perSecond', 'instant']),
    )
    .addOption(
      new Option('--fit <duration>', 'the whole in this time, as ISO 8601: PT1M (the default)').conflicts([
        'perSecond',
        'instant',
      ]),
    )
    .addOption(
      new Option('--per-second <entries>', 'so many entries a second').argParser(positive).conflicts('instant'),
    )
    .option('--instant', 'everything at once')
    .option('--max-gap <duration>', 'longest wait, as ISO 8601 (default PT3S, or what the room has)')
    .addOption(
      new Option('--clock <clock>', 'as it happened, or as it became known').choices(CLOCKS).default('OCCURRED'),
    )
    .addOption(filterOption())
    .option('--from <instant>', 'RFC 3339, inclusive')
    .option('--to <instant>', 'RFC 3339, exclusive')
    .option('--after <cursor>', 'go on after this cursor of an earlier replay')
    .option('--follow', 'then go on with whatever is committed, as it comes')
    .option('--room <name>', 'watch in step with all who name this room (with --url)')
    .option('--json', 'print the frames as NDJSON')
    .option('--no-seed', 'leave a new, empty store empty')
    .addHelpText(
      'after',
      `\nExamples:\n  $ backchannel replay --speed 7d/s\n  $ backchannel replay --clock DISCLOSED --filter '{"actors":["actor:wikileaks"]}'\n  $ backchannel replay --instant --json | jq .entry.id`,
    )
    .action(async (options: ReplayOptions) => {
      if (options.url !== undefined) return play(options.url, options, interrupted);
      const { startService } = await loadService();
      const config = { ...readConfig(options, process.env), host: '127.0.0.1', port: 0, logLevel: 'warn' as const };
      await using service = await startService(config, createLogger(config.logLevel));
      await service.store.ping();
      await play(`${service.url.replace(/^http/, 'ws')}/graphql`, options, interrupted);
    });
}

function speed(text: string): number {
  const value = parseSpeed(text);
  if (value !== null) return value;
  throw new InvalidArgumentError('A speed is an amount of time in a second: 30d/s, 12h/s, 1w/s, 90m/s.');
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError('It must be a number above 0.');
}

function toInput(options: ReplayOptions): Record<string, unknown> {
  const { filter, clock, from, to, after, room } = options;
  // Who joins a room takes it as it is.
  const maxGap = options.maxGap ?? (room === undefined ? 'PT3S' : undefined);
  const onEnd = options.follow === true ? 'FOLLOW' : 'COMPLETE';
  return { filter, clock, from, to, after, maxGap, room, onEnd, pacing: pacingOf(options) };
}

function pacingOf({ speed, fit, perSecond, instant }: ReplayOptions): Record<string, unknown> | undefined {
  if (instant === true) return { instant };
  if (speed !== undefined) return { speed };
  if (perSecond !== undefined) return { entriesPerSecond: perSecond };
  return fit === undefined ? undefined : { fitInto: fit };
}

async function play(url: string, options: ReplayOptions, interrupted: AbortSignal): Promise<void> {
  const client: Client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, lazy: true });
  const frames = client.iterate<{ replay: ReplayFrame }>({
    query: REPLAY_SUBSCRIPTION,
    variables: { input: toInput(options) },
  });
  const stop = () => void frames.return?.();
  interrupted.addEventListener('abort', stop, { once: true });
  try {
    for await (const { data, errors } of frames) {
      if (errors?.[0] !== undefined) throw refused(errors[0]);
      if (!data) continue;
      process.stdout.write(
        options.json === true ? jsonLine(data.replay) : renderFrame(data.replay, terminalWidth(), options.clock),
      );
    }
  } catch (error) {
    throw toDomainError(error, url);
  } finally {
    interrupted.removeEventListener('abort', stop);
    await client.dispose();
  }
}

function terminalWidth(): number {
  return Math.min(process.stdout.columns || 100, 160);
}

interface ServiceError {
  readonly message: string;
  readonly extensions?: { readonly code?: unknown } | undefined;
}

/** What the service says is wrong; by its code either with the arguments, or with the service. */
function refused({ message, extensions }: ServiceError): DomainError {
  const code = Object.values(ERROR_CODES).find((known) => known === extensions?.code);
  return new DomainError(
    code ?? (extensions?.code === 'INTERNAL_SERVER_ERROR' ? 'STORE_UNAVAILABLE' : 'BAD_ARGUMENTS'),
    message,
  );
}

/** graphql-ws rejects with the errors of the service, with a close event, or with what the socket said. */
function toDomainError(error: unknown, url: string): unknown {
  if (error instanceof DomainError) return error;
  if (Array.isArray(error)) return refused(error[0] as ServiceError);
  const reason =
    error instanceof Error ? error.message : ((error as { reason?: string }).reason ?? 'the connection was closed');
  return new DomainError(
    'STORE_UNAVAILABLE',
    `The service at ${url} can't be reached: ${reason}`,
    {},
    { cause: error },
  );
}
