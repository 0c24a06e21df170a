/** The reads that may take longer than a replay's clock can wait. They run on reader threads. */
import { checkFile } from '../check/file-check.ts';
import { correspondenceOf, histogramOf, termCountsOf } from './aggregate-reads.ts';
import { pageOf } from './entry-reads.ts';
import { countNamed, listNamed } from './named-reads.ts';
import { searchOf } from './text-search.ts';
import type { Steps } from '../../kit/steps.ts';
import type { SqliteConnection } from '../connection.ts';
import { countOf, extentOf } from './count-reads.ts';

export const SLOW_READS = {
  checkFile,
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

/** The same reads without the connection: each thread has its own. */
export type SlowReadCalls = {
  readonly [Name in SlowRead]: SlowReads[Name] extends (
    connection: SqliteConnection,
    ...given: infer Given
  ) => infer Result
    ? (...given: Given) => Result extends Steps<infer Done> ? Done : Result
    : never;
};
