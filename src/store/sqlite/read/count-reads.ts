/** Counting entries: from the counters where possible, otherwise one by one. */
import { readableTerms, type Viewer } from '../../../domain/authority.ts';
import { UNDATED_MARK } from '../../../domain/query/order-key.ts';
import { type EntryQuery, type KeyRange, narrowRanges } from '../../../domain/query/query.ts';
import { isCounted, term } from '../../../domain/query/terms.ts';
import type { CollectionExtent, Extent } from '../../store.ts';
import type { SqliteConnection } from '../connection.ts';
import { collectionSizes, collectionsOf, countsByCollection, isByCollection, isUnbounded, sumOf } from './counters.ts';
import { planMatching } from './matching.ts';
import { countWithin } from './query-sql.ts';
import { headOf } from '../meta.ts';
import { chosen, keysOf } from './matching-keys.ts';

const EVERYWHERE: readonly KeyRange[] = [{ from: null, to: null }];

export function countOf(connection: SqliteConnection, query: EntryQuery): number {
  return connection.snapshot(() => countedByCounters(connection, query) ?? countOneByOne(connection, query));
}

export function extentOf(connection: SqliteConnection, query: EntryQuery): Extent {
  return connection.snapshot(() => {
    const datedOnly = { ...query, ranges: narrowRanges(query.ranges, null, UNDATED_MARK) };
    const undated = countOneByOne(connection, { ...query, ranges: undatedOf(query.ranges) });
    const dated = (countedByCounters(connection, query) ?? countOneByOne(connection, query)) - undated;
    const end = (from: 'START' | 'END') =>
      keysOf(connection, datedOnly, { after: null, before: null, limit: 1, from }).items[0] ?? null;
    return { dated, undated, first: end('START'), last: end('END'), head: headOf(connection) };
  });
}

export function collectionExtentOf(connection: SqliteConnection, viewer: Viewer, id: string): CollectionExtent {
  return connection.snapshot(() => {
    const readable = readableTerms(viewer);
    const groups = [[term('collection', id)], ...(readable === null ? [] : [readable])];
    const query: EntryQuery = {
      clock: 'OCCURRED',
      groups,
      ids: null,
      ranges: EVERYWHERE,
      knownBefore: null,
      search: null,
    };
    const { dated, undated, first, last } = extentOf(connection, query);
    return { entries: dated + undated, first, last };
  });
}

function countOneByOne(connection: SqliteConnection, query: EntryQuery): number {
  const matching = planMatching(connection, query);
  if (matching === null) return 0;
  if (matching.ids !== null || matching.search !== null) return chosen(connection, matching).length;
  return matching.ranges.reduce((sum, range) => {
    const { text, values } = countWithin(matching, range);
    return sum + (connection.all<{ count: number }>(text, ...values)[0]?.count ?? 0);
  }, 0);
}

/** For whole collections, or for one more term in whole collections; otherwise null, because no counter knows it. */
function countedByCounters(connection: SqliteConnection, query: EntryQuery): number | null {
  if (!isUnbounded(query)) return null;
  const others = query.groups.filter((group) => !isByCollection(group));
  const [wanted] = others[0] ?? [];
  if (others.length > 1 || (others[0]?.length ?? 1) !== 1 || (wanted !== undefined && !isCounted(wanted))) return null;
  const collections = collectionsOf(connection, query.groups.filter(isByCollection), collectionSizes(connection));
  if (wanted === undefined) return sumOf(collections);
  const counts = countsByCollection(connection, wanted);
  return sumOf(new Map([...counts].filter(([collection]) => collections.has(collection))));
}

function undatedOf(ranges: readonly KeyRange[]): KeyRange[] {
  return ranges
    .filter(({ to }) => to === null || to > UNDATED_MARK)
    .map(({ from, to }) => ({ from: from === null || from < UNDATED_MARK ? UNDATED_MARK : from, to }));
}
