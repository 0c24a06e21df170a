import type { Inconsistency } from '../store.ts';

/** The inconsistency of a record whose body cannot be read. */
export function unreadable(id: string): Inconsistency {
  return { what: 'record', detail: `${id} can't be read any more`, canBeMended: false };
}

/** The result of `work`, which reads the body of a record; null if the body cannot be read. */
export function unlessUnreadable<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}
