/**
 * What a replay owes its client, in its plainest form: the entries of the record that match what was asked, each as it
 * is, up to the last place played. Whatever the service does to bring that about is no matter here.
 */
import type { Viewer } from '../../src/domain/authority.ts';
import { compileFilter, type EntryFilter } from '../../src/domain/query/filter.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import { instantOf, type OrderKey } from '../../src/domain/query/order-key.ts';
import { type EntryQuery, orderKeyIn } from '../../src/domain/query/query.ts';
import type { EntryRecord } from '../../src/domain/record/record.ts';
import type { Clock } from '../../src/domain/record/vocabulary.ts';
import type { RecordState } from './chronicle.ts';

/** What is replayed, to whom. */
export class Asked {
  readonly viewer: Viewer;
  readonly filter: EntryFilter;
  readonly clock: Clock;
  /** Inclusive. */
  readonly from: Instant | null;
  /** Exclusive. */
  readonly to: Instant | null;
  readonly #query: EntryQuery;
  readonly #places = new WeakMap<EntryRecord, { readonly place: OrderKey | null }>();

  constructor(given: Pick<Asked, 'viewer' | 'filter' | 'clock' | 'from' | 'to'>) {
    this.viewer = given.viewer;
    this.filter = given.filter;
    this.clock = given.clock;
    this.from = given.from;
    this.to = given.to;
    this.#query = compileFilter(this.filter, this.clock, this.viewer);
  }

  /** Where an entry stands in the replay; null where it is left out: by the filter, the viewer, the bounds, or undated. */
  placeOf(entry: EntryRecord): OrderKey | null {
    const known = this.#places.get(entry);
    if (known !== undefined) return known.place;
    const key = orderKeyIn(this.#query, entry);
    const instant = key === null ? null : instantOf(key);
    const isWithin = instant !== null && instant >= (this.from ?? -Infinity) && instant < (this.to ?? Infinity);
    const place = isWithin ? key : null;
    this.#places.set(entry, { place });
    return place;
  }
}

/** What the client must hold when all up to a place is played; `UNDATED_MARK` where nothing is left to play. */
export function mustHold(record: RecordState, asked: Asked, played: OrderKey | null): Map<string, EntryRecord> {
  const held = new Map<string, EntryRecord>();
  if (played === null) return held;
  for (const [id, entry] of record) {
    const place = asked.placeOf(entry);
    if (place !== null && place <= played) held.set(id, entry);
  }
  return held;
}

/** What is still to be played beyond a place. */
export function ahead(record: RecordState, asked: Asked, played: OrderKey | null): EntryRecord[] {
  return [...record.values()].filter((entry) => {
    const place = asked.placeOf(entry);
    return place !== null && (played === null || place > played);
  });
}
