/** Facets, histogram and correspondence: from the counters where possible, otherwise counted entry by entry. */
import { Histogram, type HistogramBucket } from '../../../domain/query/histogram.ts';
import { instantOf, type OrderKey } from '../../../domain/query/order-key.ts';
import type { EntryQuery } from '../../../domain/query/query.ts';
import { type Dimension, FACET_DIMENSIONS, type Term, termsOfDimension, valueOf } from '../../../domain/query/terms.ts';
import type { Interval, Visibility } from '../../../domain/record/vocabulary.ts';
import type { CorrespondenceRow } from '../../store.ts';
import type { SqliteConnection } from '../connection.ts';
import { collectionSizes, collectionsOf, isByCollection, isUnbounded } from './counters.ts';
import { matchingRows } from './matching-rows.ts';

export function termCountsOf(connection: SqliteConnection, query: EntryQuery): Map<Term, number> {
  return connection.snapshot(() => {
    const isFacet = (given: Term) => FACET_DIMENSIONS.some((dimension) => valueOf(dimension, given) !== null);
    const counts = wholeCollections(connection, query);
    if (counts !== null) return new Map(FACET_DIMENSIONS.flatMap((each) => countedTerms(connection, each, counts)));
    const byNumber = new Map<number, number>();
    for (const { terms } of matchingRows<{ terms: string }>(connection, query, 'TERMS')) {
      for (const number of JSON.parse(terms) as number[]) byNumber.set(number, (byNumber.get(number) ?? 0) + 1);
    }
    const texts = termTexts(connection, [...byNumber.keys()]);
    return new Map(
      texts.filter(({ text }) => isFacet(text)).map(({ text, number }) => [text, byNumber.get(number) ?? 0]),
    );
  });
}

export function histogramOf(
  connection: SqliteConnection,
  query: EntryQuery,
  interval: Interval,
  zone: string,
): HistogramBucket[] {
  return connection.snapshot(() => {
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
    type Row = { key: OrderKey; day: string | null; timed: number | null; visibility: Visibility };
    for (const { key, day, timed, visibility } of matchingRows<Row>(connection, query, 'DAY')) {
      buckets.add(instantOf(key), day === null ? null : { day, timed: timed === 1 }, visibility);
    }
    return buckets.buckets();
  });
}

export function correspondenceOf(connection: SqliteConnection, query: EntryQuery): CorrespondenceRow[] {
  return connection.snapshot(() => {
    const pairs = new Map<number, Omit<CorrespondenceRow, 'from' | 'to'>>();
    for (const { key, terms } of matchingRows<{ key: OrderKey; terms: string }>(connection, query, 'TERMS')) {
      for (const number of JSON.parse(terms) as number[]) {
        const pair = pairs.get(number);
        if (pair === undefined) pairs.set(number, { count: 1, first: key, last: key });
        else {
          pairs.set(number, {
            count: pair.count + 1,
            first: key < pair.first ? key : pair.first,
            last: key > pair.last ? key : pair.last,
          });
        }
      }
    }
    return termTexts(connection, [...pairs.keys()])
      .flatMap(({ text, number }) => toRow(text, pairs.get(number)))
      .sort(compareRows);
  });
}

/** The collections, where the query asks for whole collections; otherwise null. */
function wholeCollections(connection: SqliteConnection, query: EntryQuery): string[] | null {
  if (!isUnbounded(query) || !query.groups.every(isByCollection)) return null;
  return [...collectionsOf(connection, query.groups, collectionSizes(connection)).keys()];
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

function toRow(text: Term, pair: Omit<CorrespondenceRow, 'from' | 'to'> | undefined): CorrespondenceRow[] {
  const [from, to] = valueOf('pair', text)?.split('>') ?? [];
  return pair === undefined || from === undefined || to === undefined ? [] : [{ from, to, ...pair }];
}

function compareRows(left: CorrespondenceRow, right: CorrespondenceRow): number {
  if (left.count !== right.count) return right.count - left.count;
  if (left.from !== right.from) return left.from < right.from ? -1 : 1;
  return left.to < right.to ? -1 : 1;
}
