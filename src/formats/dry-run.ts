import { OPERATOR } from '../domain/authority.ts';
import {
  accountKey,
  type Batch,
  type CommitPlan,
  type CommitReport,
  type CommitView,
  entryOf,
  type ErasedMark,
  type NamedRecord,
} from '../domain/commit.ts';
import { planCommit } from '../domain/commit-plan.ts';
import { compileFilter } from '../domain/filter.ts';
import type { AccountInput } from '../domain/record-input.ts';
import type { ActorRecord, EntryRecord, EntryRevision } from '../domain/record.ts';
import { type Term, termsOf } from '../domain/terms.ts';
import { type RecordReader, walkEntries } from '../store/store.ts';
import { type ImportedInto, namedIn } from './import-target.ts';

/**
 * Says what committing batches would do, without writing: each is planned over the store's record with what the earlier
 * ones would have written laid over it. Holds that in memory.
 */
export class DryRun implements ImportedInto {
  readonly #view: OverlaidView;
  #sequence: number;

  constructor(reader: RecordReader, head: number) {
    this.#view = new OverlaidView(reader);
    this.#sequence = head;
  }

  async commit(batch: Batch): Promise<Pick<CommitReport, 'results'>> {
    this.#sequence += 1;
    const plan = await planCommit(batch, this.#view, this.#sequence, new Date().toISOString());
    this.#view.lay(plan);
    return plan;
  }

  named(ids: readonly string[]): Promise<readonly NamedRecord[]> {
    return this.#view.named(ids);
  }
}

/** A record as the planner of a commit sees it, without a transaction. */
class OverlaidView implements CommitView {
  readonly #reader: RecordReader;
  /** Null where one is erased. */
  readonly #entries = new Map<string, EntryRecord | null>();
  readonly #named = new Map<string, NamedRecord>();
  readonly #revisions: EntryRevision[] = [];
  readonly #marks = new Map<string, ErasedMark>();

  constructor(reader: RecordReader) {
    this.#reader = reader;
  }

  lay({ named, entries, revisions, erased }: CommitPlan): void {
    for (const record of named) this.#named.set(record.id, record);
    for (const write of entries) this.#entries.set(entryOf(write).id, write.after);
    for (const mark of erased) this.#marks.set(mark.id, mark);
    this.#revisions.push(...revisions);
  }

  async entries(ids: readonly string[]): Promise<readonly EntryRecord[]> {
    const stored = await this.#reader.entries(OPERATOR, ids);
    return ids.flatMap((id, index) => {
      const laid = this.#entries.get(id);
      return (laid === undefined ? stored[index] : laid) ?? [];
    });
  }

  async named(ids: readonly string[]): Promise<readonly NamedRecord[]> {
    const laid = ids.flatMap((id) => this.#named.get(id) ?? []);
    return [
      ...laid,
      ...(await namedIn(
        this.#reader,
        ids.filter((id) => !this.#named.has(id)),
      )),
    ];
  }

  async accountOwners(accounts: readonly AccountInput[]): Promise<readonly ActorRecord[]> {
    const wanted = new Set(accounts.map(accountKey));
    const stored = await Promise.all(accounts.map((account) => this.#reader.actorByAccount(OPERATOR, account)));
    const laid = [...this.#named.values()].filter(
      (record) => record.kind === 'actor' && record.input.accounts?.some((account) => wanted.has(accountKey(account))),
    ) as ActorRecord[];
    const others = stored.filter((actor) => actor !== null && !this.#named.has(actor.id)) as ActorRecord[];
    return [...laid, ...new Map(others.map((actor) => [actor.id, actor])).values()];
  }

  async carriers(terms: readonly Term[]): Promise<readonly EntryRecord[]> {
    const wanted = new Set<Term>(terms);
    const laid = [...this.#entries.values()]
      .filter((entry) => entry !== null)
      .filter((entry) => termsOf(entry).some((given) => wanted.has(given)));
    const query = { ...compileFilter({}, 'OCCURRED', OPERATOR), groups: [terms] };
    const stored: EntryRecord[] = [];
    for await (const entry of walkEntries(this.#reader, query)) if (!this.#entries.has(entry.id)) stored.push(entry);
    return [...laid, ...stored];
  }

  async revisions(entries: readonly string[]): Promise<readonly EntryRevision[]> {
    const stored = await this.#reader.revisions(OPERATOR, entries);
    return [...stored, ...this.#revisions.filter(({ entry }) => entries.includes(entry))];
  }

  async erased(entries: readonly string[]): Promise<readonly ErasedMark[]> {
    return [...(await this.#reader.erased(entries)), ...entries.flatMap((id) => this.#marks.get(id) ?? [])];
  }
}
