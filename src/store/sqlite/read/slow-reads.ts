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
type SlowReadTable = typeof SLOW_READS;
export type SlowRead = keyof SlowReadTable;

/** The same reads without the connection: each thread has its own. */
export type SlowReads = {
  readonly [Name in SlowRead]: SlowReadTable[Name] extends (
    connection: SqliteConnection,
    ...given: infer Given
  ) => infer Result
    ? (...given: Given) => Result extends Steps<infer Done> ? Done : Result
    : never;
};

/** A read as it is sent to a thread. */
interface SlowReadCall {
  /** The caller's number, by which it can cancel the read. */
  readonly number: number;
  readonly client: string;
  readonly name: SlowRead;
  readonly given: readonly unknown[];
}

export type SlowReadCalls = {
  /** @throws Error where the read is cancelled */
  readonly read: (call: SlowReadCall) => Promise<unknown>;
  readonly cancel: (number: number) => void;
};
