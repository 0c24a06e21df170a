/**
 * Plans how a query is answered: which group of terms is walked in the order of the keys, which groups are only probed,
 * and which groups every entry satisfies anyway.
 */
import type { OrderKey } from '../../../domain/query/order-key.ts';
import { type EntryQuery, type KeyRange, narrowRanges } from '../../../domain/query/query.ts';
import type { SearchQuery } from '../../../domain/search/search-query.ts';
import { isCounted, type Term } from '../../../domain/query/terms.ts';
import type { Clock } from '../../../domain/record/vocabulary.ts';
import type { SqliteConnection } from '../connection.ts';
import { isByCollection } from '../../kit/counted-query.ts';
import { collectionSizes, collectionsOf, sumOf, termTotals } from './counters.ts';

/** A query with its terms as numbers. */
export interface Matching {
  readonly clock: Clock;
  readonly ranges: readonly KeyRange[];
  /** The terms to walk, or null to walk all entries. */
  readonly driver: readonly number[] | null;
  /** An entry must carry at least one term of each group. */
  readonly probes: readonly (readonly number[])[];
  readonly knownBefore: OrderKey | null;
  readonly ids: readonly string[] | null;
  readonly search: SearchQuery | null;
}

interface Group {
  readonly numbers: readonly number[];
  /** An upper bound of the entries that satisfy it; 0 for terms that are not counted, which few entries carry. */
  readonly size: number;
}

/** The plan, or null if nothing can match. */
export function planMatching(connection: SqliteConnection, query: EntryQuery): Matching | null {
  const groups = sizedGroups(connection, query.groups);
  if (groups === null) return null;
  const onDisclosed = query.clock === 'DISCLOSED';
  const ranges = narrowRanges(query.ranges, null, onDisclosed ? query.knownBefore : null);
  if (ranges.length === 0) return null;
  const [driver, ...probes] = groups.sort((left, right) => left.size - right.size);
  return {
    clock: query.clock,
    ranges,
    driver: driver?.numbers ?? null,
    probes: probes.map((group) => group.numbers),
    knownBefore: onDisclosed ? null : query.knownBefore,
    ids: query.ids,
    search: query.search,
  };
}

/** Without the groups that every entry satisfies; null if a group has no entry. */
function sizedGroups(connection: SqliteConnection, terms: readonly (readonly Term[])[]): Group[] | null {
  if (terms.length === 0) return [];
  const totals = termTotals(connection, terms.flat());
  const sizes = collectionSizes(connection);
  const all = sumOf(sizes);
  const groups: Group[] = [];
  for (const given of terms) {
    const known = given.flatMap((each) => totals.get(each) ?? []);
    if (known.length === 0) return null;
    const byCollection = isByCollection(given);
    const counts = byCollection
      ? [...collectionsOf(connection, [given], sizes).values()]
      : known.map(({ count }) => count);
    const size = counts.reduce((sum, count) => sum + count, 0);
    const isExact = given.every(isCounted) && (byCollection || given.length === 1);
    if (isExact && size === 0) return null;
    if (isExact && size === all) continue;
    groups.push({ numbers: known.map(({ number }) => number), size: given.every(isCounted) ? size : 0 });
  }
  return groups;
}
