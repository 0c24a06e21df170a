/**
 * Measures the real service over real sockets, and a peer in the same run.
 *
 * Exit codes: 0 all measured, 1 a measurement failed, 2 wrong usage.
 */
import { parseArgs } from 'node:util';
import { Bench, type BenchOptions } from './bench.ts';
import { buildProgram, type Program } from './program.ts';
import { describeMachine, isMet, type Outcome, toJson, toText } from './report.ts';
import type { Scenario } from './scenario.ts';
import { fanOutVsRaw, fanOutVsRecipe } from './scenarios/fan-out.ts';
import { idle } from './scenarios/idle.ts';
import { importMbox, importMemory, importNdjson } from './scenarios/import.ts';
import { instant } from './scenarios/instant.ts';
import { largeArchive } from './scenarios/large-archive.ts';
import { largeArchiveLateness } from './scenarios/large-archive-lateness.ts';
import { lateness } from './scenarios/lateness.ts';
import { longestBlock } from './scenarios/longest-block.ts';
import { playerFirstEntry } from './scenarios/player-first-entry.ts';
import { playerScrub, playerStream } from './scenarios/player-frames.ts';
import { playerSize } from './scenarios/player-size.ts';
import { resumeStorm } from './scenarios/resume-storm.ts';
import { slowReader } from './scenarios/slow-reader.ts';

const SCENARIOS: readonly Scenario[] = [
  ...[fanOutVsRaw, fanOutVsRecipe, instant, lateness, idle, resumeStorm, slowReader],
  ...[playerSize, playerFirstEntry, playerStream, playerScrub],
  ...[importNdjson, importMbox, importMemory, ...largeArchive, largeArchiveLateness, longestBlock],
];

/** A run stops after this time, even if a measurement hangs. */
const LONGEST_RUN_MS = 40 * 60_000;
const QUICK_ROUNDS = 2;
const LARGE_STORE = 1_000_000;
const LARGE_STORE_IN_QUICK = 100_000;

const USAGE = `npm run bench -- [options]
  --only NAME     run only this scenario; repeat the option for several
  --rounds N      run N rounds of each scenario (1 to 99)
  --quick         run fewer and shorter rounds, to check that the bench works
  --entries N     use N entries in the large store (default ${LARGE_STORE.toLocaleString('en')}; with --quick ${LARGE_STORE_IN_QUICK.toLocaleString('en')});
                  it is built once, in minutes, and kept under node_modules/.cache/bench-archives
  --mailbox FILE  use this mailbox for import.mbox instead of a generated one
  --slack N       fail if a figure misses its bound N times over (for loop.longest-block-ms)
  --json          print only the results to stdout, as JSON

${SCENARIOS.map(({ name, what, goal }) => `  ${name.padEnd(28)} ${what} (${goal})`).join('\n')}
`;

interface Arguments {
  readonly scenarios: readonly Scenario[];
  readonly rounds: number | null;
  readonly quick: boolean;
  readonly entries: number;
  readonly mailbox: string | null;
  /** Null where a missed goal is no failure. */
  readonly slack: number | null;
  readonly json: boolean;
}

const given = readArguments();
if (given === null) process.exitCode = 2;
else await run(given);

function readArguments(): Arguments | null {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string', multiple: true },
        rounds: { type: 'string' },
        quick: { type: 'boolean', default: false },
        entries: { type: 'string' },
        mailbox: { type: 'string' },
        slack: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const { only = SCENARIOS.map(({ name }) => name), rounds, quick, json } = values;
    const { entries = String(quick ? LARGE_STORE_IN_QUICK : LARGE_STORE), mailbox = null, slack } = values;
    const unknown = only.find((wanted) => !SCENARIOS.some(({ name }) => name === wanted));
    if (unknown !== undefined) throw new Error(`There is no scenario "${unknown}". Use a name from the list below.`);
    if (rounds !== undefined && !/^[1-9]\d?$/.test(rounds)) throw new Error(`--rounds must be 1 to 99, not ${rounds}.`);
    if (!/^[1-9]\d{1,7}$/.test(entries)) throw new Error(`--entries must be 10 to 99,999,999, not ${entries}.`);
    if (slack !== undefined && !/^[1-9]\d?$/.test(slack)) throw new Error(`--slack must be 1 to 99, not ${slack}.`);
    const scenarios = SCENARIOS.filter(({ name }) => only.includes(name));
    const count = rounds === undefined ? null : Number(rounds);
    const allowed = slack === undefined ? null : Number(slack);
    return { scenarios, rounds: count, quick, entries: Number(entries), mailbox, slack: allowed, json };
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n\n${USAGE}`);
    return null;
  }
}

async function run({ scenarios, rounds, quick, entries, mailbox, slack, json }: Arguments): Promise<void> {
  const say = (text: string) => (json ? process.stderr : process.stdout).write(text);
  say(`${describeMachine()}\n\n`);
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  const timeout = setTimeout(stop, LONGEST_RUN_MS);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  const outcomes: Outcome[] = [];
  {
    await using program = await buildProgram();
    for (const scenario of scenarios) {
      if (stopped.signal.aborted) break;
      const count = rounds ?? (quick ? QUICK_ROUNDS : scenario.rounds);
      const outcome = await measure(scenario, count, {
        program,
        isQuick: quick,
        largeStore: entries,
        mailbox,
        slack: slack ?? 1,
        signal: stopped.signal,
      });
      outcomes.push(outcome);
      say(`${toText(outcome)}\n`);
    }
  }
  clearTimeout(timeout);
  const met = outcomes.filter(isMet).length;
  say(`${met} of ${scenarios.length} goals met${stopped.signal.aborted ? '; stopped before the end' : ''}\n`);
  if (json) process.stdout.write(toJson(outcomes));
  const isBad = (outcome: Outcome) => 'failure' in outcome || (slack !== null && (outcome.measured.faults ?? 0) > 0);
  if (outcomes.length < scenarios.length || outcomes.some(isBad)) process.exitCode = 1;
}

interface RunOptions extends BenchOptions {
  readonly program: Program;
  readonly signal: AbortSignal;
}

async function measure(scenario: Scenario, rounds: number, { program, signal, ...size }: RunOptions): Promise<Outcome> {
  await using bench = new Bench(program, size);
  const stop = () => void bench[Symbol.asyncDispose]();
  signal.addEventListener('abort', stop);
  try {
    return { scenario, measured: await scenario.measure(bench, rounds) };
  } catch (error) {
    return { scenario, failure: messageOf(error) };
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
