import { type EntryChange, isBeyond } from '../domain/commit/change-log.ts';
import { keyOn } from '../domain/query/entry-index.ts';
import type { OrderKey } from '../domain/query/order-key.ts';
import type { EntryRecord } from '../domain/record/record.ts';
import type { Clock } from '../domain/record/vocabulary.ts';
import type { EntrySlice } from '../store/store.ts';

/** The entries that a replay has read ahead, as the record was at one commit. */
export class PrefetchedPage {
  readonly #slice: EntrySlice;
  readonly #clock: Clock;
  #index = 0;

  constructor(slice: EntrySlice, clock: Clock) {
    this.#slice = slice;
    this.#clock = clock;
  }

  /** The entry that plays next; null after the last one. */
  get next(): EntryRecord | null {
    return this.#slice.items[this.#index] ?? null;
  }

  /** Whether all its entries are played. An empty page is not spent: it means that the timeline is at its end. */
  get isSpent(): boolean {
    const { length } = this.#slice.items;
    return this.#index === length && length > 0;
  }

  /** Marks `next` as played. */
  advance(): void {
    this.#index += 1;
  }

  /**
   * Whether a line of the change log makes the page out of date.
   *
   * @param orderKeys the order keys that the line touches; null if they are not known
   */
  isOutdatedBy(line: EntryChange, orderKeys: readonly OrderKey[] | null): boolean {
    const { items, more, head } = this.#slice;
    if (!isBeyond(line, { sequence: head, ordinal: null })) return false;
    const last = items.at(-1);
    // The last page reaches to the end of the timeline.
    const end = more && last !== undefined ? keyOn(last, this.#clock) : null;
    return orderKeys === null || end === null || orderKeys.some((key) => key <= end);
  }
}
