/**
 * Reads the timeline for one replay: the entries in their order, and the changes of entries that were already played.
 *
 * Invariant (K is `cursor.played`, T is `cursor.taken`): every change up to T that concerns an order key up to K was
 * delivered, and nothing beyond K was. So a client that resumes with the cursor gets exactly the rest, from any
 * process.
 *
 * How it is kept: a page beyond K is read together with the head H of the change log in one snapshot. Before an entry
 * of it is played, the lines in (T, H] are delivered in their order, and so are all later lines. If a line beyond H
 * touches the page, the page is read again.
 */
import { covers, type EntryChange } from '../domain/commit/change-log.ts';
import { keyOn } from '../domain/query/entry-index.ts';
import type { Instant } from '../domain/time/instant.ts';
import { instantOf, type OrderKey } from '../domain/query/order-key.ts';
import type { EntryRecord } from '../domain/record/record.ts';
import type { ReplayCursor } from '../domain/replay-cursor.ts';
import { effectOf } from './change-effect.ts';
import { ChangeLogTail } from './change-log-tail.ts';
import type { SharedReads } from './environment.ts';
import type { EntryBody, RemovedBody } from './frames.ts';
import type { DigestedQuery } from './page-cache.ts';
import { PageReads } from './page-reads.ts';
import { PrefetchedPage } from './prefetched-page.ts';

/** The frame content for one line of the change log. */
export type ChangeNotice = Omit<EntryBody, 'knownBefore'> | RemovedBody;

interface TimelineReaderOptions {
  readonly reads: SharedReads;
  readonly query: DigestedQuery;
  /** The address of the client of the replay. */
  readonly client: string;
  /** Whether entries are played as fast as they are read. */
  readonly isFast: boolean;
  readonly from: ReplayCursor;
}

export class TimelineReader {
  readonly #reads: SharedReads;
  readonly #query: DigestedQuery;
  readonly #pageReads: PageReads;
  #cursor: ReplayCursor;
  readonly #tail: ChangeLogTail;
  #page: PrefetchedPage | null = null;
  /** The position of the clock. Only within a gap the cursor is ahead of it, at the end of the gap. */
  #clockInstant: Instant | null;
  /** Raised by each reposition, so that the result of an earlier read is discarded. */
  #epoch = 0;

  constructor({ reads, query, client, isFast, from: cursor }: TimelineReaderOptions) {
    this.#reads = reads;
    this.#query = query;
    this.#pageReads = new PageReads({ pages: reads.pages, query, client, isFast });
    this.#cursor = cursor;
    this.#clockInstant = cursor.instant;
    this.#tail = new ChangeLogTail(reads.feed);
  }

  get cursor(): ReplayCursor {
    return this.#cursor;
  }

  /** The position of the clock, also within a gap. */
  get clockInstant(): Instant | null {
    return this.#clockInstant;
  }

  /** Whether all known lines of the change log are delivered. */
  get isDrained(): boolean {
    return this.#tail.isEmpty && covers(this.#cursor.taken, this.#reads.feed.head);
  }

  /** Whether the next entry, or the end, is known. If not, call `read`. */
  get isReady(): boolean {
    return this.isDrained && (this.#cursor.live || this.#page?.isSpent === false);
  }

  /** Whether no entry is left beyond K. */
  get isAtEnd(): boolean {
    return this.isReady && (this.#page?.next ?? null) === null;
  }

  /** The entry that plays next; null at the end, and if it must be read first. */
  get next(): EntryRecord | null {
    return this.isReady ? (this.#page?.next ?? null) : null;
  }

  /** The order key of `next`. */
  get nextKey(): OrderKey | null {
    const { next } = this;
    return next === null ? null : this.#keyOf(next);
  }

  /** Continues from another cursor. */
  reposition(cursor: ReplayCursor): void {
    this.#cursor = cursor;
    this.#clockInstant = cursor.instant;
    this.discardPrefetched();
  }

  /** Discards the prefetched entries; they are read again. */
  discardPrefetched(): void {
    this.#page = null;
    this.#tail.replace([]);
    this.#epoch += 1;
  }

  /** The clock has come to an instant. All entries up to it are played. */
  advanceClock(instant: Instant | null): void {
    if (instant === null || this.#clockInstant === null || instant <= this.#clockInstant) return;
    this.#clockInstant = instant;
    this.skipTo(instant);
  }

  /** The clock jumps over a gap: the cursor is at the end of the gap from its start on. */
  skipTo(to: Instant): void {
    if (this.#cursor.instant !== null && to > this.#cursor.instant) this.#cursor = { ...this.#cursor, instant: to };
  }

  /** No entry is left beyond K: from now on, all changes go out at once, in commit order. */
  goLive(): void {
    this.#page = null;
    this.#cursor = { ...this.#cursor, live: true };
  }

  /** Plays `next`, and moves the cursor to it. */
  playNext(): EntryRecord {
    const entry = this.next;
    if (entry === null || this.#page === null) throw new Error('There is no entry to play: call read first');
    this.#page.advance();
    this.#play(entry);
    return entry;
  }

  /** The next frame content from the change log for order keys up to K; null if no line is left at the moment. */
  nextNotice(): ChangeNotice | null {
    while (!this.isDrained) {
      const line = this.#tail.next(this.#cursor.taken);
      if (line === undefined) {
        this.#takeAllKnown();
        return null;
      }
      const notice = this.#noticeOf(line);
      if (!this.#cursor.moving) this.#pass(line);
      if (notice !== null) return notice;
    }
    return null;
  }

  /** Reads the data that `nextNotice`, `next` or `isAtEnd` need. */
  async read(): Promise<void> {
    const { feed } = this.#reads;
    const { taken, played } = this.#cursor;
    const epoch = this.#epoch;
    if (!covers({ sequence: feed.head, ordinal: null }, taken.sequence)) return feed.reach(taken.sequence);
    if (!this.isDrained) {
      const { changes, head } = await feed.read(taken);
      if (epoch !== this.#epoch) return;
      this.#tail.replace(changes);
      if (changes.length === 0) this.#cursor = { ...this.#cursor, taken: { sequence: head, ordinal: null } };
      return;
    }
    const slice = await this.#pageReads.read(played, feed.head);
    if (slice === null) return;
    await feed.reach(slice.head);
    if (epoch === this.#epoch) this.#page = new PrefetchedPage(slice, this.#query.query.clock);
  }

  /** Ends the read that is under way. */
  close(): void {
    this.#pageReads.close();
  }

  /** All known lines are taken. So commits that wrote no line count as taken too. */
  #takeAllKnown(): void {
    const { feed } = this.#reads;
    const { taken } = this.#cursor;
    if (taken.sequence > feed.head || feed.kept(taken, 1) === null) return;
    this.#cursor = { ...this.#cursor, taken: { sequence: feed.head, ordinal: null } };
  }

  #pass(line: EntryChange): void {
    this.#tail.pass();
    this.#cursor = { ...this.#cursor, taken: { sequence: line.sequence, ordinal: line.ordinal } };
  }

  #noticeOf(line: EntryChange): ChangeNotice | null {
    const { live, moving, played } = this.#cursor;
    const effect = effectOf(line, this.#query.query, played);
    if (moving) this.#cursor = { ...this.#cursor, moving: false };
    switch (effect.kind) {
      case 'NONE':
        return null;
      case 'AHEAD':
        if (live) return effect.ahead === null ? null : this.#playAtOnce(effect.ahead.entry);
        this.#discardIfOutdated(line, effect.orderKeys);
        if (effect.ahead !== null) this.#stopGapAt(effect.ahead.orderKey);
        return null;
      case 'UPDATED':
        return { kind: 'ENTRY', entry: effect.entry, change: effect.change, late: false };
      case 'LATE':
        // The entry may be on the prefetched page.
        this.#discardIfOutdated(line, null);
        return { kind: 'ENTRY', entry: effect.entry, change: 'ADDED', late: true };
      case 'REMOVED': {
        const { entryId, reason, ahead } = effect;
        if (ahead !== null && moving) return this.#playAtOnce(ahead.entry);
        if (ahead !== null && live) this.#cursor = { ...this.#cursor, moving: true };
        if (ahead !== null && !live) {
          this.#discardIfOutdated(line, [ahead.orderKey]);
          this.#stopGapAt(ahead.orderKey);
        }
        return { kind: 'REMOVED', entryId, reason };
      }
    }
  }

  #playAtOnce(entry: EntryRecord): ChangeNotice {
    this.#play(entry);
    return { kind: 'ENTRY', entry, change: 'ADDED', late: false };
  }

  #discardIfOutdated(line: EntryChange, orderKeys: readonly OrderKey[] | null): void {
    if (this.#page?.isOutdatedBy(line, orderKeys) === true) this.#page = null;
  }

  /** An entry that was added within a gap is not skipped: the cursor goes back to it, or to the clock if later. */
  #stopGapAt(key: OrderKey): void {
    const at = instantOf(key);
    const { instant } = this.#cursor;
    if (at === null || instant === null || at >= instant) return;
    this.#cursor = { ...this.#cursor, instant: Math.max(at, this.#clockInstant ?? at) };
  }

  #play(entry: EntryRecord): void {
    const { question, bounds, generation, instant: reached, taken, live, moving } = this.#cursor;
    const played = this.#keyOf(entry);
    const at = instantOf(played);
    const instant = at === null || reached === null ? (at ?? reached) : Math.max(at, reached);
    // This runs for every entry of every replay. All fields are named, because copying them by `...` is slow.
    this.#cursor = { question, bounds, generation, played, instant, taken, live, moving };
    this.#clockInstant = instant;
  }

  #keyOf(entry: EntryRecord): OrderKey {
    return keyOn(entry, this.#query.query.clock);
  }
}
