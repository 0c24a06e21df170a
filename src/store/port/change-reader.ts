import type { EntryChange, LogPosition } from '../../domain/commit/change-log.ts';
import type { Sequence } from '../../domain/record/record.ts';

export interface ChangeReader {
  /**
   * At most `limit` lines of the change log after a position.
   *
   * @throws DomainError CURSOR_EXPIRED if the log was trimmed beyond the position
   */
  changes(after: LogPosition, limit: number): Promise<ChangeSlice>;
  /**
   * Calls back when the change log or the shared state may have changed, written by this process or by another. The call
   * comes soon after the commit; several commits may share one call. While the store does not answer, it tries again, and
   * calls back when the store answers.
   *
   * @returns a function that ends it
   */
  watch(listener: () => void): () => void;
}

/** Lines of the change log in their order, and its head, read in one snapshot. */
export interface ChangeSlice {
  readonly changes: readonly EntryChange[];
  /** Whether the log holds more lines after these. */
  readonly more: boolean;
  readonly head: Sequence;
}
