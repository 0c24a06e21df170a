import {
  type Batch,
  type CommitPlan,
  type CommitReport,
  type CommitView,
  isEmpty,
  type NamedRecord,
} from '../domain/commit/commit.ts';
import { planCommit } from '../domain/commit/plan.ts';
import type { RecordPart } from '../domain/commit/adoption.ts';
import type { RecordReader, Store } from '../store/store.ts';
import type { CommitTarget } from './import-target.ts';
import { overlaid } from './overlaid-view.ts';
import { viewOf } from './record-view.ts';

/** A temporary store, empty at first. */
export type ScratchStore = RecordReader & Pick<Store, 'adopt'>;

/**
 * Finds out the changes that batches would make to a record, without writing to it. Each batch is planned on the record
 * plus the changes of the earlier batches. These changes are kept in a scratch store, so that memory does not grow with
 * them.
 */
export class DryRun implements CommitTarget {
  readonly #record: RecordReader;
  readonly #scratch: ScratchStore;
  readonly #view: CommitView;

  constructor(record: RecordReader, scratch: ScratchStore) {
    this.#record = record;
    this.#scratch = scratch;
    this.#view = overlaid(viewOf(scratch), viewOf(record));
  }

  async commit(batch: Batch): Promise<Pick<CommitReport, 'results'>> {
    const sequence = 1 + Math.max(await this.#record.head(), await this.#scratch.head());
    const plan = await planCommit(batch, this.#view, sequence, new Date().toISOString());
    if (!isEmpty(plan)) await this.#scratch.adopt(partOf(plan), sequence);
    return plan;
  }

  named(ids: readonly string[]): Promise<readonly NamedRecord[]> {
    return this.#view.named(ids);
  }
}

function partOf({ named, entries, revisions, erased }: CommitPlan): RecordPart {
  return { named, entries: entries.flatMap(({ after }) => after ?? []), revisions, erased };
}
