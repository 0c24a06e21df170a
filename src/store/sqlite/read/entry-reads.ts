/** Reading entries in the order of a clock, and counting them. */
import { mayReadEntry, readableTerms, type Viewer } from '../../../domain/authority.ts';
import { type OrderKey, UNDATED_MARK } from '../../../domain/query/order-key.ts';
import { type EntryQuery, type KeyRange, narrowRanges } from '../../../domain/query/query.ts';
import type { EntryRecord, EntryRevision } from '../../../domain/record/record.ts';
import { isCounted, term } from '../../../domain/query/terms.ts';
import type { CollectionExtent, EntrySlice, Extent, Slice, Window } from '../../store.ts';
import type { SqliteConnection } from '../connection.ts';
import { collectionSizes, collectionsOf, countsByCollection, isByCollection, isUnbounded, sumOf } from './counters.ts';
import { type Matching, planMatching } from './matching.ts';
import { amongIds, countWithin, walk } from './query-sql.ts';
import { headOf } from '../schema.ts';
import { entriesAt, storedEntries, storedRevisions } from './stored-entries.ts';
import { wordMatches } from './text-search.ts';
import { cutWindow } from './windows.ts';

const EVERYWHERE: readonly KeyRange[] = [{ from: null, to: null }];

export function entriesById(
  connection: SqliteConnection,
  viewer: Viewer,
  ids: readonly string[],
): (EntryRecord | null)[] {
  const found = new Map(storedEntries(connection, ids).map((entry) => [entry.id, entry]));
  return ids.map((id) => {
    const entry = found.get(id);
    return entry !== undefined && mayReadEntry(viewer, entry) ? entry : null;
  });
}

export function pageOf(connection: SqliteConnection, query: EntryQuery, window: Window<OrderKey>): EntrySlice {
  return connection.snapshot(() => {
    const { items, more } = keysOf(connection, query, window);
    return { items: entriesAt(connection, query.clock, items), more, head: headOf(connection) };
  });
}

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

export function revisionsOf(connection: SqliteConnection, viewer: Viewer, entries: readonly string[]): EntryRevision[] {
  return connection.snapshot(() => {
    const visible = entriesById(connection, viewer, entries).filter((entry) => entry !== null);
    return storedRevisions(
      connection,
      visible.map(({ id }) => id),
    );
  });
}

/** The keys of what matches within the window, ascending. */
function keysOf(connection: SqliteConnection, query: EntryQuery, window: Window<OrderKey>): Slice<OrderKey> {
  const ranges = narrowRanges(query.ranges, window.after, window.before);
  const matching = planMatching(connection, { ...query, ranges });
  if (matching === null) return { items: [], more: false };
  if (matching.ids !== null || matching.search !== null) {
    const keys = chosen(connection, matching).map(({ key }) => key);
    return cutWindow(keys.sort(), window);
  }
  const isForward = window.from === 'START';
  const keys: OrderKey[] = [];
  for (const range of isForward ? matching.ranges : [...matching.ranges].reverse()) {
    const { text, values } = walk(matching, range, isForward ? 'ASC' : 'DESC', window.limit + 1 - keys.length);
    keys.push(...connection.all<{ key: OrderKey }>(text, ...values).map(({ key }) => key));
    if (keys.length > window.limit) break;
  }
  return cutWindow(isForward ? keys : keys.reverse(), window);
}

/** What matches of few entries: those that are named, or those that a search finds. */
function chosen(connection: SqliteConnection, matching: Matching): { key: OrderKey }[] {
  if (matching.search !== null) return wordMatches(connection, matching, matching.search);
  const { text, values } = amongIds(matching, matching.ids ?? [], 'KEY');
  return connection.all<{ key: OrderKey }>(text, ...values);
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

/** Where the counters know it: all of some collections, or what carries one more term in them; else null. */
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
