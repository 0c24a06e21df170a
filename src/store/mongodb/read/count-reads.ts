/** Counts entries: from the counters if possible, otherwise from the matching entries. */
import type { Viewer } from '../../../domain/authority.ts';
import { UNDATED_MARK } from '../../../domain/query/order-key.ts';
import { type EntryQuery, narrowRanges } from '../../../domain/query/query.ts';
import { term } from '../../../domain/query/terms.ts';
import type { CollectionExtent, Extent } from '../../store.ts';
import type { DayCountDocument } from '../documents.ts';
import { rangeFiltersOf } from './query-filter.ts';
import { datedEnds } from './entry-reads.ts';
import type { Snapshot } from './snapshot.ts';
import { type ClockPart, countedQuery, type CountedQuery } from '../../kit/counted-query.ts';
import type { Clock } from '../../../domain/record/vocabulary.ts';
import { collectionsWithin, readableCollections } from './counters.ts';
import { headOf } from '../meta.ts';

export async function countOf(snapshot: Snapshot, query: EntryQuery): Promise<number> {
  const counted = countedQuery(query);
  if (counted !== null) return countedByCounters(snapshot, query.clock, counted);
  const { tables, session } = snapshot;
  let count = 0;
  for (const { filter, hint } of rangeFiltersOf(query))
    count += await tables.entries.countDocuments(filter, { session, hint });
  return count;
}

async function countedByCounters(
  snapshot: Snapshot,
  clock: Clock,
  { groups, term: wanted, part }: CountedQuery,
): Promise<number> {
  const collections = await collectionsWithin(snapshot, groups);
  if (wanted === null) {
    if (part === 'ALL') return countTerms(snapshot, collections);
    return sum((await daysOf(snapshot, clock, collections, part)).map(({ count }) => count));
  }
  const { tables, session } = snapshot;
  const filter = { term: { $eq: wanted }, collection: { $in: collections } };
  return sum((await tables.termCounts.find(filter, { session, hint: 'term' }).toArray()).map(({ count }) => count));
}

export async function extentOf(snapshot: Snapshot, query: EntryQuery): Promise<Extent> {
  const dated = await countOf(snapshot, { ...query, ranges: narrowRanges(query.ranges, null, UNDATED_MARK) });
  return {
    dated,
    undated: (await countOf(snapshot, query)) - dated,
    ...(await datedEnds(snapshot, query)),
    head: await headOf(snapshot),
  };
}

export async function collectionExtentOf(snapshot: Snapshot, viewer: Viewer, id: string): Promise<CollectionExtent> {
  const readable = await readableCollections(snapshot, viewer);
  if (readable !== null && !readable.includes(id)) return { entries: 0, first: null, last: null };
  const query: EntryQuery = {
    clock: 'OCCURRED',
    groups: [[term('collection', id)]],
    ids: null,
    ranges: [{ from: null, to: null }],
    knownBefore: null,
    search: null,
  };
  return { entries: await countTerms(snapshot, [id]), ...(await datedEnds(snapshot, query)) };
}

/** How many entries these collections have together. */
export async function countTerms({ tables, session }: Snapshot, collections: readonly string[]): Promise<number> {
  const filter = { term: { $in: collections.map((id) => term('collection', id)) } };
  return sum((await tables.termCounts.find(filter, { session }).toArray()).map(({ count }) => count));
}

/** How many entries of these collections fall on each day of a clock. */
export async function daysOf(
  { tables, session }: Snapshot,
  clock: Clock,
  collections: readonly string[],
  part: ClockPart,
): Promise<DayCountDocument[]> {
  const filter = { clock: { $eq: clock }, collection: { $in: [...collections] }, count: { $gt: 0 } };
  const days = await tables.dayCounts.find(filter, { session, hint: 'clock' }).toArray();
  return days.filter(({ day }) => part === 'ALL' || (day === null) === (part === 'UNDATED'));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
