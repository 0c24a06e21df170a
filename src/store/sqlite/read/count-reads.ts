/** Counts entries: from the counters if possible, otherwise entry by entry. */
import { readableTerms, type Viewer } from '../../../domain/authority.ts';
import { UNDATED_MARK } from '../../../domain/query/order-key.ts';
import { type EntryQuery, type KeyRange, narrowRanges } from '../../../domain/query/query.ts';
import { term } from '../../../domain/query/terms.ts';
import { countedQuery } from '../../kit/counted-query.ts';
import type { Clock } from '../../../domain/record/vocabulary.ts';
import type { Steps } from '../../kit/steps.ts';
import type { CollectionExtent, Extent } from '../../store.ts';
import type { SqliteConnection } from '../connection.ts';
import { collectionSizes, collectionsOf, countsByCollection, sumOf } from './counters.ts';
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
  const undated = yield* countOf(connection, { ...query, ranges: undatedOf(query.ranges) });
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

/** Null where no counter has the number. */
function countedByCounters(connection: SqliteConnection, query: EntryQuery): number | null {
  const counted = countedQuery(query);
  if (counted === null) return null;
  const { groups, term: wanted, part } = counted;
  const collections = collectionsOf(connection, groups, collectionSizes(connection));
  if (wanted !== null) {
    const counts = countsByCollection(connection, wanted);
    return sumOf(new Map([...counts].filter(([collection]) => collections.has(collection))));
  }
  if (part === 'ALL') return sumOf(collections);
  const undated = undatedIn(connection, query.clock, [...collections.keys()]);
  return part === 'UNDATED' ? undated : sumOf(collections) - undated;
}

function undatedIn(connection: SqliteConnection, clock: Clock, collections: readonly string[]): number {
  const [row] = connection.all<{ count: number | null }>(
    `SELECT sum(count) AS count FROM day_count
     WHERE clock = ? AND collection IN (SELECT value FROM json_each(?)) AND day = ''`,
    clock,
    JSON.stringify(collections),
  );
  return row?.count ?? 0;
}

function undatedOf(ranges: readonly KeyRange[]): KeyRange[] {
  return ranges
    .filter(({ to }) => to === null || to > UNDATED_MARK)
    .map(({ from, to }) => ({ from: from === null || from < UNDATED_MARK ? UNDATED_MARK : from, to }));
}
