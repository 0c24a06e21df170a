import type { OrderKey } from '../../../domain/query/order-key.ts';
import { type Clock, CLOCKS } from '../../../domain/record/vocabulary.ts';
import type { SqliteConnection } from '../connection.ts';
import { insertRows } from './insert-rows.ts';

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

  write(): void {
    for (const clock of CLOCKS) {
      const rows = this.#added[clock].sort(compare).map(({ term, key, entry }) => [term, key, entry]);
      insertRows(this.#connection, `${POSTING_TABLE[clock]} (term, key, entry)`, rows);
    }
  }
}

function compare(left: Posting, right: Posting): number {
  if (left.term !== right.term) return left.term - right.term;
  return left.key < right.key ? -1 : left.key > right.key ? 1 : 0;
}
