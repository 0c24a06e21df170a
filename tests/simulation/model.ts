/**
 * A simple model of a replay: the client must have all matching entries, in their present state, up to the last order
 * key played. The model does not depend on how the service works.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Viewer } from '../../src/domain/authority.ts';
import { compileFilter, type EntryFilter } from '../../src/domain/query/filter.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import { instantOf, type OrderKey } from '../../src/domain/query/order-key.ts';
import { type EntryQuery, orderKeyIn } from '../../src/domain/query/query.ts';
import type { EntryRecord } from '../../src/domain/record/record.ts';
import type { Clock } from '../../src/domain/record/vocabulary.ts';
import type { RecordState } from './record-history.ts';

/** The entries that a replay selects for a viewer, with their order keys. */
export class Selection {
  readonly viewer: Viewer;
  readonly filter: EntryFilter;
  readonly clock: Clock;
  /** Inclusive. */
  readonly from: Instant | null;
  /** Exclusive. */
  readonly to: Instant | null;
  readonly #query: EntryQuery;
  readonly #orderKeys = new WeakMap<EntryRecord, { readonly place: OrderKey | null }>();

  constructor(given: Pick<Selection, 'viewer' | 'filter' | 'clock' | 'from' | 'to'>) {
    this.viewer = given.viewer;
    this.filter = given.filter;
    this.clock = given.clock;
    this.from = given.from;
    this.to = given.to;
    this.#query = compileFilter(this.filter, this.clock, this.viewer);
  }

  /**
   * The order key of an entry in the replay. Null if it is undated, or outside the filter, bounds or viewer's
   * authority.
   */
  orderKeyOf(entry: EntryRecord): OrderKey | null {
    const known = this.#orderKeys.get(entry);
    if (known !== undefined) return known.place;
    const key = orderKeyIn(this.#query, entry);
    const instant = key === null ? null : instantOf(key);
    const isWithin = instant !== null && instant >= (this.from ?? -Infinity) && instant < (this.to ?? Infinity);
    const place = isWithin ? key : null;
    this.#orderKeys.set(entry, { place });
    return place;
  }
}

/** The entries that the client must have after an order key was played; `UNDATED_MARK` if everything was played. */
export function expectedEntries(
  record: RecordState,
  selection: Selection,
  played: OrderKey | null,
): Map<string, EntryRecord> {
  const held = new Map<string, EntryRecord>();
  if (played === null) return held;
  for (const [id, entry] of record) {
    const place = selection.orderKeyOf(entry);
    if (place !== null && place <= played) held.set(id, entry);
  }
  return held;
}

/** The entries after an order key, which are still to be played. */
export function ahead(record: RecordState, selection: Selection, played: OrderKey | null): EntryRecord[] {
  return [...record.values()].filter((entry) => {
    const place = selection.orderKeyOf(entry);
    return place !== null && (played === null || place > played);
  });
}

/** A merge changes the ids under which an entry is found. The readers of the entry see no change, and get no frame. */
export function isShownAlike(one: EntryRecord, other: EntryRecord): boolean {
  const shownOf = (entry: EntryRecord) => ({ ...entry, sameAs: null, sequence: null });
  return isDeepStrictEqual(shownOf(one), shownOf(other));
}
