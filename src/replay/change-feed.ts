/**
 * The latest lines of the change log, read once for all replays of a process.
 *
 * Guarantees: lines come in commit order, each once, without gaps. All lines up to the commit `head` are in memory or
 * were dropped. The memory is bounded: a replay that is further behind reads the log of the store itself.
 */
import { covers, type EntryChange, isBeyond, type LogPosition } from '../domain/commit/change-log.ts';
import type { EntryRecord, Sequence } from '../domain/record/record.ts';
import { DomainError } from '../errors.ts';
import type { ChangeReader, ChangeSlice, RecordReader } from '../store/store.ts';

type Log = ChangeReader & Pick<RecordReader, 'head'>;

/** Lines kept in memory, and characters of text in them. */
const MAX_LINES = 2_000;
const MAX_TEXT = 16_000_000;
/** Lines read at once. */
const SLICE = 500;

export class ChangeFeed {
  readonly #log: Log;
  readonly #onError: (error: unknown) => void;
  readonly #listeners = new Set<() => void>();
  #unwatch: (() => void) | null = null;
  #lines: EntryChange[] = [];
  #text = 0;
  /** The kept lines are those after this position, up to `#end`. */
  #start: LogPosition = { sequence: 0, ordinal: null };
  #end: LogPosition | null = null;
  #reading: Promise<void> | null = null;
  #isStale = false;

  /** @param onError called if the log is not readable; the next commit causes another read */
  constructor(log: Log, onError: (error: unknown) => void) {
    this.#log = log;
    this.#onError = onError;
  }

  /** The last commit whose lines are all known; -1 before the first read. */
  get head(): Sequence {
    if (this.#end === null) return -1;
    return this.#end.ordinal === null ? this.#end.sequence : this.#end.sequence - 1;
  }

  /** Calls the listener after each change of `head`. Returns a function that removes the listener. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Resolves when all lines up to a commit are known.
   *
   * @throws DomainError CURSOR_MISMATCH if the record does not have this commit
   */
  async reach(commit: Sequence): Promise<void> {
    if (this.head < commit) await this.#read();
    // The first call may have returned a read that began before that commit.
    if (this.head < commit) await this.#read();
    if (this.head < commit) throw new DomainError('CURSOR_MISMATCH', 'The cursor belongs to another record.');
  }

  /** @throws DomainError CURSOR_EXPIRED if neither the memory nor the store has the lines after the position */
  async check(after: LogPosition): Promise<void> {
    await this.reach(after.sequence);
    if (this.kept(after, 1) === null) await this.#log.changes(after, 1);
  }

  /** At most `limit` lines after a position. Null if they are no longer in memory. */
  kept(after: LogPosition, limit: number): readonly EntryChange[] | null {
    if (this.#end === null || !isAtLeast(after, this.#start)) return null;
    if (covers(after, this.#end.sequence)) return [];
    const first = firstBeyond(this.#lines, after);
    return this.#lines.slice(first, first + limit);
  }

  /**
   * Reads lines after a position from the store.
   *
   * @throws DomainError CURSOR_EXPIRED
   */
  read(after: LogPosition): Promise<ChangeSlice> {
    return this.#log.changes(after, SLICE);
  }

  close(): void {
    this.#unwatch?.();
    this.#listeners.clear();
  }

  #refresh(): void {
    this.#read().catch(this.#onError);
  }

  /** There is one read at a time. A call during a read causes another read after it. */
  #read(): Promise<void> {
    if (this.#reading !== null) {
      this.#isStale = true;
      return this.#reading;
    }
    this.#reading = this.#readOn().finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #readOn(): Promise<void> {
    this.#unwatch ??= this.#log.watch(() => this.#refresh());
    // Lines from before the first read are not loaded. A replay that needs them reads the store.
    if (this.#end === null) this.#start = this.#end = { sequence: await this.#log.head(), ordinal: null };
    do {
      this.#isStale = false;
      const before = this.head;
      const { changes, more, head } = await this.#linesBeyond(this.#end);
      for (const line of changes) this.#keep(line);
      const last = changes.at(-1);
      this.#end = more && last !== undefined ? positionOf(last) : { sequence: head, ordinal: null };
      this.#isStale ||= more;
      this.#forget();
      if (this.head !== before) for (const listener of this.#listeners) listener();
    } while (this.#isStale);
  }

  /**
   * If the log was trimmed past this position, starts again at the head. A replay further behind gets the store's
   * error.
   */
  async #linesBeyond(position: LogPosition): Promise<ChangeSlice> {
    try {
      return await this.#log.changes(position, SLICE);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'CURSOR_EXPIRED') throw error;
      const head = await this.#log.head();
      this.#lines = [];
      this.#text = 0;
      this.#start = { sequence: head, ordinal: null };
      return { changes: [], more: false, head };
    }
  }

  #keep(line: EntryChange): void {
    // Erased texts must not stay in memory either.
    if (line.kind === 'ERASED')
      this.#lines = this.#lines.map((kept) => (kept.entry === line.entry ? blank(kept) : kept));
    this.#lines.push(line);
    this.#text += textIn(line);
  }

  #forget(): void {
    if (this.#lines.length <= MAX_LINES && this.#text <= MAX_TEXT) return;
    let first = 0;
    while (this.#lines.length - first > MAX_LINES / 2 || this.#text > MAX_TEXT / 2) {
      const line = this.#lines[first];
      if (line === undefined) break;
      this.#text -= textIn(line);
      this.#start = positionOf(line);
      first += 1;
    }
    this.#lines = this.#lines.slice(first);
    if (this.#lines.length === 0 && this.#end !== null) this.#start = this.#end;
  }
}

function positionOf({ sequence, ordinal }: EntryChange): LogPosition {
  return { sequence, ordinal };
}

function isAtLeast(position: LogPosition, other: LogPosition): boolean {
  if (position.sequence !== other.sequence) return position.sequence > other.sequence;
  return position.ordinal === null || (other.ordinal !== null && position.ordinal >= other.ordinal);
}

function firstBeyond(lines: readonly EntryChange[], position: LogPosition): number {
  let low = 0;
  for (let high = lines.length; low < high;) {
    const middle = (low + high) >> 1;
    const line = lines[middle];
    if (line !== undefined && !isBeyond(line, position)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function blank(line: EntryChange): EntryChange {
  const { before, after } = line;
  return { ...line, before: before && { ...before, entry: null }, after: after && { ...after, entry: null } };
}

function textIn({ before, after }: EntryChange): number {
  return length(before?.entry) + length(after?.entry);
}

function length(entry: EntryRecord | null | undefined): number {
  return entry?.input.text?.length ?? 0;
}
