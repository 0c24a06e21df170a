import type { DocumentNode, ExecutionArgs, GraphQLError, OperationTypeNode } from 'graphql';
import type { Viewer } from '../domain/authority.ts';
import type { FrameSink } from './delivery/frame-sink.ts';
import type { PlainOperation } from './execution/query-executor.ts';

/** An operation as a client sends it. */
export interface OperationRequest extends PlainOperation {
  /** The query as a document, from a server that parses by itself. */
  readonly document?: DocumentNode | undefined;
}

/** The client that sends an operation. */
export interface OperationSender {
  readonly viewer: Viewer;
  /** Its address: clients take turns. */
  readonly client: string;
  /** The sink for the frames of a subscription; null over HTTP, which takes no subscriptions. */
  readonly sink: FrameSink | null;
}

/** An operation that passed all checks, ready to be executed. */
export interface OperationArguments extends ExecutionArgs {
  readonly request: PlainOperation;
  readonly sender: OperationSender;
  readonly kind: OperationTypeNode;
}

/** An operation that passed all checks, or the errors of one that did not. */
export type Prepared =
  | { readonly args: OperationArguments; readonly errors: null }
  | { readonly args: null; readonly errors: readonly GraphQLError[] };

export interface OperationLimits {
  /** How long a query may take. */
  readonly timeoutMs: number;
  /** How long its answer may be. */
  readonly maxAnswerBytes: number;
}
