/** How many: from the counters where whole collections are asked for, else from the entries that match. */
import type { Viewer } from '../../../domain/authority.ts';
import { Histogram, type HistogramBucket } from '../../../domain/query/histogram.ts';
import { instantOf, UNDATED_MARK } from '../../../domain/query/order-key.ts';
import { type EntryQuery, narrowRanges } from '../../../domain/query/query.ts';
import { FACET_DIMENSIONS, type Term, term } from '../../../domain/query/terms.ts';
import { parseZone } from '../../../domain/time/time-zone.ts';
import type { Interval } from '../../../domain/record/vocabulary.ts';
import type { CollectionExtent, CorrespondenceRow, Extent } from '../../store.ts';
import type { DayCountDocument } from '../documents.ts';
import { ofDimension, rangeFiltersOf } from './entry-filter.ts';
import { datedEnds, headOf } from './entry-reads.ts';
import type { Snapshot } from './snapshot.ts';
import { collectionsWithin, readableCollections, wholePart } from './counters.ts';
import { DAY_FIELD, KEY_FIELD } from '../tables.ts';

export async function countOf(snapshot: Snapshot, query: EntryQuery): Promise<number> {
  const part = wholePart(query);
  if (part === 'ALL') return countTerms(snapshot, await collectionsWithin(snapshot, query.groups));
  if (part !== null) return sum((await wholeDays(snapshot, query)).map(({ count }) => count));
  const { tables, session } = snapshot;
  let count = 0;
  for (const { filter, hint } of rangeFiltersOf(query))
    count += await tables.entries.countDocuments(filter, { session, hint });
  return count;
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

export async function termCountsOf(snapshot: Snapshot, query: EntryQuery): Promise<Map<Term, number>> {
  const { tables, session } = snapshot;
  const counts = new Map<Term, number>();
  const add = ({ _id, count }: { _id: Term; count: number }) => counts.set(_id, (counts.get(_id) ?? 0) + count);
  const inFacets = (field: string) => ({ $or: FACET_DIMENSIONS.map((each) => ({ [field]: ofDimension(each) })) });
  if (wholePart(query) === 'ALL') {
    const collections = await collectionsWithin(snapshot, query.groups);
    const whole = [
      { $match: { $and: [inFacets('term'), { collection: { $in: collections }, count: { $gt: 0 } }] } },
      { $group: { _id: '$term', count: { $sum: '$count' } } },
    ];
    for await (const row of tables.termCounts.aggregate<{ _id: Term; count: number }>(whole, { session, hint: 'term' }))
      add(row);
    return counts;
  }
  for (const { filter, hint } of rangeFiltersOf(query)) {
    const filtered = [
      { $match: filter },
      { $project: { terms: 1 } },
      { $unwind: '$terms' },
      { $match: inFacets('terms') },
      { $group: { _id: '$terms', count: { $sum: 1 } } },
    ];
    for await (const row of tables.entries.aggregate<{ _id: Term; count: number }>(filtered, { session, hint }))
      add(row);
  }
  return counts;
}

export async function histogramOf(
  snapshot: Snapshot,
  query: EntryQuery,
  interval: Interval,
  zone: string,
): Promise<HistogramBucket[]> {
  const histogram = new Histogram(interval, zone);
  if (wholePart(query) !== null && interval !== 'HOUR' && parseZone(zone) === 'UTC') {
    for (const { day, visibility, count } of await wholeDays(snapshot, query)) histogram.addDay(day, visibility, count);
    return histogram.buckets();
  }
  const { tables, session } = snapshot;
  const key = KEY_FIELD[query.clock];
  const day = DAY_FIELD[query.clock];
  const projection = { [key]: 1, [day]: 1, visibility: 1 };
  for (const { filter, hint } of rangeFiltersOf(query)) {
    for await (const entry of tables.entries.find(filter, { session, hint, projection })) {
      histogram.add(instantOf(entry[key]), entry[day], entry.visibility);
    }
  }
  return histogram.buckets();
}

export async function correspondenceOf(snapshot: Snapshot, query: EntryQuery): Promise<CorrespondenceRow[]> {
  const { tables, session } = snapshot;
  const key = `$${KEY_FIELD[query.clock]}`;
  const rows = new Map<string, CorrespondenceRow>();
  for (const { filter, hint } of rangeFiltersOf(query)) {
    const pairs = [
      { $match: { $and: [filter, { terms: { $elemMatch: ofDimension('pair') } }] } },
      { $project: { terms: 1, [KEY_FIELD[query.clock]]: 1 } },
      { $unwind: '$terms' },
      { $match: { terms: ofDimension('pair') } },
      { $group: { _id: '$terms', count: { $sum: 1 }, first: { $min: key }, last: { $max: key } } },
    ];
    for await (const row of tables.entries.aggregate<PairCount>(pairs, { session, hint })) {
      const [from = '', to = ''] = row._id.slice('pair='.length).split('>');
      // The ranges ascend, so that what was found before came earlier.
      const earlier = rows.get(row._id);
      const first = earlier?.first ?? row.first;
      rows.set(row._id, { from, to, count: row.count + (earlier?.count ?? 0), first, last: row.last });
    }
  }
  return [...rows.values()].sort(byFallingCount);
}

interface PairCount {
  readonly _id: Term;
  readonly count: number;
  readonly first: string;
  readonly last: string;
}

function byFallingCount(left: CorrespondenceRow, right: CorrespondenceRow): number {
  if (left.count !== right.count) return right.count - left.count;
  if (left.from !== right.from) return left.from < right.from ? -1 : 1;
  return left.to < right.to ? -1 : 1;
}

/** How many entries these collections have together. */
export async function countTerms({ tables, session }: Snapshot, collections: readonly string[]): Promise<number> {
  const filter = { term: { $in: collections.map((id) => term('collection', id)) } };
  return sum((await tables.termCounts.find(filter, { session }).toArray()).map(({ count }) => count));
}

async function wholeDays(snapshot: Snapshot, query: EntryQuery): Promise<DayCountDocument[]> {
  const { tables, session } = snapshot;
  const part = wholePart(query);
  const collection = { $in: await collectionsWithin(snapshot, query.groups) };
  const filter = { clock: { $eq: query.clock }, collection, count: { $gt: 0 } };
  const days = await tables.dayCounts.find(filter, { session, hint: 'clock' }).toArray();
  return days.filter(({ day }) => part === 'ALL' || (day === null) === (part === 'UNDATED'));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
