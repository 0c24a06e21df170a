import {
  accountKey,
  type Batch,
  type CommitPlan,
  type CommitView,
  type ErasedMark,
  type NamedRecord,
} from '../../src/domain/commit/commit.ts';
import { planCommit } from '../../src/domain/commit/plan.ts';
import type { EntryRecord, EntryRevision } from '../../src/domain/record/record.ts';
import { termsOf } from '../../src/domain/query/terms.ts';

/** The simplest store: it applies the commit plans to maps in memory. */
export class MemoryRecord implements CommitView {
  readonly entriesById = new Map<string, EntryRecord>();
  readonly namedById = new Map<string, NamedRecord>();
  readonly marks = new Map<string, ErasedMark>();
  revisionsKept: EntryRevision[] = [];
  sequence = 0;

  async commit(...items: Batch['items']): Promise<CommitPlan> {
    const plan = await planCommit({ items }, this, this.sequence + 1, '2026-01-01T00:00:00.000Z');
    if (plan.named.length > 0 || plan.entries.length > 0) this.sequence += 1;
    for (const record of plan.named) this.namedById.set(record.id, record);
    for (const { before, after } of plan.entries) {
      if (after === null) this.entriesById.delete(before.id);
      else this.entriesById.set(after.id, after);
    }
    this.revisionsKept.push(...plan.revisions);
    for (const mark of plan.erased) {
      this.marks.set(mark.id, mark);
      this.revisionsKept = this.revisionsKept.filter((revision) => revision.entry !== mark.id);
    }
    return plan;
  }

  entry(id: string): EntryRecord {
    const entry = this.entriesById.get(id);
    if (entry === undefined) throw new Error(`There is no ${id}`);
    return entry;
  }

  async entries(ids: readonly string[]) {
    return ids.flatMap((id) => this.entriesById.get(id) ?? []);
  }

  async named(ids: readonly string[]) {
    return ids.flatMap((id) => this.namedById.get(id) ?? []);
  }

  async accountOwners(accounts: readonly { platform: string; handle: string }[]) {
    const wanted = new Set(accounts.map(accountKey));
    return [...this.namedById.values()].flatMap((record) =>
      record.kind === 'actor' && record.input.accounts?.some((account) => wanted.has(accountKey(account)))
        ? [record]
        : [],
    );
  }

  async carriers(terms: readonly string[]) {
    const wanted = new Set(terms);
    return [...this.entriesById.values()].filter((entry) => termsOf(entry).some((term) => wanted.has(term)));
  }

  async revisions(entries: readonly string[]) {
    return this.revisionsKept.filter((revision) => entries.includes(revision.entry));
  }

  async erased(entries: readonly string[]) {
    return entries.flatMap((id) => this.marks.get(id) ?? []);
  }
}
