import { type ActItem, type PutItem, subjectOf } from '../domain/commit/commit.ts';
import { canonicalJson } from '../domain/digest.ts';
import type { DomainError } from '../errors.ts';
import type { ArchiveLocation, ReadEvent } from '../formats/format.ts';
import type { ImportTarget } from './import-target.ts';

/** What became of everything in a file: `read = added + unchanged + changed + skipped`, always. */
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
  /** Null where it could not even be read that far. */
  readonly id: string | null;
  readonly reason: string;
}

export type Note = Extract<ReadEvent, { kind: 'NOTE' }>;

export interface ImportOptions {
  readonly target: ImportTarget;
  readonly onSkipped: (skipped: Skipped) => void;
  readonly onNote: (note: Note) => void;
  /** Another name of an actor. */
  readonly onName?: (actor: string, name: string) => void;
  /** Once for each item that the record holds now, whether it was there before or not. */
  readonly onItem: (item: PutItem) => void;
  readonly onProgress: (counts: Readonly<ImportCounts>) => void;
  /** Ends the reading. What was read until then is still imported, so that the counts hold. */
  readonly signal: AbortSignal;
}

/** Items of one transaction: many, because each waits for the disk; and few enough for memory and for others who write. */
const BATCH_SIZE = 1_000;
/** Longer texts make a smaller batch. */
const MAX_BATCH_CHARACTERS = 8_000_000;

/** Items that refer to what comes later in the file are held back up to this many, and tried again at its end. */
const MAX_HELD_BACK = 10_000;

const COUNTER_OF = { ADDED: 'added', UNCHANGED: 'unchanged', CHANGED: 'changed' } as const;

/** Imports what a format reads, in whole batches. */
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
  /** How often an act that does not say when it was done was told, by what it says. */
  readonly #undatedActs = new Map<string, number>();
  readonly #idsInBatch = new Set<string>();
  #heldBack: ReadItem[] = [];
  #acts: ReadAct[] = [];
  /** What has an id that the batch has already: it is compared with what was put the first time, so it waits. */
  #repeated: ReadItem[] = [];
  /** The batch that was put last, while the next one is read. */
  #underWay: Promise<void> = Promise.resolve();

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

  /** Whatever stands before an act is put before it; and in one batch nothing is acted upon twice. */
  async act(read: ReadAct): Promise<void> {
    if (this.#acts.length === 0) await this.#putAll();
    const subject = subjectOf(read.act);
    const isFull = this.#acts.length >= BATCH_SIZE;
    if (isFull || this.#acts.some(({ act }) => subjectOf(act) === subject)) await this.#doActs();
    this.#acts.push({ ...read, act: this.#counted(read.act) });
  }

  /** What says when it was done is known by that; of all else it counts which one it is of its kind. */
  #counted(act: ActItem): ActItem {
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
    await this.#underWay;
    // Each round must get on by one at least; what is left after the last one is told.
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
      if (result === undefined) throw new Error('A commit answered for fewer acts than it was given');
      if (result.outcome === 'REFUSED') this.skip({ at, id: subjectOf(act), reason: result.error.message });
      else {
        this.counts.read += 1;
        this.counts[COUNTER_OF[result.outcome]] += 1;
      }
    });
    this.#options.onProgress(this.counts);
  }

  /** Waits for the batch before this one, so that there is always one to write, and no more than that to remember. */
  async #putBatch(): Promise<void> {
    const [batch, repeated] = [this.#batch, this.#repeated];
    this.#batch = [];
    this.#repeated = [];
    this.#characters = 0;
    this.#idsInBatch.clear();
    for (const read of repeated) this.#take(read);
    const before = this.#underWay;
    this.#underWay = this.#put(batch, true);
    // Whoever waits for it next hears what became of it.
    this.#underWay.catch(() => undefined);
    await before;
  }

  async #put(items: readonly ReadItem[], mayWait: boolean): Promise<void> {
    const results = await this.#options.target.put(items);
    items.forEach((read, index) => {
      const result = results[index];
      if (result === undefined) throw new Error('Fewer items were answered for than were put');
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
    // The planner's paths begin with the id; in a file the item has a place of its own.
    const within = location.path?.startsWith(`${id}.`) === true ? location.path.slice(id.length + 1) : undefined;
    const path = [at.path, within].filter((part) => part !== undefined).join('.');
    this.skip({ at: { ...at, ...(path !== '' && { path }) }, id, reason: message + hint });
  }
}
