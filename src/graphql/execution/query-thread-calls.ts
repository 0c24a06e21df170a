import type { SerialisedError } from '../../threads/serialised-error.ts';
import type { ExecutedAnswer, QueryCall } from './query-executor.ts';

/** What a thread is started with. */
export interface QueryThreadData {
  readonly location: string;
  /** Whether errors may suggest names of the schema. */
  readonly hints: boolean;
  readonly maxAnswerBytes: number;
}

/** Sent where an error was masked; the starter of the thread logs it. */
export interface UnexpectedMessage {
  readonly unexpected: SerialisedError;
  /** What the client got in its place. */
  readonly requestId: string;
}

export type QueryThreadCalls = {
  /** @param number the caller's number of the call, by which it can cancel it */
  readonly execute: (number: number, call: QueryCall) => Promise<readonly ExecutedAnswer[]>;
  readonly cancel: (number: number) => void;
};
