import { type ActItem, type PutItem, subjectOf } from '../domain/commit/commit.ts';
import { canonicalJson } from '../domain/digest.ts';
import type { DomainError } from '../errors.ts';
import type { ArchiveLocation, ReadEvent } from '../formats/format.ts';
import type { ImportTarget } from './import-target.ts';

/** The outcomes of all items in a file. Always: `read = added + unchanged + changed + skipped`. */
export interface ImportCounts {
  read: number;
  added: number;
  unchanged: number;
  changed: number;
  skipped: number;
}

/** A part of a file that was not imported, and why. */
export interface Skipped {
  readonly at: ArchiveLocation;
  /** Null if the id was not readable. */
  readonly id: string | null;
  readonly reason: string;
}

export type Note = Extract<ReadEvent, { kind: 'NOTE' }>;

export interface ImportOptions {
  readonly target: ImportTarget;
  readonly onSkipped: (skipped: Skipped) => void;
  readonly onNote: (note: Note) => void;
  /** Called for each further name of an actor. */
  readonly onName?: (actor: string, name: string) => void;
  /** Called for each item that the record has after the import, new or not. */
  readonly onItem: (item: PutItem) => void;
  readonly onProgress: (counts: Readonly<ImportCounts>) => void;
  /** Ends the reading. The items that were already read are still imported, so that the counts are right. */
  readonly signal: AbortSignal;
}

/** Items in one transaction: many, because each transaction waits for the disk, but not too many for the memory. */
const BATCH_SIZE = 1_000;
/** With long texts a batch has fewer items. */
const MAX_BATCH_CHARACTERS = 8_000_000;

/** How many items with a reference to a later item are held back and tried again at the end of the file. */
const MAX_HELD_BACK = 10_000;

const COUNTER_OF = { ADDED: 'added', UNCHANGED: 'unchanged', CHANGED: 'changed' } as const;

/** Imports the events of a format in batches. */
export async function importRecords(events: AsyncIterable<ReadEvent>, options: ImportOptions): Promise<ImportCounts> {
  const run = new ImportRun(options);
  for await (const event of events) {
    if (event.kind === 'PROBLEM') run.skip({ at: event.at, id: null, reason: event.reason });
    else if (event.kind === 'NOTE') options.onNote(event);
    else if (event.kind === 'ACT') await run.act(event);
    else if (event.kind === 'NAME') options.onName?.(event.actor, event.name);
    else await run.add(event);
    if (options.signal.aborted) break;
  }
  await run.finish();
  return run.counts;
}

type ReadItem = Extract<ReadEvent, { kind: 'ITEM' }>;
type ReadAct = Extract<ReadEvent, { kind: 'ACT' }>;

class ImportRun {
  readonly counts: ImportCounts = { read: 0, added: 0, unchanged: 0, changed: 0, skipped: 0 };
  readonly #options: ImportOptions;
  #batch: ReadItem[] = [];
  #characters = 0;
  /** How often an equal act without a time was read, by its canonical JSON. */
  readonly #undatedActs = new Map<string, number>();
  readonly #idsInBatch = new Set<string>();
  #heldBack: ReadItem[] = [];
  #acts: ReadAct[] = [];
  /** Items whose id is already in the batch. They wait for the next one, to be compared with the first item. */
  #repeated: ReadItem[] = [];
  /** The write of the last batch, while the next one is read. */
  #lastWrite: Promise<void> = Promise.resolve();

  constructor(options: ImportOptions) {
    this.#options = options;
  }

  skip(skipped: Skipped): void {
    this.counts.read += 1;
    this.counts.skipped += 1;
    this.#options.onSkipped(skipped);
  }

  async add(read: ReadItem): Promise<void> {
    if (this.#acts.length > 0) await this.#doActs();
    this.#take(read);
    const isFull = this.#batch.length + this.#repeated.length >= BATCH_SIZE || this.#characters >= MAX_BATCH_CHARACTERS;
    if (isFull) await this.#putBatch();
  }

  #take(read: ReadItem): void {
    const { item } = read;
    if (item.kind === 'entry') this.#characters += item.input.text?.length ?? 0;
    (this.#idsInBatch.has(item.input.id) ? this.#repeated : this.#batch).push(read);
    this.#idsInBatch.add(item.input.id);
  }

  /** Items before an act are put before it. A batch has at most one act on the same subject. */
  async act(read: ReadAct): Promise<void> {
    if (this.#acts.length === 0) await this.#putAll();
    const subject = subjectOf(read.act);
    const isFull = this.#acts.length >= BATCH_SIZE;
    if (isFull || this.#acts.some(({ act }) => subjectOf(act) === subject)) await this.#doActs();
    this.#acts.push({ ...read, act: this.#numbered(read.act) });
  }

  /** An act with a time is identified by the time. Acts without one are numbered among equal acts. */
  #numbered(act: ActItem): ActItem {
    if (!('reason' in act) || act.kind === 'erasure' || act.at !== undefined) return act;
    const said = canonicalJson(act);
    const equalActsBefore = this.#undatedActs.get(said) ?? 0;
    this.#undatedActs.set(said, equalActsBefore + 1);
    return { ...act, equalActsBefore };
  }

  async finish(): Promise<void> {
    await this.#putAll();
    await this.#doActs();
  }

  async #putAll(): Promise<void> {
    while (this.#batch.length > 0) await this.#putBatch();
    await this.#lastWrite;
    // Each round must import at least one item. The items left after the last round are reported.
    for (let before = Infinity; this.#heldBack.length > 0;) {
      const again = this.#heldBack;
      this.#heldBack = [];
      const mayWait = again.length < before;
      before = again.length;
      for (let start = 0; start < again.length; start += BATCH_SIZE) {
        await this.#put(again.slice(start, start + BATCH_SIZE), mayWait);
      }
    }
  }

  async #doActs(): Promise<void> {
    const acts = this.#acts;
    this.#acts = [];
    if (acts.length === 0) return;
    const { results } = await this.#options.target.commit({ items: acts.map(({ act }) => act) });
    acts.forEach(({ act, at }, index) => {
      const result = results[index];
      if (result === undefined) throw new Error('The commit returned fewer results than acts');
      if (result.outcome === 'REFUSED') this.skip({ at, id: subjectOf(act), reason: result.error.message });
      else {
        this.counts.read += 1;
        this.counts[COUNTER_OF[result.outcome]] += 1;
      }
    });
    this.#options.onProgress(this.counts);
  }

  /** Waits for the batch before this one, so that at most one batch is being written while the next one is read. */
  async #putBatch(): Promise<void> {
    const [batch, repeated] = [this.#batch, this.#repeated];
    this.#batch = [];
    this.#repeated = [];
    this.#characters = 0;
    this.#idsInBatch.clear();
    for (const read of repeated) this.#take(read);
    const previousWrite = this.#lastWrite;
    this.#lastWrite = this.#put(batch, true);
    // The next await of it throws its error.
    this.#lastWrite.catch(() => undefined);
    await previousWrite;
  }

  async #put(items: readonly ReadItem[], mayWait: boolean): Promise<void> {
    const results = await this.#options.target.put(items);
    items.forEach((read, index) => {
      const result = results[index];
      if (result === undefined) throw new Error('The target returned fewer results than items');
      if (result.outcome !== 'REFUSED') this.#count(read.item, result.outcome);
      else if (result.error.code !== 'UNKNOWN_REFERENCE' || !mayWait) this.#refuse(read, result.error);
      else if (this.#heldBack.length < MAX_HELD_BACK) this.#heldBack.push(read);
      else this.#refuse(read, result.error, ' Import the file once more if that comes later in it.');
    });
    this.#options.onProgress(this.counts);
  }

  #count(item: PutItem, outcome: keyof typeof COUNTER_OF): void {
    this.counts.read += 1;
    this.counts[COUNTER_OF[outcome]] += 1;
    this.#options.onItem(item);
  }

  #refuse({ item, at }: ReadItem, { message, location }: DomainError, hint = ''): void {
    const { id } = item.input;
    // The planner's paths begin with the id; in a file the item has its own location.
    const within = location.path?.startsWith(`${id}.`) === true ? location.path.slice(id.length + 1) : undefined;
    const path = [at.path, within].filter((part) => part !== undefined).join('.');
    this.skip({ at: { ...at, ...(path !== '' && { path }) }, id, reason: message + hint });
  }
}
