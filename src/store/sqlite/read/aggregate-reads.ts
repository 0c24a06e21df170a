/** Facets, histogram and correspondence: from the counters where possible, otherwise counted entry by entry. */
import { Histogram, type HistogramBucket, inOrder } from '../../../domain/query/histogram.ts';
import { instantOf, type OrderKey } from '../../../domain/query/order-key.ts';
import type { EntryQuery } from '../../../domain/query/query.ts';
import { type Dimension, FACET_DIMENSIONS, type Term, termsOfDimension, valueOf } from '../../../domain/query/terms.ts';
import type { Interval, Visibility } from '../../../domain/record/vocabulary.ts';
import { inParts, type Steps } from '../../kit/steps.ts';
import type { CorrespondenceRow } from '../../store.ts';
import type { SqliteConnection } from '../connection.ts';
import { countedQuery } from '../../kit/counted-query.ts';
import { collectionSizes, collectionsOf } from './counters.ts';
import { visitMatching } from './matching-rows.ts';

export function* termCountsOf(connection: SqliteConnection, query: EntryQuery): Steps<Map<Term, number>> {
  const isFacet = (given: Term) => FACET_DIMENSIONS.some((dimension) => valueOf(dimension, given) !== null);
  const whole = wholeCollections(connection, query);
  if (whole !== null) return new Map(FACET_DIMENSIONS.flatMap((each) => countedTerms(connection, each, whole)));
  const byNumber = new Map<number, number>();
  yield* visitMatching(connection, query, 'TERMS', ({ terms }) => {
    for (const number of JSON.parse(terms) as number[]) byNumber.set(number, (byNumber.get(number) ?? 0) + 1);
  });
  const texts = termTexts(connection, [...byNumber.keys()]);
  return new Map(
    texts.filter(({ text }) => isFacet(text)).map(({ text, number }) => [text, byNumber.get(number) ?? 0]),
  );
}

export function* histogramOf(
  connection: SqliteConnection,
  query: EntryQuery,
  interval: Interval,
  zone: string,
): Steps<HistogramBucket[]> {
  const buckets = new Histogram(interval, zone);
  const collections = zone === 'UTC' && interval !== 'HOUR' ? wholeCollections(connection, query) : null;
  if (collections !== null) {
    const rows = connection.all<{ day: string; visibility: Visibility; count: number }>(
      `SELECT day, visibility, sum(count) AS count FROM day_count
       WHERE clock = ? AND collection IN (SELECT value FROM json_each(?)) AND count > 0 GROUP BY day, visibility`,
      query.clock,
      JSON.stringify(collections),
    );
    for (const { day, visibility, count } of rows) buckets.addDay(day === '' ? null : day, visibility, count);
    return buckets.buckets();
  }
  yield* visitMatching(connection, query, 'DAY', ({ key, day, timed, visibility }) => {
    buckets.add(instantOf(key), day === null ? null : { day, timed: timed === 1 }, visibility);
  });
  return inOrder(yield* inParts(buckets.intervals, (some) => some.map((each) => buckets.bucketOf(each))));
}

export function* correspondenceOf(connection: SqliteConnection, query: EntryQuery): Steps<CorrespondenceRow[]> {
  const pairs = new Map<number, Pair>();
  yield* visitMatching(connection, query, 'TERMS', ({ key, terms }) => {
    for (const number of JSON.parse(terms) as number[]) pairs.set(number, withMessage(pairs.get(number), key));
  });
  return termTexts(connection, [...pairs.keys()])
    .flatMap(({ text, number }) => toRow(text, pairs.get(number)))
    .sort(compareRows);
}

type Pair = Omit<CorrespondenceRow, 'from' | 'to'>;

function withMessage(pair: Pair | undefined, key: OrderKey): Pair {
  if (pair === undefined) return { count: 1, first: key, last: key };
  return {
    count: pair.count + 1,
    first: key < pair.first ? key : pair.first,
    last: key > pair.last ? key : pair.last,
  };
}

/** The collections, where the query asks for whole collections; otherwise null. */
function wholeCollections(connection: SqliteConnection, query: EntryQuery): string[] | null {
  const counted = countedQuery(query);
  if (counted === null || counted.term !== null || counted.part !== 'ALL') return null;
  return [...collectionsOf(connection, counted.groups, collectionSizes(connection)).keys()];
}

/** Reads one dimension only: most terms are in dimensions that facets do not show, such as pairs of actors. */
function countedTerms(
  connection: SqliteConnection,
  dimension: Dimension,
  collections: readonly string[],
): [Term, number][] {
  const [from, to] = termsOfDimension(dimension);
  const rows = connection.all<{ text: Term; count: number }>(
    `SELECT term.text, sum(term_count.count) AS count FROM term CROSS JOIN term_count ON term_count.term = term.number
     WHERE term.text >= ? AND term.text < ?
       AND term_count.collection IN (SELECT value FROM json_each(?)) AND term_count.count > 0 GROUP BY term.text`,
    from,
    to,
    JSON.stringify(collections),
  );
  return rows.map(({ text, count }) => [text, count]);
}

function termTexts(connection: SqliteConnection, numbers: readonly number[]): { number: number; text: Term }[] {
  return connection.all(
    'SELECT term.number, term.text FROM json_each(?) AS wanted CROSS JOIN term ON term.number = wanted.value',
    JSON.stringify(numbers),
  );
}

function toRow(text: Term, pair: Pair | undefined): CorrespondenceRow[] {
  const [from, to] = valueOf('pair', text)?.split('>') ?? [];
  return pair === undefined || from === undefined || to === undefined ? [] : [{ from, to, ...pair }];
}

function compareRows(left: CorrespondenceRow, right: CorrespondenceRow): number {
  if (left.count !== right.count) return right.count - left.count;
  if (left.from !== right.from) return left.from < right.from ? -1 : 1;
  return left.to < right.to ? -1 : 1;
}
