/** Facets, histogram and correspondence: from the counters where possible, otherwise from the matching entries. */
import { Histogram, type HistogramBucket, inOrder } from '../../../domain/query/histogram.ts';
import { instantOf } from '../../../domain/query/order-key.ts';
import type { EntryQuery } from '../../../domain/query/query.ts';
import { FACET_DIMENSIONS, type Term } from '../../../domain/query/terms.ts';
import { parseZone } from '../../../domain/time/time-zone.ts';
import type { Interval } from '../../../domain/record/vocabulary.ts';
import type { CorrespondenceRow } from '../../store.ts';
import { ofDimension, rangeFiltersOf } from './query-filter.ts';
import type { Snapshot } from './snapshot.ts';
import { countedQuery } from '../../kit/counted-query.ts';
import { inParts } from '../../kit/steps.ts';
import { Turns } from '../../kit/turns.ts';
import { collectionsWithin } from './counters.ts';
import { DAY_FIELD, KEY_FIELD } from '../tables.ts';
import { daysOf } from './count-reads.ts';

export async function termCountsOf(snapshot: Snapshot, query: EntryQuery): Promise<Map<Term, number>> {
  const { tables, session } = snapshot;
  const counts = new Map<Term, number>();
  const add = ({ _id, count }: { _id: Term; count: number }) => counts.set(_id, (counts.get(_id) ?? 0) + count);
  const inFacets = (field: string) => ({ $or: FACET_DIMENSIONS.map((each) => ({ [field]: ofDimension(each) })) });
  const whole = countedQuery(query);
  if (whole?.term === null && whole.part === 'ALL') {
    const collections = await collectionsWithin(snapshot, whole.groups);
    const counted = [
      { $match: { $and: [inFacets('term'), { collection: { $in: collections }, count: { $gt: 0 } }] } },
      { $group: { _id: '$term', count: { $sum: '$count' } } },
    ];
    for await (const row of tables.termCounts.aggregate<{ _id: Term; count: number }>(counted, {
      session,
      hint: 'term',
    }))
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
  const whole = countedQuery(query);
  if (whole?.term === null && interval !== 'HOUR' && parseZone(zone) === 'UTC') {
    const days = await daysOf(snapshot, query.clock, await collectionsWithin(snapshot, whole.groups), whole.part);
    for (const { day, visibility, count } of days) histogram.addDay(day, visibility, count);
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
  return inOrder(
    await new Turns(0).complete(inParts(histogram.intervals, (some) => some.map((each) => histogram.bucketOf(each)))),
  );
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
      // The ranges ascend, so the entries found before came earlier.
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
