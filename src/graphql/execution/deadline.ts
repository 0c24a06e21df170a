import { DomainError } from '../../errors.ts';
import { Ending } from './ending.ts';

export interface TimedWork<Result> {
  readonly timeoutMs: number;
  /** Aborted when the client no longer waits; null if there is no client that can go. */
  readonly gone: AbortSignal | null;
  readonly work: (signal: AbortSignal) => Promise<Result>;
  /** Resolves when the work may end; if absent, it may end at once. */
  readonly untilItMayEnd?: () => Promise<void>;
  /** The error at the deadline; if absent, that of a query. */
  readonly late?: () => DomainError;
}

/**
 * Ends work at its deadline, or when its client goes.
 *
 * @throws DomainError DEADLINE_EXCEEDED; the reason of `gone`; the error of the work
 */
export async function withinDeadline<Result>(timed: TimedWork<Result>): Promise<Result> {
  const { timeoutMs, gone, work, untilItMayEnd = () => Promise.resolve(), late } = timed;
  using ending = new Ending(new AbortController().signal);
  const end = (reason: () => unknown) => void untilItMayEnd().then(() => ending.end(reason()));
  const onGone = () => end(() => gone?.reason);
  const timer = setTimeout(() => end(late ?? (() => deadlineExceeded(timeoutMs))), timeoutMs);
  gone?.addEventListener('abort', onGone, { once: true });
  if (gone?.aborted === true) onGone();
  try {
    return await ending.orResult(work(ending.signal));
  } finally {
    clearTimeout(timer);
    gone?.removeEventListener('abort', onGone);
  }
}

function deadlineExceeded(timeoutMs: number): DomainError {
  const message = `${tookLonger(timeoutMs)} Ask for less: a narrower filter, smaller pages, fewer fields.`;
  return new DomainError('DEADLINE_EXCEEDED', message);
}

export function tookLonger(timeoutMs: number): string {
  return `The operation took longer than ${timeoutMs / 1000} seconds and was ended.`;
}
