import type { Viewer } from '../../domain/authority.ts';
import type { FrameNode } from '../nodes.ts';
import type { JsonText } from './json-text.ts';

/** An operation as plain data, so that it can be sent to another thread. */
export interface PlainOperation {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** A valid operation that only reads. */
export interface QueryCall {
  readonly operation: PlainOperation;
  readonly viewer: Viewer;
  /** The address of the client: clients take turns. */
  readonly client: string;
  /** The tag of the record, which the cursors of pages carry. Null if the store did not answer. */
  readonly record: string | null;
  /**
   * The frames of a replay, for an operation that is a subscription: it is executed for each of them. Null for a query.
   */
  readonly frames: readonly FrameNode[] | null;
}

export interface ExecutedAnswer {
  /** The result; its errors are masked. */
  readonly text: JsonText;
  readonly hasErrors: boolean;
}

/** The port through which queries are executed: in the calling thread or in others. */
export interface QueryExecutor {
  /**
   * One answer for a query, or one for each frame. When the signal is aborted, the work ends.
   *
   * @throws the reason of the signal; DomainError LIMIT_EXCEEDED if an answer is too long
   */
  execute(call: QueryCall, signal: AbortSignal): Promise<readonly ExecutedAnswer[]>;
  close(): Promise<void>;
}
