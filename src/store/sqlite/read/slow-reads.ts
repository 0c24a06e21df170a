/** The reads that can take longer than a replay's clock may wait, so that they run on threads of their own. */
import { correspondenceOf, histogramOf, termCountsOf } from './aggregate-reads.ts';
import { pageOf } from './entry-reads.ts';
import { countNamed, listNamed } from './named-reads.ts';
import { searchOf } from './text-search.ts';
import type { SqliteConnection } from '../connection.ts';
import { countOf, extentOf } from './count-reads.ts';

export const SLOW_READS = {
  count: countOf,
  countNamed,
  correspondence: correspondenceOf,
  extent: extentOf,
  histogram: histogramOf,
  listNamed,
  page: pageOf,
  search: searchOf,
  termCounts: termCountsOf,
};
type SlowReads = typeof SLOW_READS;
export type SlowRead = keyof SlowReads;

/** The same, on the connection of the thread that is asked. */
export type SlowReadCalls = {
  readonly [Name in SlowRead]: SlowReads[Name] extends (
    connection: SqliteConnection,
    ...given: infer Given
  ) => infer Result
    ? (...given: Given) => Result
    : never;
};
