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
import type { ImportedInto } from './import-target.ts';
import { overlaid } from './overlaid-view.ts';
import { viewOf } from './record-view.ts';

/** An empty store that is thrown away afterwards. */
export type ScratchStore = RecordReader & Pick<Store, 'adopt'>;

/**
 * Says what committing batches would do to a record, without writing to it: each is planned over the record with what the
 * earlier ones would have written laid over it. That lies in a scratch store, so that memory doesn't grow with it.
 */
export class DryRun implements ImportedInto {
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
