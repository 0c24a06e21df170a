/** The facts for the decision of the retry function. */
export interface Failure {
  /** Why the connection was lost, or could not be made. */
  readonly error: Error;
  /** How many attempts have failed in a row, from 1. A frame that arrives sets it back. */
  readonly attempt: number;
  /** Whether the replay was ever open. */
  readonly hasOpened: boolean;
}

/** @returns milliseconds until the next attempt, or null to give up */
export type Retry = (failure: Failure) => number | null;

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 30_000;
/** An internal error of the service may come back with every attempt. */
const MOST_INTERNAL_ERRORS = 5;

/** Waits double up to half a minute. A random part is left off, so that not all clients come back at once. */
export const retryWithBackoff: Retry = ({ error, attempt }) => {
  if ('code' in error && error.code === 'INTERNAL_SERVER_ERROR' && attempt > MOST_INTERNAL_ERRORS) return null;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS);
  return wait * (0.5 + Math.random() / 2);
};

type Listening = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

/** Waits. Ends early when a browser comes back online, or when the signal is aborted. */
export function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const page = 'addEventListener' in globalThis ? (globalThis as unknown as Listening) : null;
    const done = () => {
      clearTimeout(timer);
      page?.removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    page?.addEventListener('online', done);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
