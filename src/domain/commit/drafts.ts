import { AnswerList, type Answers, isAnswered } from './answers.ts';
import type { CommitView } from './commit.ts';
import { inTurns } from './in-turns.ts';
import { precedentsOf } from './schedule.ts';
import type { NewRevision, EntryStep, Erasure } from './steps.ts';
import type { EntryInput } from '../record/input.ts';
import type { CollectionRecord, EntryRecord } from '../record/record.ts';
import { type Term, term } from '../query/terms.ts';
import { targetOf } from './threads.ts';

/** An entry that the commit touches: the batch changes it, or it depends on such an entry. */
export interface Draft {
  readonly id: string;
  readonly collection: CollectionRecord;
  readonly input: EntryInput;
  readonly before: EntryRecord | null;
  readonly kind: NewRevision['kind'] | 'DERIVED';
  readonly reason: string | null;
  readonly at: string | null;
  /** Its input after the commit; the same as before if it only depends on others. */
  readonly state: Pick<EntryRecord, 'status' | 'revision' | 'imported'>;
  /** The items of the batch that get the error if it can't be planned. */
  readonly causes: ReadonlySet<number>;
}

interface InCollection {
  readonly collection: string;
}

/** Finds and loads the entries of one commit. */
export class Drafts {
  readonly #view: CommitView;
  readonly #collections: Map<string, CollectionRecord>;
  readonly #drafts = new Map<string, Draft>();
  /** Entries that will be erased: they are no drafts, and no search finds them any more. */
  readonly #erased = new Map<string, Erasure>();

  constructor(view: CommitView, collections: ReadonlyMap<string, CollectionRecord>) {
    this.#view = view;
    this.#collections = new Map(collections);
  }

  get all(): ReadonlyMap<string, Draft> {
    return this.#drafts;
  }

  get erased(): ReadonlyMap<string, Erasure> {
    return this.#erased;
  }

  take(step: EntryStep): void {
    if (step.kind === 'ERASED') this.#erased.set(step.id, step);
    else this.#drafts.set(step.id, toDraft(step, step, this.#collectionOf(step), new Set([step.index])));
  }

  /** Stored entries that are worked out again. An error gets the index of its own entry in the list. */
  async addStored(entries: readonly EntryRecord[]): Promise<void> {
    await this.#loadCollections(entries);
    entries.forEach((entry, index) => this.#addStored(entry, new Set([index])));
  }

  /** The zone and the access of a collection are kept with each of its entries. */
  async addMembers(collections: readonly string[]): Promise<void> {
    await this.#drawIn(await this.#carriers(collections.map((id) => term('collection', id))));
  }

  /** The ids of merged actors are kept with each entry that names one of them. */
  async addNaming(actors: readonly string[]): Promise<void> {
    await this.#drawIn(await this.#carriers(actors.map((id) => term('actor', id))));
  }

  /** Adds the entries that are relative to the loaded ones or answer them, and in turn their own followers. */
  async addFollowers(): Promise<void> {
    let frontier = [...this.#erased.keys(), ...this.#drafts.keys()];
    while (frontier.length > 0) {
      const terms = frontier.flatMap((id) => [term('base', id), term('replyTo', id)]);
      frontier = await this.#drawIn(await this.#carriers(terms));
    }
  }

  /**
   * Adds the messages that the drafts and the erased entries answer or no longer answer.
   *
   * @returns the answers of all loaded messages after the commit
   */
  async addTargets(): Promise<Answers> {
    const targets = new Set<string>();
    for (const { input, before } of this.#drafts.values()) {
      for (const target of [targetOf(input), before && targetOf(before.input)])
        if (target !== null) targets.add(target);
    }
    for (const { before } of this.#erased.values()) {
      const former = targetOf(before.input);
      if (former !== null) targets.add(former);
    }
    return this.#answersTo(await this.#drawIn(await this.#entries([...targets])));
  }

  /** The answers to the drafts are loaded already: they are among the followers. */
  async #answersTo(drawn: readonly string[]): Promise<Answers> {
    const answers = new AnswerList();
    for (const { input, collection } of this.#drafts.values()) {
      const target = targetOf(input);
      if (target !== null) answers.add(target, { collection: collection.id, access: collection.input.access });
    }
    const unsure = drawn.filter((id) => {
      const collection = this.#drafts.get(id)?.collection.id ?? '';
      return !isAnswered({ id, collection }, answers.all);
    });
    for (const entry of await this.#carriers(unsure.map((id) => term('replyTo', id)))) {
      const target = targetOf(entry.input);
      if (target !== null && !this.#isAtHand(entry.id)) answers.add(target, entry);
    }
    return answers.all;
  }

  /** Other entries that the drafts are relative to, or share a thread with. */
  async loadBases(): Promise<ReadonlyMap<string, EntryRecord>> {
    const ids = [...this.#drafts.values()].flatMap(({ input }) => precedentsOf(input));
    return new Map((await this.#entries(ids)).map((entry) => [entry.id, entry]));
  }

  async #carriers(terms: readonly Term[]): Promise<readonly EntryRecord[]> {
    return terms.length === 0 ? [] : this.#view.carriers(terms);
  }

  async #entries(ids: readonly string[]): Promise<readonly EntryRecord[]> {
    const absent = [...new Set(ids)].filter((id) => !this.#isAtHand(id));
    return absent.length === 0 ? [] : this.#view.entries(absent);
  }

  async #drawIn(entries: readonly EntryRecord[]): Promise<string[]> {
    const drawn = entries.filter((entry) => !this.#isAtHand(entry.id));
    await this.#loadCollections(drawn);
    await inTurns(this.#view, drawn, (entry) => this.#addStored(entry, this.#causesOf(entry.input)));
    return drawn.map((entry) => entry.id);
  }

  async #loadCollections(entries: readonly EntryRecord[]): Promise<void> {
    const missing = new Set(entries.map((entry) => entry.collection).filter((id) => !this.#collections.has(id)));
    for (const record of missing.size === 0 ? [] : await this.#view.named([...missing])) {
      if (record.kind === 'collection') this.#collections.set(record.id, record);
    }
  }

  #causesOf(input: EntryInput): ReadonlySet<number> {
    return new Set(precedentsOf(input).flatMap((id) => [...(this.#drafts.get(id)?.causes ?? [])]));
  }

  #isAtHand(id: string): boolean {
    return this.#drafts.has(id) || this.#erased.has(id);
  }

  #addStored(entry: EntryRecord, causes: ReadonlySet<number>): void {
    this.#drafts.set(entry.id, storedDraft(entry, this.#collectionOf(entry), causes));
  }

  #collectionOf({ collection: name }: InCollection): CollectionRecord {
    const collection = this.#collections.get(name);
    if (collection === undefined) throw new Error(`The store has entries of ${name}, but not the collection`);
    return collection;
  }
}

/** A stored entry; only its derived data may change. */
export function storedDraft(entry: EntryRecord, collection: CollectionRecord, causes: ReadonlySet<number>): Draft {
  const { id, input } = entry;
  return toDraft({ id, input, before: entry, kind: 'DERIVED', reason: null, at: null }, entry, collection, causes);
}

function toDraft(
  { id, input, before, kind, reason, at }: Omit<Draft, 'collection' | 'state' | 'causes'>,
  { status, revision, imported }: Draft['state'],
  collection: CollectionRecord,
  causes: ReadonlySet<number>,
): Draft {
  return { id, collection, input, before, kind, reason, at, state: { status, revision, imported }, causes };
}
