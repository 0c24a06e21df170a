import type { SerialisedError } from '../../threads/serialised-error.ts';
import type { ExecutedAnswer, QueryCall } from './query-executor.ts';

/** The data that a thread is started with. */
export interface QueryThreadData {
  readonly location: string;
  /** Whether errors may suggest names of the schema. */
  readonly hints: boolean;
  readonly maxAnswerBytes: number;
}

/** Sent when an error was masked; the main thread logs it. */
export interface UnexpectedMessage {
  readonly unexpected: SerialisedError;
  /** The id that the client got in its place. */
  readonly requestId: string;
}

export type QueryThreadCalls = {
  /** @param number the caller's number of the call, by which it can cancel it */
  readonly execute: (number: number, call: QueryCall) => Promise<readonly ExecutedAnswer[]>;
  readonly cancel: (number: number) => void;
};
