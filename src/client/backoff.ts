/** What a replay tells whoever decides whether it tries again. */
export interface Failure {
  /** Why the connection was lost, or could not be made. */
  readonly error: Error;
  /** Counted from 1, in a row: it begins anew when something came of the replay. */
  readonly attempt: number;
  /** Whether the replay was ever open. */
  readonly hasOpened: boolean;
}

/** Milliseconds until the next try, or null to give up. */
export type Retry = (failure: Failure) => number | null;

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 30_000;
/** A fault of the service's own may be the same whenever it is asked. */
const MOST_FAULTS = 5;

/** Waits that double up to half a minute, each between its half and its whole so that not all come back at once. */
export const retryWithBackoff: Retry = ({ error, attempt }) => {
  if ('code' in error && error.code === 'INTERNAL_SERVER_ERROR' && attempt > MOST_FAULTS) return null;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS);
  return wait * (0.5 + Math.random() / 2);
};

type Listening = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

/** Waits so long, less where a browser comes back online, and until the signal is aborted at most. */
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
