import { Command, InvalidArgumentError, Option } from 'commander';
import { type PacingInput, replay, ReplayError, type ReplayInput, retryWithBackoff } from '../../client/client.ts';
import { readConfig } from '../../config.ts';
import { type EntryFilter, writeFilter } from '../../domain/query/filter.ts';
import { CLOCKS, type Clock } from '../../domain/record/vocabulary.ts';
import { DomainError, ERROR_CODES } from '../../errors.ts';
import { createLogger } from '../../logger.ts';
import { loadService } from '../shell/load-service.ts';
import { filterOption, storeOption } from '../shell/options.ts';
import { renderFrame } from './view.ts';
import { parseSpeed } from '../shell/span.ts';
import { jsonLine } from '../shell/terminal-text.ts';

interface ReplayCommandOptions {
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
    .description('Replay the record in the terminal: private entries on the left, public entries on the right.')
    .option('--url <address>', 'a running service, ws://HOST:PORT/graphql (default: the local store)')
    .addOption(storeOption())
    .addOption(
      new Option('--speed <time/s>', 'time of the record in one second: 30d/s, 12h/s, 1w/s')
        .argParser(speed)
        .conflicts(['fit', 'perSecond', 'instant']),
    )
    .addOption(
      new Option('--fit <duration>', 'play everything in this time, an ISO 8601 duration (default: PT1M)').conflicts([
        'perSecond',
        'instant',
      ]),
    )
    .addOption(
      new Option('--per-second <entries>', 'number of entries in one second').argParser(positive).conflicts('instant'),
    )
    .option('--instant', 'everything at once')
    .option('--max-gap <duration>', 'longest wait, an ISO 8601 duration (default: PT3S, or that of the room)')
    .addOption(
      new Option('--clock <clock>', 'OCCURRED: as it happened; DISCLOSED: as it became known')
        .choices(CLOCKS)
        .default('OCCURRED'),
    )
    .addOption(filterOption())
    .option('--from <instant>', 'first instant, as RFC 3339, inclusive')
    .option('--to <instant>', 'last instant, as RFC 3339, exclusive')
    .option('--after <cursor>', 'resume after this cursor of an earlier replay')
    .option('--follow', 'go on with live changes when history is over')
    .option('--room <name>', 'watch in step with everybody in this room (with --url)')
    .option('--json', 'print the frames as NDJSON, one JSON object a line')
    .option('--no-seed', 'do not fill a new, empty store with the first record')
    .addHelpText(
      'after',
      `\nExamples:\n  $ backchannel replay --speed 7d/s\n  $ backchannel replay --clock DISCLOSED --filter '{"actors":["actor:wikileaks"]}'\n  $ backchannel replay --instant --json | jq .entry.id`,
    )
    .action(async (options: ReplayCommandOptions) => {
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
  throw new InvalidArgumentError('It is not a speed. Give an amount of time in one second: 30d/s, 12h/s, 1w/s, 90m/s.');
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError('It is not a number above 0. Give one such as 2 or 0.5.');
}

function toInput(options: ReplayCommandOptions): ReplayInput {
  const { filter, clock, from, to, after, room } = options;
  // A viewer who joins a room takes its settings.
  const maxGap = options.maxGap ?? (room === undefined ? 'PT3S' : undefined);
  const onEnd = options.follow === true ? 'FOLLOW' : 'COMPLETE';
  return {
    filter: filter && writeFilter(filter),
    clock,
    from,
    to,
    after,
    maxGap,
    room,
    onEnd,
    pacing: pacingOf(options),
  };
}

function pacingOf({ speed, fit, perSecond, instant }: ReplayCommandOptions): PacingInput | undefined {
  if (instant === true) return { instant };
  if (speed !== undefined) return { speed };
  if (perSecond !== undefined) return { entriesPerSecond: perSecond };
  return fit === undefined ? undefined : { fitInto: fit };
}

async function play(url: string, options: ReplayCommandOptions, interrupted: AbortSignal): Promise<void> {
  const frames = open(url, options);
  const stop = () => frames.close();
  interrupted.addEventListener('abort', stop, { once: true });
  frames.onState((state) => {
    if (state === 'reconnecting')
      process.stderr.write(`backchannel: lost ${url}; the replay resumes when it is back\n`);
  });
  try {
    for await (const frame of frames) {
      process.stdout.write(
        options.json === true ? jsonLine(frame) : renderFrame(frame, terminalWidth(), options.clock),
      );
    }
  } catch (error) {
    throw toDomainError(error);
  } finally {
    interrupted.removeEventListener('abort', stop);
  }
}

function open(url: string, options: ReplayCommandOptions) {
  try {
    // An address that never answered is probably mistyped.
    return replay({
      ...toInput(options),
      url,
      retry: (failure) => (failure.hasOpened ? retryWithBackoff(failure) : null),
    });
  } catch (error) {
    throw new DomainError(
      'BAD_CONFIGURATION',
      `--url: "${url}" is not an address. Give one such as ws://HOST:PORT/graphql.`,
      {},
      { cause: error },
    );
  }
}

function terminalWidth(): number {
  return Math.min(process.stdout.columns || 100, 160);
}

/** The code says whether the arguments are wrong or the service is not available. */
function toDomainError(error: unknown): unknown {
  if (!(error instanceof ReplayError)) return error;
  const known = Object.values(ERROR_CODES).find((code) => code === error.code);
  const code = known ?? (error.isTransient ? 'STORE_UNAVAILABLE' : 'BAD_ARGUMENTS');
  return new DomainError(code, error.message, {}, { cause: error });
}
