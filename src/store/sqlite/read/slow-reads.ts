/** The reads that can take longer than a replay's clock may wait, so that they run on threads of their own. */
import { correspondence, histogram, termCounts } from './aggregate-reads.ts';
import { count, extent, page } from './entry-reads.ts';
import { countNamed, listNamed } from './named-reads.ts';
import { search } from './text-search.ts';
import type { Connection } from '../connection.ts';

export const SLOW_READS = { count, countNamed, correspondence, extent, histogram, listNamed, page, search, termCounts };
type SlowReads = typeof SLOW_READS;
export type SlowRead = keyof SlowReads;

/** The same, on the connection of the thread that is asked. */
export type SlowReadCalls = {
  readonly [Name in SlowRead]: SlowReads[Name] extends (connection: Connection, ...given: infer Given) => infer Result
    ? (...given: Given) => Result
    : never;
};
