import { DomainError } from '../../errors.ts';
import { Ending } from './ending.ts';

/**
 * Ends work at its deadline, or when its client goes.
 *
 * @throws DomainError DEADLINE_EXCEEDED; the reason of `gone`; the error of the work
 */
export async function withinDeadline<Result>(
  timeoutMs: number,
  gone: AbortSignal | null,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  using ending = new Ending(gone ?? new AbortController().signal);
  const timer = setTimeout(() => ending.end(deadlineExceeded(timeoutMs)), timeoutMs);
  try {
    return await ending.orResult(work(ending.signal));
  } finally {
    clearTimeout(timer);
  }
}

function deadlineExceeded(timeoutMs: number): DomainError {
  const message = `The operation took longer than ${timeoutMs / 1000} seconds and was ended. Ask for less: a narrower filter, smaller pages, fewer fields.`;
  return new DomainError('DEADLINE_EXCEEDED', message);
}
