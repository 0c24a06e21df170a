/**
 * Proves that the simulation finds faults. It puts known faults, one at a time, into a copy of the sources, and runs
 * seeds against the copy until one finds the fault.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

interface Fault {
  readonly name: string;
  /** Relative to the root of the project. */
  readonly file: string;
  /** The correct code. It is in the file exactly once. */
  readonly right: string;
  readonly wrong: string;
}

const FAULTS: readonly Fault[] = [
  {
    name: 'off by one at the hand-over: the head counts as taken before its last lines were delivered',
    file: 'src/replay/timeline-reader.ts',
    right: 'if (epoch === this.#epoch) this.#page = new PrefetchedPage(slice, this.#query.query.clock);',
    wrong: `if (epoch !== this.#epoch) return;
    this.#page = new PrefetchedPage(slice, this.#query.query.clock);
    this.#cursor = { ...this.#cursor, taken: { sequence: slice.head, ordinal: null } };`,
  },
  {
    name: 'the prefetched page is not read again after a change',
    file: 'src/replay/timeline-reader.ts',
    right: 'if (this.#page?.isOutdatedBy(line, orderKeys) === true) this.#page = null;',
    wrong: '',
  },
  {
    name: 'a move ahead is sent as a correction',
    file: 'src/replay/change-effect.ts',
    right: "if (!isPlayed(after)) return { ...removed(change, 'MOVED'), ahead: { orderKey: after, entry } };",
    wrong: '',
  },
  {
    name: 'a seek does not discard the prefetched page',
    file: 'src/replay/timeline-reader.ts',
    right: 'this.#clockInstant = cursor.instant;\n    this.discardPrefetched();',
    wrong: 'this.#clockInstant = cursor.instant;',
  },
  {
    name: 'the cursor does not take over the clock of a status',
    file: 'src/replay/playback.ts',
    right: 'if (this.#replayClock.isDuePlayed) this.#timeline.advanceClock(status.timelineTime);',
    wrong: '',
  },
  {
    name: 'the limit of a queue is not checked when something is added',
    file: 'src/graphql/delivery/audience.ts',
    right: 'if (!member.sink.hasRoom(bytes)) {',
    wrong: 'if (false) {',
  },
];

const ROOT = new URL('../../', import.meta.url);
/** A folder inside the project, so that packages are found from it. */
const COPY = new URL('node_modules/.cache/simulation/', ROOT);
const MAX_SEEDS = 2_000;
const TIMEOUT_MS = 300_000;
const CAUGHT = /^seed (\d+) broke the rule "([^"]+)": (.*)$/m;

/** @returns the number of faults that no seed found */
export function findFaults(say: (line: string) => void): number {
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

/** The output of the runs against a copy with the fault. */
function runWith({ file, right, wrong }: Fault): string {
  rmSync(COPY, { recursive: true, force: true });
  try {
    for (const part of ['src', 'tests/simulation', 'tests/support', 'package.json', 'tsconfig.json']) {
      cpSync(new URL(part, ROOT), new URL(part, COPY), { recursive: true });
    }
    const path = new URL(file, COPY);
    const pieces = readFileSync(path, 'utf8').split(right);
    if (pieces.length !== 2)
      throw new Error(`"${right}" must be in ${file} exactly once, but is there ${pieces.length - 1} times`);
    writeFileSync(path, pieces.join(wrong));
    const main = new URL('tests/simulation/main.ts', COPY).pathname;
    const args = ['--import', 'tsx', main, '--seeds', `${MAX_SEEDS}`, '--until-failure'];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: TIMEOUT_MS });
    if (status !== 0 && !CAUGHT.test(stdout)) throw new Error(`The runs with the fault failed: ${stderr}`);
    return stdout;
  } finally {
    rmSync(COPY, { recursive: true, force: true });
  }
}
