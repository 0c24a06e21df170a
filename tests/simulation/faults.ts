/**
 * Proof that the simulation finds faults: real ones are brought back, one at a time, into a copy of the sources, and
 * seeds run against the copy until one of them catches it.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

interface Fault {
  readonly name: string;
  /** Below the root of the project. */
  readonly file: string;
  /** Stands there exactly once. */
  readonly right: string;
  readonly wrong: string;
}

const FAULTS: readonly Fault[] = [
  {
    name: 'off by one at the hand-over: the head counts as taken before its last lines were told',
    file: 'src/replay/timeline-reader.ts',
    right: 'if (epoch === this.#epoch) this.#page = new PrefetchedPage(slice, this.#query.query.clock);',
    wrong: `if (epoch !== this.#epoch) return;
    this.#page = new PrefetchedPage(slice, this.#query.query.clock);
    this.#cursor = { ...this.#cursor, taken: { sequence: slice.head, ordinal: null } };`,
  },
  {
    name: 'what was read ahead is not read again after a change',
    file: 'src/replay/timeline-reader.ts',
    right: 'if (this.#page?.isOutdatedBy(line, orderKeys) === true) this.#page = null;',
    wrong: '',
  },
  {
    name: 'a move beyond what was played is told as a correction',
    file: 'src/replay/change-effect.ts',
    right: "if (!isPlayed(after)) return { ...removed(change, 'MOVED'), ahead: { orderKey: after, entry } };",
    wrong: '',
  },
  {
    name: 'what was read ahead is not thrown away by a seek',
    file: 'src/replay/timeline-reader.ts',
    right: 'this.#clockInstant = cursor.instant;\n    this.discardPrefetched();',
    wrong: 'this.#clockInstant = cursor.instant;',
  },
  {
    name: 'the clock that a status shows is not taken into the cursor',
    file: 'src/replay/playback.ts',
    right: 'if (this.#replayClock.isDuePlayed) this.#timeline.advanceClock(status.timelineTime);',
    wrong: '',
  },
  {
    name: 'the bound of a queue is not looked at when something is added',
    file: 'src/graphql/delivery/audience.ts',
    right: 'if (!member.sink.hasRoom(bytes)) {',
    wrong: 'if (false) {',
  },
];

const ROOT = new URL('../../', import.meta.url);
/** Where packages are found as they are from the project itself. */
const COPY = new URL('node_modules/.cache/simulation/', ROOT);
const MAX_SEEDS = 2_000;
const TIMEOUT_MS = 300_000;
const CAUGHT = /^seed (\d+) broke the rule "([^"]+)": (.*)$/m;

/** @returns how many of the faults no seed caught */
export function bringFaultsBack(say: (line: string) => void): number {
  let missed = 0;
  for (const fault of FAULTS) {
    const [, seed, rule, how] = CAUGHT.exec(runWith(fault)) ?? [];
    if (seed === undefined) missed += 1;
    const answer = seed === undefined ? `not caught by ${MAX_SEEDS} seeds` : `seed ${seed}, "${rule}": ${how}`;
    say(`${fault.name} | ${answer}`);
  }
  say(`${FAULTS.length} faults, ${missed} not caught`);
  return missed;
}

/** What the runs against a copy with the fault in it say. */
function runWith({ file, right, wrong }: Fault): string {
  rmSync(COPY, { recursive: true, force: true });
  try {
    for (const part of ['src', 'tests/simulation', 'tests/support', 'package.json', 'tsconfig.json']) {
      cpSync(new URL(part, ROOT), new URL(part, COPY), { recursive: true });
    }
    const path = new URL(file, COPY);
    const pieces = readFileSync(path, 'utf8').split(right);
    if (pieces.length !== 2) throw new Error(`"${right}" stands ${pieces.length - 1} times in ${file}, and not once`);
    writeFileSync(path, pieces.join(wrong));
    const main = new URL('tests/simulation/main.ts', COPY).pathname;
    const args = ['--import', 'tsx', main, '--seeds', `${MAX_SEEDS}`, '--until-failure'];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: TIMEOUT_MS });
    if (status !== 0 && !CAUGHT.test(stdout)) throw new Error(`The runs with the fault came to nothing: ${stderr}`);
    return stdout;
  } finally {
    rmSync(COPY, { recursive: true, force: true });
  }
}
