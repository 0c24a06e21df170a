/** The reads that can take longer than a replay's clock may wait, so that they run on threads of their own. */
import type { ErrorCode, ErrorPlace } from '../../errors.ts';
import { correspondence, histogram, termCounts } from './aggregate-reads.ts';
import { count, extent, page } from './entry-reads.ts';
import { countNamed, listNamed } from './named-reads.ts';
import { search } from './text-search.ts';
import type { Connection } from './connection.ts';

export const SLOW_READS = { count, countNamed, correspondence, extent, histogram, listNamed, page, search, termCounts };
type SlowReads = typeof SLOW_READS;
export type SlowRead = keyof SlowReads;
export type ReadArguments<Name extends SlowRead> =
  Parameters<SlowReads[Name]> extends [Connection, ...infer Rest] ? Rest : never;
export type ReadResult<Name extends SlowRead> = ReturnType<SlowReads[Name]>;

export interface ReadRequest {
  readonly id: number;
  readonly name: SlowRead;
  readonly given: readonly unknown[];
}

export type ReadAnswer =
  | { readonly id: number; readonly result: unknown }
  /** A `DomainError` in parts, because a class does not cross threads; `code` is null for all others. */
  | { readonly id: number; readonly error: ReadFailure };

export interface ReadFailure {
  readonly code: ErrorCode | null;
  readonly message: string;
  readonly place: ErrorPlace;
}
