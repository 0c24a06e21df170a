/** Counts entries: from the counters if possible, otherwise entry by entry. */
import { readableTerms, type Viewer } from '../../../domain/authority.ts';
import { UNDATED_MARK } from '../../../domain/query/order-key.ts';
import { type EntryQuery, type KeyRange, narrowRanges } from '../../../domain/query/query.ts';
import { isCounted, term } from '../../../domain/query/terms.ts';
import type { Steps } from '../../kit/steps.ts';
import type { CollectionExtent, Extent } from '../../store.ts';
import type { SqliteConnection } from '../connection.ts';
import { collectionSizes, collectionsOf, countsByCollection, isByCollection, isUnbounded, sumOf } from './counters.ts';
import { planMatching } from './matching.ts';
import { countWithin } from './query-sql.ts';
import { headOf } from '../meta.ts';
import { visitInSteps } from './range-steps.ts';
import { chosen, keysOf } from './matching-keys.ts';

const EVERYWHERE: readonly KeyRange[] = [{ from: null, to: null }];

export function* countOf(connection: SqliteConnection, query: EntryQuery): Steps<number> {
  return countedByCounters(connection, query) ?? (yield* countOneByOne(connection, query));
}

export function* extentOf(connection: SqliteConnection, query: EntryQuery): Steps<Extent> {
  const datedOnly = { ...query, ranges: narrowRanges(query.ranges, null, UNDATED_MARK) };
  const undated = yield* countOneByOne(connection, { ...query, ranges: undatedOf(query.ranges) });
  const all = yield* countOf(connection, query);
  const end = { after: null, before: null, limit: 1 };
  const first = yield* keysOf(connection, datedOnly, { ...end, from: 'START' });
  const last = yield* keysOf(connection, datedOnly, { ...end, from: 'END' });
  return {
    dated: all - undated,
    undated,
    first: first.items[0] ?? null,
    last: last.items[0] ?? null,
    head: headOf(connection),
  };
}

export function* collectionExtentOf(connection: SqliteConnection, viewer: Viewer, id: string): Steps<CollectionExtent> {
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
  const { dated, undated, first, last } = yield* extentOf(connection, query);
  return { entries: dated + undated, first, last };
}

function* countOneByOne(connection: SqliteConnection, query: EntryQuery): Steps<number> {
  const matching = planMatching(connection, query);
  if (matching === null) return 0;
  if (matching.ids !== null || matching.search !== null) return (yield* chosen(connection, matching)).length;
  let sum = 0;
  for (const range of matching.ranges) {
    yield* visitInSteps(connection, matching, range, 'ASC', (part) => {
      const { text, values } = countWithin(matching, part);
      sum += connection.all<{ count: number }>(text, ...values)[0]?.count ?? 0;
      return true;
    });
  }
  return sum;
}

/**
 * For whole collections, or for one more term in whole collections; otherwise null, because no counter has the number.
 */
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
