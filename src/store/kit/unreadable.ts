import type { Fault } from '../store.ts';

/** The fault of a record of which only what stands beside it is left. */
export function unreadable(id: string): Fault {
  return { what: 'record', detail: `${id} can't be read any more`, canBeMended: false };
}

/** What `work` makes of a record's body; null where the body is none. */
export function unlessUnreadable<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}
