import type { Reading } from '../../store.ts';
import { KnownCounts } from '../../kit/known-counts.ts';
import { ReadTurns } from '../../kit/read-turns.ts';
import type { Steps } from '../../kit/steps.ts';
import { SqliteConnection } from '../connection.ts';

/** A read on a connection: a plain result, or steps. */
type ReadOnConnection<Result> = (connection: SqliteConnection) => Result | Steps<Result>;

/** How many connections are kept for the next reads. */
const MAX_IDLE = 4;

/**
 * The reads of one thread, which take turns. Each sees one snapshot of the record, on a connection that no other read
 * uses meanwhile.
 */
export class SteppedReads {
  readonly counts = new KnownCounts();
  readonly #file: string;
  readonly #turns: ReadTurns;
  readonly #idle: SqliteConnection[] = [];
  readonly #busy = new Set<SqliteConnection>();

  /**
   * @param begins whether a read begins at once if no other is open, or after the thread has received all waiting calls
   * @throws DomainError STORE_UNAVAILABLE if the file can't be opened
   */
  constructor(file: string, begins: 'AT_ONCE' | 'IN_TURN') {
    this.#file = file;
    this.#turns = new ReadTurns({
      now: () => performance.now(),
      later: (work) => void setImmediate(work),
      begin: begins === 'AT_ONCE' ? queueMicrotask : undefined,
    });
    this.#idle.push(new SqliteConnection(file, 'READ'));
  }

  run<Result>(reading: Reading, read: ReadOnConnection<Result>): Promise<Result> {
    return this.#turns.run(reading, () => this.#steps(read));
  }

  close(): void {
    for (const connection of [...this.#idle, ...this.#busy]) connection.close();
  }

  *#steps<Result>(read: ReadOnConnection<Result>): Steps<Result> {
    const connection = this.#idle.pop() ?? new SqliteConnection(this.#file, 'READ');
    this.#busy.add(connection);
    let isClean = false;
    try {
      connection.run('BEGIN');
      const begun = read(connection);
      const result = isSteps(begun) ? yield* begun : begun;
      connection.run('COMMIT');
      isClean = true;
      return result;
    } finally {
      this.#busy.delete(connection);
      // A read that ended early may still have open rows.
      if (isClean && this.#idle.length < MAX_IDLE) this.#idle.push(connection);
      else connection.close();
    }
  }
}

function isSteps<Result>(begun: Result | Steps<Result>): begun is Steps<Result> {
  return typeof begun === 'object' && begun !== null && Symbol.iterator in begun && 'next' in begun;
}
