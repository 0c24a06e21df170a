import type { CommitView } from './commit.ts';
import { basesOf } from './commit-schedule.ts';
import type { EntryInput } from './record-input.ts';
import type { CollectionRecord, EntryRecord } from './record.ts';
import { type Term, term } from './terms.ts';
import { targetOf } from './threads.ts';

/** An entry that the commit touches: put by the batch, or following from one that is. */
export interface Draft {
  readonly id: string;
  readonly collection: CollectionRecord;
  readonly input: EntryInput;
  readonly before: EntryRecord | null;
  /** Whether the batch puts it, so that it gets a revision of its own. */
  readonly isPut: boolean;
  /** The items of the batch that are to blame if it can't be planned. */
  readonly causes: ReadonlySet<number>;
}

/** The entries of one commit, and the reading that finds out which they are. */
export class Drafts {
  readonly #view: CommitView;
  readonly #collections: Map<string, CollectionRecord>;
  readonly #drafts = new Map<string, Draft>();

  constructor(view: CommitView, collections: ReadonlyMap<string, CollectionRecord>) {
    this.#view = view;
    this.#collections = new Map(collections);
  }

  get all(): ReadonlyMap<string, Draft> {
    return this.#drafts;
  }

  put(collection: string, input: EntryInput, before: EntryRecord | null, index: number): void {
    this.#add(collection, { id: input.id, input, before, isPut: true, causes: new Set([index]) });
  }

  /** A collection's zone and access stand with each of its entries. */
  async addMembers(collections: readonly string[]): Promise<void> {
    await this.#drawIn(await this.#carriers(collections.map((id) => term('collection', id))));
  }

  /** Entries that count from those at hand or answer them, and those that follow from these in turn. */
  async addFollowers(): Promise<void> {
    let frontier = [...this.#drafts.keys()];
    while (frontier.length > 0) {
      const terms = frontier.flatMap((id) => [term('base', id), term('replyTo', id)]);
      frontier = await this.#drawIn(await this.#carriers(terms));
    }
  }

  /**
   * Messages that the drafts answer or no longer answer.
   *
   * @returns which of all the messages at hand have an answer after the commit
   */
  async addTargets(): Promise<ReadonlySet<string>> {
    const answered = new Set<string>();
    const left = new Set<string>();
    for (const { input, before } of this.#drafts.values()) {
      const target = targetOf(input);
      const former = before && targetOf(before.input);
      if (target !== null) answered.add(target);
      if (former !== null && former !== target) left.add(former);
    }
    const unsure = [...left].filter((id) => !answered.has(id));
    for (const entry of await this.#carriers(unsure.map((id) => term('replyTo', id)))) {
      const target = targetOf(entry.input);
      if (target !== null && !this.#drafts.has(entry.id)) answered.add(target);
    }
    await this.#drawIn(await this.#entries([...answered, ...left]));
    return answered;
  }

  /** Entries beside the drafts from which these count, or whose thread they share. */
  async loadBases(): Promise<ReadonlyMap<string, EntryRecord>> {
    const ids = [...this.#drafts.values()].flatMap(({ input }) => [...basesOf(input), targetOf(input) ?? []].flat());
    return new Map((await this.#entries(ids)).map((entry) => [entry.id, entry]));
  }

  async #carriers(terms: readonly Term[]): Promise<readonly EntryRecord[]> {
    return terms.length === 0 ? [] : this.#view.carriers(terms);
  }

  async #entries(ids: readonly string[]): Promise<readonly EntryRecord[]> {
    const absent = [...new Set(ids)].filter((id) => !this.#drafts.has(id));
    return absent.length === 0 ? [] : this.#view.entries(absent);
  }

  async #drawIn(entries: readonly EntryRecord[]): Promise<string[]> {
    const drawn = entries.filter((entry) => !this.#drafts.has(entry.id));
    const missing = new Set(drawn.map((entry) => entry.collection).filter((id) => !this.#collections.has(id)));
    for (const record of missing.size === 0 ? [] : await this.#view.named([...missing])) {
      if (record.kind === 'collection') this.#collections.set(record.id, record);
    }
    for (const entry of drawn) {
      const { id, collection, input } = entry;
      this.#add(collection, { id, input, before: entry, isPut: false, causes: this.#causesOf(input) });
    }
    return drawn.map((entry) => entry.id);
  }

  #causesOf(input: EntryInput): ReadonlySet<number> {
    const followed = [...basesOf(input), targetOf(input) ?? []].flat();
    return new Set(followed.flatMap((id) => [...(this.#drafts.get(id)?.causes ?? [])]));
  }

  #add(id: string, draft: Omit<Draft, 'collection'>): void {
    const collection = this.#collections.get(id);
    if (collection === undefined) throw new Error(`The store holds entries of ${id}, but not the collection`);
    this.#drafts.set(draft.id, { ...draft, collection });
  }
}
