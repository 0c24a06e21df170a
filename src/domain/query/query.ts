/** A query to a store: a filter, a clock and a viewer, translated into terms and ranges of order keys. */
import { indexEntry, keyOn } from './entry-index.ts';
import type { OrderKey } from './order-key.ts';
import type { EntryRecord } from '../record/record.ts';
import { matchTerms, type SearchQuery } from '../search/search-query.ts';
import { type Term, term, termsOf, valueOf } from './terms.ts';
import type { Access, Clock } from '../record/vocabulary.ts';

/** From a key (inclusive) to a key (exclusive); null is unbounded. */
export interface KeyRange {
  readonly from: OrderKey | null;
  readonly to: OrderKey | null;
}

export interface EntryQuery {
  readonly clock: Clock;
  /** An entry must carry at least one term of every group. The viewer's authority is one of the groups. */
  readonly groups: readonly (readonly Term[])[];
  /** Only these entries, or null for all. */
  readonly ids: readonly string[] | null;
  /** Ranges on the clock's order key, disjoint and ascending; an entry must stand in one of them. */
  readonly ranges: readonly KeyRange[];
  /** Exclusive upper bound on the key of the `DISCLOSED` clock (`knownOn`), or null. */
  readonly knownBefore: OrderKey | null;
  readonly search: SearchQuery | null;
}

/**
 * The entry's position in the result of a query: its order key, or null if the query leaves it out. The same rule as in
 * the stores, for entries in memory (a change that arrives, a candidate for `nearby`).
 */
export function orderKeyIn(query: EntryQuery, entry: EntryRecord): OrderKey | null {
  const key = keyOn(entry, query.clock);
  if (!query.ranges.some((range) => inRange(range, key))) return null;
  if (query.ids !== null && !query.ids.includes(entry.id)) return null;
  if (query.knownBefore !== null && keyOn(entry, 'DISCLOSED') >= query.knownBefore) return null;
  const terms = new Set<Term>(termsOf(entry));
  if (!query.groups.every((group) => group.some((wanted) => terms.has(wanted)))) return null;
  if (query.search !== null && matchTerms(query.search, indexEntry(entry).words) === null) return null;
  return key;
}

/**
 * The order key at which a query may have shown an erased entry, or null if it can't have. Its other terms are no
 * longer known.
 */
export function orderKeyOfHidden(query: EntryQuery, { id, key, collection, access }: HiddenEntry): OrderKey | null {
  if (!query.ranges.some((range) => inRange(range, key))) return null;
  if (query.ids !== null && !query.ids.includes(id)) return null;
  const known = [term('collection', collection), term('access', access)];
  const isKnown = (given: Term) => valueOf('collection', given) !== null || valueOf('access', given) !== null;
  const fits = query.groups.every((group) => !group.every(isKnown) || group.some((wanted) => known.includes(wanted)));
  return fits ? key : null;
}

export interface HiddenEntry {
  readonly id: string;
  readonly key: OrderKey;
  readonly collection: string;
  readonly access: Access;
}

function inRange(range: KeyRange, key: OrderKey): boolean {
  return (range.from === null || key >= range.from) && (range.to === null || key < range.to);
}

/** The ranges after `after` (exclusive) and before `before` (exclusive). */
export function narrowRanges(
  ranges: readonly KeyRange[],
  after: OrderKey | null,
  before: OrderKey | null,
): readonly KeyRange[] {
  // No key sorts between a key and the same key followed by a space: an id holds no lower character.
  const lower = after === null ? null : `${after} `;
  return ranges
    .map((range) => ({ from: later(range.from, lower), to: earlier(range.to, before) }))
    .filter((range) => range.from === null || range.to === null || range.from < range.to);
}

function later(left: OrderKey | null, right: OrderKey | null): OrderKey | null {
  if (left === null || right === null) return left ?? right;
  return left > right ? left : right;
}

function earlier(left: OrderKey | null, right: OrderKey | null): OrderKey | null {
  if (left === null || right === null) return left ?? right;
  return left < right ? left : right;
}
