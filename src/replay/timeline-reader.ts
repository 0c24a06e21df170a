/**
 * A subscriber's way through the record: what it was told so far, and what comes next.
 *
 * Invariant (K is `cursor.played`, T is `cursor.taken`): every change up to T that concerns a place up to K was told, and
 * nothing beyond K was. So whoever goes on with the cursor gets exactly the rest, from any process.
 *
 * How it is kept: a page beyond K is read together with the head H of the change log in one snapshot. Before any of it
 * is played, the lines in (T, H] are told in their order, and so are those that come later; where a line beyond H
 * touches the page, the page is read again.
 */
import { covers, type EntryChange, isBeyond } from '../domain/commit/change-log.ts';
import { keyOn } from '../domain/query/entry-index.ts';
import type { Instant } from '../domain/time/instant.ts';
import { instantOf, type OrderKey } from '../domain/query/order-key.ts';
import type { EntryRecord, Sequence } from '../domain/record/record.ts';
import type { ReplayCursor } from '../domain/replay-cursor.ts';
import type { RecordReader } from '../store/store.ts';
import type { ChangeFeed } from './change-feed.ts';
import { effectOf } from './change-effect.ts';
import type { DigestedQuery, PageCache } from './page-cache.ts';

/** What a walk reads from, shared by all of a process. */
export interface SharedReads {
  readonly reader: RecordReader;
  readonly feed: ChangeFeed;
  readonly pages: PageCache;
}

/** What a line of the change log tells of what was played, or plays where the walk is live. */
export type ChangeNotice =
  | {
      readonly kind: 'ENTRY';
      readonly entry: EntryRecord;
      readonly change: 'ADDED' | 'CORRECTED' | 'RETRACTED';
      readonly late: boolean;
    }
  | { readonly kind: 'REMOVED'; readonly entryId: string; readonly reason: 'MOVED' | 'LEFT' | 'ERASED' };

interface Page {
  readonly items: readonly EntryRecord[];
  readonly more: boolean;
  readonly head: Sequence;
  next: number;
}

/** Lines taken at once from those that are at hand. */
const LINES = 64;

export class TimelineReader {
  readonly #reads: SharedReads;
  readonly #query: DigestedQuery;
  readonly #pageSize: number;
  #cursor: ReplayCursor;
  #page: Page | null = null;
  #lines: readonly EntryChange[] = [];
  #line = 0;
  /** Where the clock has come to; the cursor's instant is further on only within a gap, at whose end it stands already. */
  #clockInstant: Instant | null;
  /** Raised by each new beginning, so that what was being read for the last one is thrown away. */
  #epoch = 0;

  constructor(reads: SharedReads, query: DigestedQuery, pageSize: number, cursor: ReplayCursor) {
    this.#reads = reads;
    this.#query = query;
    this.#pageSize = pageSize;
    this.#cursor = cursor;
    this.#clockInstant = cursor.instant;
  }

  get cursor(): ReplayCursor {
    return this.#cursor;
  }

  /** Where the clock has come to, also within a gap. */
  get clockInstant(): Instant | null {
    return this.#clockInstant;
  }

  /** Whether all that was committed, as far as it is known here, was told. */
  get isDrained(): boolean {
    return this.#line === this.#lines.length && covers(this.#cursor.taken, this.#reads.feed.head);
  }

  /** Whether what comes next is known; if not, `read` finds it out. */
  get isReady(): boolean {
    return this.isDrained && (this.#cursor.live || (this.#page !== null && !this.#isPageSpent(this.#page)));
  }

  /** Whether nothing is left beyond K. */
  get isAtEnd(): boolean {
    return this.isReady && (this.#page === null || this.#page.next === this.#page.items.length);
  }

  /** The entry that is to be played next; null at the end, and where it must be read first. */
  get next(): EntryRecord | null {
    return this.isReady ? (this.#page?.items[this.#page.next] ?? null) : null;
  }

  /** The order key of `next`. */
  get nextKey(): OrderKey | null {
    const { next } = this;
    return next === null ? null : this.#keyOf(next);
  }

  /** Goes on from another place. */
  reposition(cursor: ReplayCursor): void {
    this.#cursor = cursor;
    this.#clockInstant = cursor.instant;
    this.discardPrefetched();
  }

  /** Whatever was read ahead is read again. */
  discardPrefetched(): void {
    this.#page = null;
    this.#lines = [];
    this.#line = 0;
    this.#epoch += 1;
  }

  /** The clock came to an instant, at which nothing stands that was not played. */
  advanceClock(instant: Instant | null): void {
    if (instant === null || this.#clockInstant === null || instant <= this.#clockInstant) return;
    this.#clockInstant = instant;
    this.skipTo(instant);
  }

  /** The clock is on its way over a gap: the cursor already stands at its end. */
  skipTo(to: Instant): void {
    if (this.#cursor.instant !== null && to > this.#cursor.instant) this.#cursor = { ...this.#cursor, instant: to };
  }

  /** Nothing is left beyond K: from now on, all that comes goes out at once, in commit order. */
  goLive(): void {
    this.#page = null;
    this.#cursor = { ...this.#cursor, live: true };
  }

  /** Takes `next`. */
  playNext(): EntryRecord {
    const entry = this.next;
    if (entry === null || this.#page === null) throw new Error('Nothing was read that could be played');
    this.#page.next += 1;
    this.#play(entry);
    return entry;
  }

  /** What the log says of places up to K, one line after the other; null when nothing is left to tell at the moment. */
  nextNotice(): ChangeNotice | null {
    while (!this.isDrained) {
      const line = this.#nextLine();
      if (line === undefined) return null;
      const told = this.#tell(line);
      if (!this.#cursor.moving) this.#pass(line);
      if (told !== null) return told;
    }
    return null;
  }

  /** SharedReads what `told`, `next` or `isAtEnd` lack. */
  async read(): Promise<void> {
    const { feed, pages } = this.#reads;
    const { taken, played } = this.#cursor;
    const epoch = this.#epoch;
    if (!covers({ sequence: feed.head, ordinal: null }, taken.sequence)) return feed.reach(taken.sequence);
    if (!this.isDrained) {
      const { changes, head } = await feed.read(taken);
      if (epoch !== this.#epoch) return;
      this.#lines = changes;
      this.#line = 0;
      if (changes.length === 0) this.#cursor = { ...this.#cursor, taken: { sequence: head, ordinal: null } };
      return;
    }
    const { items, more, head } = await pages.page(this.#query, played, this.#pageSize, feed.head);
    await feed.reach(head);
    if (epoch === this.#epoch) this.#page = { items, more, head, next: 0 };
  }

  /** Only a page on which nothing stands says that nothing is left. */
  #isPageSpent({ next, items }: Page): boolean {
    return next === items.length && items.length > 0;
  }

  #nextLine(): EntryChange | undefined {
    if (this.#line === this.#lines.length) {
      this.#lines = this.#reads.feed.kept(this.#cursor.taken, LINES) ?? [];
      this.#line = 0;
    }
    const line = this.#lines[this.#line];
    if (line === undefined) this.#takeAllKnown();
    return line;
  }

  /** All lines that are known were taken: so were the commits in which there were none for anybody. */
  #takeAllKnown(): void {
    const { feed } = this.#reads;
    const { taken } = this.#cursor;
    if (taken.sequence > feed.head || feed.kept(taken, 1) === null) return;
    this.#cursor = { ...this.#cursor, taken: { sequence: feed.head, ordinal: null } };
  }

  #pass(line: EntryChange): void {
    this.#line += 1;
    this.#cursor = { ...this.#cursor, taken: { sequence: line.sequence, ordinal: line.ordinal } };
  }

  #tell(line: EntryChange): ChangeNotice | null {
    const { live, moving, played } = this.#cursor;
    const effect = effectOf(line, this.#query.query, played);
    if (moving) this.#cursor = { ...this.#cursor, moving: false };
    switch (effect.kind) {
      case 'NONE':
        return null;
      case 'AHEAD':
        if (live) return effect.ahead === null ? null : this.#playAtOnce(effect.ahead.entry);
        this.#discardIfTouched(line, effect.orderKeys);
        if (effect.ahead !== null) this.#stopGapAt(effect.ahead.orderKey);
        return null;
      case 'UPDATED':
        return { kind: 'ENTRY', entry: effect.entry, change: effect.change, late: false };
      case 'LATE':
        // It may have stood ahead.
        this.#discardIfTouched(line, null);
        return { kind: 'ENTRY', entry: effect.entry, change: 'ADDED', late: true };
      case 'REMOVED': {
        const { entryId, reason, ahead } = effect;
        if (ahead !== null && moving) return this.#playAtOnce(ahead.entry);
        if (ahead !== null && live) this.#cursor = { ...this.#cursor, moving: true };
        if (ahead !== null && !live) {
          this.#discardIfTouched(line, [ahead.orderKey]);
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

  /** Forgets the page where a line that it does not reflect touches it; null where the order key is not known. */
  #discardIfTouched(line: EntryChange, orderKeys: readonly OrderKey[] | null): void {
    const page = this.#page;
    if (page === null || !isBeyond(line, { sequence: page.head, ordinal: null })) return;
    const last = page.items.at(-1);
    const end = page.more && last !== undefined ? this.#keyOf(last) : null;
    if (orderKeys === null || end === null || orderKeys.some((key) => key <= end)) this.#page = null;
  }

  /** What came to stand within a gap is not skipped with it: the cursor goes back to it, or to where the clock is. */
  #stopGapAt(key: OrderKey): void {
    const at = instantOf(key);
    const { instant } = this.#cursor;
    if (at === null || instant === null || at >= instant) return;
    this.#cursor = { ...this.#cursor, instant: Math.max(at, this.#clockInstant ?? at) };
  }

  #play(entry: EntryRecord): void {
    const { question, bounds, generation, instant: clockInstant, taken, live, moving } = this.#cursor;
    const played = this.#keyOf(entry);
    const at = instantOf(played);
    const instant = at === null || clockInstant === null ? (at ?? clockInstant) : Math.max(at, clockInstant);
    // Written out, because this runs for every entry of every replay, and copying all fields by `...` takes most of it.
    this.#cursor = { question, bounds, generation, played, instant, taken, live, moving };
    this.#clockInstant = instant;
  }

  #keyOf(entry: EntryRecord): OrderKey {
    return keyOn(entry, this.#query.query.clock);
  }
}
