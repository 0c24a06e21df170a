import type { Batch, CommitReport } from '../../domain/commit/commit.ts';

export interface RecordWriter {
  /** Writes all valid items of the batch in one transaction. The report says which items were refused, and why. */
  commit(batch: Batch): Promise<CommitReport>;
}
