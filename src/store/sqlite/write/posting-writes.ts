import type { OrderKey } from '../../../domain/query/order-key.ts';
import { type Clock, CLOCKS } from '../../../domain/record/vocabulary.ts';
import type { SqliteConnection } from '../connection.ts';
import type { Steps } from '../../kit/steps.ts';
import { insertRows } from './insert-rows.ts';

/** Few enough to be sorted within some milliseconds. */
const MAX_TOGETHER = 10_000;

interface Posting {
  readonly term: number;
  readonly key: OrderKey;
  readonly entry: number;
}

export const POSTING_TABLE = { OCCURRED: 'posting_occurred', DISCLOSED: 'posting_disclosed' } as const satisfies Record<
  Clock,
  string
>;

/**
 * The postings of one commit, written at its end in the order of the index: neighbours then fall on the same page,
 * which makes a large batch several times faster than entry by entry.
 */
export class PostingWrites {
  readonly #connection: SqliteConnection;
  readonly #added: Record<Clock, Posting[]> = { OCCURRED: [], DISCLOSED: [] };
  readonly #removed = new Set<number>();

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  add(clock: Clock, terms: readonly number[], key: OrderKey, entry: number): void {
    for (const term of terms) this.#added[clock].push({ term, key, entry });
  }

  /** Deletes at once, so that a posting that is added under the same key comes later. */
  remove(clock: Clock, terms: readonly number[], key: OrderKey): void {
    for (const term of terms) {
      this.#connection.run(`DELETE FROM ${POSTING_TABLE[clock]} WHERE term = ? AND key = ?`, term, key);
      this.#removed.add(term);
    }
  }

  /** Terms that an entry has lost; perhaps no entry carries them any more. */
  get removed(): ReadonlySet<number> {
    return this.#removed;
  }

  /** Whether there are enough to be written together. */
  get isFull(): boolean {
    return CLOCKS.some((clock) => this.#added[clock].length >= MAX_TOGETHER);
  }

  *write(): Steps<void> {
    for (const clock of CLOCKS) {
      const postings = this.#added[clock].splice(0).sort(compare);
      yield;
      const into = `${POSTING_TABLE[clock]} (term, key, entry)`;
      yield* insertRows(this.#connection, into, postings, ({ term, key, entry }) => [term, key, entry]);
    }
  }
}

function compare(left: Posting, right: Posting): number {
  if (left.term !== right.term) return left.term - right.term;
  return left.key < right.key ? -1 : left.key > right.key ? 1 : 0;
}
