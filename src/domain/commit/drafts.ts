import { AnswerList, type Answers, isAnswered } from './answers.ts';
import type { CommitView } from './commit.ts';
import { inTurns } from './in-turns.ts';
import { precedentsOf } from './schedule.ts';
import type { NewRevision, EntryStep, Erasure } from './steps.ts';
import type { EntryInput } from '../record/input.ts';
import type { CollectionRecord, EntryRecord } from '../record/record.ts';
import { type Term, term } from '../query/terms.ts';
import { targetOf } from './threads.ts';

/** An entry that the commit touches: changed by the batch, or following from one that is. */
export interface Draft {
  readonly id: string;
  readonly collection: CollectionRecord;
  readonly input: EntryInput;
  readonly before: EntryRecord | null;
  readonly kind: NewRevision['kind'] | 'DERIVED';
  readonly reason: string | null;
  readonly at: string | null;
  /** What the commit makes of it; where it only follows, what it is. */
  readonly state: Pick<EntryRecord, 'status' | 'revision' | 'imported'>;
  /** The items of the batch that are to blame if it can't be planned. */
  readonly causes: ReadonlySet<number>;
}

interface InCollection {
  readonly collection: string;
}

/** The entries of one commit, and the reading that finds out which they are. */
export class Drafts {
  readonly #view: CommitView;
  readonly #collections: Map<string, CollectionRecord>;
  readonly #drafts = new Map<string, Draft>();
  /** Entries that will be gone: they are no drafts, and nothing finds them any more. */
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

  /** Entries as they are stored, to be worked out anew; each is to blame for itself, by its place in the list. */
  async addStored(entries: readonly EntryRecord[]): Promise<void> {
    await this.#loadCollections(entries);
    entries.forEach((entry, index) => this.#addStored(entry, new Set([index])));
  }

  /** A collection's zone and access stand with each of its entries. */
  async addMembers(collections: readonly string[]): Promise<void> {
    await this.#drawIn(await this.#carriers(collections.map((id) => term('collection', id))));
  }

  /** What finds an entry by those whom it names stands with the entry. */
  async addNaming(actors: readonly string[]): Promise<void> {
    await this.#drawIn(await this.#carriers(actors.map((id) => term('actor', id))));
  }

  /** Entries that count from those at hand or answer them, and those that follow from these in turn. */
  async addFollowers(): Promise<void> {
    let frontier = [...this.#erased.keys(), ...this.#drafts.keys()];
    while (frontier.length > 0) {
      const terms = frontier.flatMap((id) => [term('base', id), term('replyTo', id)]);
      frontier = await this.#drawIn(await this.#carriers(terms));
    }
  }

  /**
   * Draws in the messages that the drafts and the erased ones answer or no longer answer.
   *
   * @returns the answers that all the messages at hand have after the commit
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

  /** The answers to the drafts that were at hand are at hand too: they are among the followers. */
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

  /** Entries beside the drafts from which these count, or whose thread they share. */
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

/** An entry as it is stored, of which only what follows may change. */
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
