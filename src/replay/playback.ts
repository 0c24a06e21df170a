/**
 * Plays a walk through the record by a timing.
 *
 * Guarantees
 * 1. One total order within a generation; the same input on the same revision gives the same entry and gap frames.
 * 2. Every match exactly once for each place that it takes: whoever goes on with the cursor of the last frame processed
 *    gets exactly the rest, through reconnects, restarts, concurrent writes and the hand-over to live.
 * 3. The hand-over from history to live has no seam: it comes when nothing is left beyond what was played and every line
 *    of the change log is told, and from then on the log alone says what comes.
 * 4. A seek throws away what was read ahead and raises the generation; a pause stops the clock; a change of speed sets it
 *    anew where it stands.
 * 5. Nothing is taken ahead of the reader but one page: whoever stops pulling stops this replay, and no other one.
 *
 * (1 to 3 rest on the invariant of `walk.ts`.) Waits are to absolute deadlines, so late pulls cause no drift: what is
 * countBacklog comes at once.
 */
import { keyOn } from '../domain/query/entry-index.ts';
import type { Instant } from '../domain/time/instant.ts';
import { instantOf, type OrderKey } from '../domain/query/order-key.ts';
import type { EntryRecord } from '../domain/record/record.ts';
import type { ReplayCursor } from '../domain/replay-cursor.ts';
import { steadyAt, type SteadyClock } from './clock.ts';
import { type Timing, timelineTimeAt, type Gap, afterGapJump, afterStep } from './timing.ts';
import { type FrameBatch, type EndReason, type FrameBody, type OpenedBody } from './frames.ts';
import type { ReplayFrame, PlaybackStatus } from './frames.ts';
import { countBacklog } from './backlog.ts';
import type { Coordinator, PlaybackSettings } from './coordinator.ts';
import { type SharedReads, TimelineReader } from './timeline-reader.ts';

interface PlaybackOptions {
  readonly reads: SharedReads;
  readonly clock: SteadyClock;
  readonly settings: PlaybackSettings;
  readonly timing: Timing;
  readonly from: ReplayCursor;
  /** The first frame, but for its status; null for none. */
  readonly opened: Omit<OpenedBody, 'status'> | null;
  /** How the whole stands, where this is but a viewer's part of it. */
  readonly status?: () => PlaybackStatus;
  readonly viewers?: () => number;
  /** Null where the playback decides by itself. */
  readonly coordinator: Coordinator | null;
  /** Whether `next` waits for what comes later, or answers that there is nothing to play now. */
  readonly waits: boolean;
}

/** Frames that go out together, at most. */
const MAX_BATCH = 128;
/** Entries read at once: what is played slowly is not kept long. */
const SLOW_PAGE = 16;
const FAST_PAGE = 128;

export class Playback {
  readonly #reads: SharedReads;
  readonly #clock: SteadyClock;
  readonly #settings: PlaybackSettings;
  readonly #coordinator: Coordinator | null;
  readonly #waits: boolean;
  readonly #whole: (() => PlaybackStatus) | undefined;
  readonly #viewers: (() => number) | undefined;
  readonly #resumes: boolean;
  #opened: Omit<OpenedBody, 'status'> | null;
  readonly #timeline: TimelineReader;
  readonly #unlisten: () => void;
  #timing: Timing;
  /** Frames that come before all others. */
  readonly #announced: FrameBody[] = [];
  /** A jump that is to be told when the playback comes to it. */
  #gap: Gap | null = null;
  /** The timing for which the coordinator was asked to jump. */
  #asked = -1;
  #hasStarted = false;
  #isOver = false;
  #ending: EndReason | null = null;
  #stalledMs = 0;
  /** When the next entry is due, where the pacing is by entries. */
  #due = 0;
  #nextTick = Infinity;
  #deadline = Infinity;
  #wake: (() => void) | null = null;

  constructor(options: PlaybackOptions) {
    const { reads, settings, timing, from, waits } = options;
    this.#reads = reads;
    this.#clock = options.clock;
    this.#settings = settings;
    this.#coordinator = options.coordinator;
    this.#waits = waits;
    this.#whole = options.status;
    this.#viewers = options.viewers;
    this.#resumes = from.played !== null;
    this.#opened = options.opened;
    this.#timing = timing;
    const isFast = timing.pacing.kind === 'INSTANT' || !waits;
    this.#timeline = new TimelineReader(reads, settings.query, isFast ? FAST_PAGE : SLOW_PAGE, from);
    this.#unlisten = reads.feed.listen(() => this.#wake?.());
  }

  get timing(): Timing {
    return this.#timing;
  }

  get cursor(): ReplayCursor {
    return this.#timeline.cursor;
  }

  /** Whether it was ended, or has told its last frame. */
  get isOver(): boolean {
    return this.#isOver || this.#ending !== null;
  }

  get status(): PlaybackStatus {
    if (this.#whole !== undefined) return this.#whole();
    const { pacing, paused, rate, generation } = this.#timing;
    return {
      replayId: this.#settings.replayId,
      paused,
      speed: rate,
      pacing,
      timelineTime: this.#clockTime(),
      generation,
      viewers: this.#viewers?.() ?? 1,
    };
  }

  /**
   * The frames that are due, as soon as there are any; none where it does not wait, or is over.
   *
   * @param onQuiet told where it stands whenever there is nothing to tell: it may have passed what concerns nobody
   */
  async next(onQuiet?: (cursor: ReplayCursor) => void): Promise<FrameBatch> {
    for (;;) {
      if (this.#stalledMs > 0) await this.#tellLag();
      const frames = this.#collect();
      const isOver = this.#isOver;
      if (frames.length > 0 || isOver) return { frames, cursor: this.#timeline.cursor, isOver };
      onQuiet?.(this.cursor);
      if (this.#mustRead()) await this.#read();
      else if (this.#waits) await this.#sleep();
      else return { frames, cursor: this.#timeline.cursor, isOver };
    }
  }

  /** Goes on by another timing; one that is older than the present one is passed over. */
  follow(timing: Timing): void {
    if (timing.version <= this.#timing.version || this.#isOver) return;
    const isElsewhere = timing.generation !== this.#timing.generation;
    // A jump is told by its gap; but another timing may have come before it, that was never heard of here.
    const isFurther = timing.version !== this.#timing.version + 1;
    this.#timing = timing;
    this.#gap = timing.gap;
    this.#due = this.#clock.now();
    if (isElsewhere && timing.start !== null) {
      const { played, instant, sequence } = timing.start;
      const taken = { sequence, ordinal: null };
      const { generation } = timing;
      this.#timeline.reposition({ ...this.cursor, generation, played, instant, taken, live: false, moving: false });
    } else if (timing.paused) {
      // Nothing is kept at hand for someone who may stay away for hours.
      this.#timeline.discardPrefetched();
    }
    if ((timing.gap === null || isFurther) && this.#waits) {
      const { status } = this;
      // Before steps are told, it says where the clock is set, and not where the walk has come.
      if (this.#isStepped()) this.#timeline.advanceClock(status.timelineTime);
      this.#announced.push({ kind: 'STATUS', status });
    }
    this.#wake?.();
  }

  /** Tells this before all else. */
  announce(body: FrameBody): void {
    this.#announced.push(body);
  }

  /**
   * Tells why, and is over: at once where the service shuts down, for its viewers go on elsewhere; else when all is played
   * that was stepped to, or all that there is where that is what it is over with.
   */
  end(reason: EndReason): void {
    this.#ending ??= reason;
    this.#wake?.();
  }

  /** Its reader took nothing for so long: what was due in the meantime is counted, and told. */
  stalled(milliseconds: number): void {
    this.#stalledMs += milliseconds;
  }

  /** Frees everything at once; `next` then answers that it is over. */
  close(): void {
    this.#isOver = true;
    this.#unlisten();
    this.#wake?.();
  }

  #collect(): ReplayFrame[] {
    const frames: ReplayFrame[] = [];
    const server = this.#clock.wall();
    if (!this.#hasStarted) this.#start(frames, server);
    while (frames.length < MAX_BATCH && !this.#isOver) {
      const body = this.#nextBody();
      if (body === null) break;
      frames.push(this.#frame(body, server));
      if (body.kind === 'ENDED') this.close();
    }
    return frames;
  }

  /** The clock starts with the first pull. */
  #start(frames: ReplayFrame[], server: Instant): void {
    const opened = this.#opened;
    const now = this.#clock.now();
    this.#opened = null;
    this.#hasStarted = true;
    this.#nextTick = now + (this.#settings.clockEveryMs ?? Infinity);
    // The first comes at once; after a resume the wait since the last one is still due.
    this.#due = this.#resumes ? now + this.#interval() : now;
    if (this.#coordinator === null && this.#timing.version === 1) {
      this.#timing = { ...this.#timing, anchor: { ...this.#timing.anchor, steady: now } };
    }
    if (opened === null) return;
    const { status } = this;
    frames.push(this.#frame({ ...opened, status }, server));
    if (status.paused && this.#waits) frames.push(this.#frame({ kind: 'STATUS', status }, server));
  }

  #nextBody(): FrameBody | null {
    this.#deadline = Infinity;
    const ending = this.#ending === null ? null : ({ kind: 'ENDED', reason: this.#ending } as const);
    if (ending?.reason === 'SHUTTING_DOWN') return ending;
    const announced = this.#announced.shift();
    if (announced !== undefined) return announced;
    if (ending?.reason === 'ENDED' && (this.cursor.live || this.#isStepped())) return ending;
    const { paused } = this.#timing;
    if (paused && this.cursor.live) return this.#tick();
    const told = this.#timeline.nextNotice();
    if (told !== null) return told.kind === 'ENTRY' ? this.#entryBody(told) : told;
    if (!this.#timeline.isDrained || this.#isHeld()) return this.#tick();
    if (!this.#timeline.isReady) return null;
    const entry = this.#timeline.next;
    if (entry !== null && this.#isCalledFor(entry)) return this.#play();
    if (ending !== null) return ending;
    if (entry !== null) return this.#approach(entry);
    return paused || this.cursor.live ? this.#tick() : this.#atEnd();
  }

  /** Whether it is paused, with nothing left to step to. */
  #isHeld(): boolean {
    return this.#timing.paused && this.#ending !== 'COMPLETED' && this.#isStepped();
  }

  /** Whether it is played whatever the clock says. */
  #isCalledFor(entry: EntryRecord): boolean {
    const { dueUpTo } = this.#timing;
    return this.#ending === 'COMPLETED' || (dueUpTo !== null && this.#keyOf(entry) <= dueUpTo);
  }

  /** Whether all is played that was stepped to. */
  #isStepped(): boolean {
    const { dueUpTo } = this.#timing;
    return dueUpTo === null || isAtLeast(this.cursor.played, dueUpTo);
  }

  /** Whether `#nextBody` lacks what must be read. */
  #mustRead(): boolean {
    if (this.#timing.paused && this.cursor.live) return false;
    return !this.#timeline.isDrained || (!this.#isHeld() && !this.#timeline.isReady);
  }

  #approach(entry: EntryRecord): FrameBody | null {
    const { paused, pacing, anchor } = this.#timing;
    const key = this.#keyOf(entry);
    const now = this.#clock.now();
    if (paused) return this.#tick();
    if (pacing.kind === 'INSTANT') return this.#play();
    if (pacing.kind === 'ENTRIES_PER_SECOND') {
      if (now < this.#due) return this.#waitUntil(this.#due);
      this.#due += this.#interval();
      return this.#play();
    }
    const instant = instantOf(key) ?? anchor.timeline;
    // Nothing was dated so far: the timeline begins here.
    if (this.cursor.instant === null) this.#jump(afterStep(this.#timing, key, instant, now));
    if (this.#timing.dueUpTo === key) return this.#play();
    const gap = this.#gapBefore(instant);
    if (gap !== null) return { kind: 'GAP', ...gap };
    const due = steadyAt(this.#timing.anchor, instant);
    return now < due ? this.#waitUntil(due) : this.#play();
  }

  /** Where the clock takes longer to come to an instant than a gap may, it jumps: a gap that is to be told, or null. */
  #gapBefore(instant: Instant): Gap | null {
    const { maxGapMs } = this.#settings;
    const { rate } = this.#timing.anchor;
    const from = this.cursor.instant ?? instant;
    if (this.#gap === null && maxGapMs !== null && (instant - from) / rate > maxGapMs) {
      const timing = afterGapJump(this.#timing, { from, to: instant, waitedMs: maxGapMs });
      this.#jump(timing);
    }
    const gap = this.#gap;
    if (gap === null || instant < gap.to) return null;
    this.#gap = null;
    this.#timeline.skipTo(gap.to);
    return gap;
  }

  #jump(timing: Timing): void {
    if (this.#coordinator === null) return this.follow(timing);
    if (this.#asked === this.#timing.version) return;
    this.#asked = this.#timing.version;
    this.#coordinator.jump(timing);
  }

  #play(): FrameBody {
    return this.#entryBody({ entry: this.#timeline.playNext(), change: 'ADDED', late: false });
  }

  #entryBody(played: {
    readonly entry: EntryRecord;
    readonly change: 'ADDED' | 'CORRECTED' | 'RETRACTED';
    readonly late: boolean;
  }): FrameBody {
    const { entry, change, late } = played;
    return { kind: 'ENTRY', entry, knownBefore: this.#settings.query.query.knownBefore, change, late };
  }

  #atEnd(): FrameBody {
    if (this.#settings.onEnd === 'COMPLETE') {
      this.#coordinator?.completed(this.#timing.version);
      return { kind: 'ENDED', reason: 'COMPLETED' };
    }
    this.#timeline.goLive();
    this.#coordinator?.caughtUp(this.#timing.version);
    return { kind: 'CAUGHT_UP', revision: this.cursor.taken.sequence };
  }

  #waitUntil(deadline: number): FrameBody | null {
    this.#deadline = deadline;
    return this.#tick();
  }

  /** Tells the clock while waiting. */
  #tick(): FrameBody | null {
    const now = this.#clock.now();
    if (now < this.#nextTick) return null;
    this.#nextTick = now + (this.#settings.clockEveryMs ?? Infinity);
    this.#timeline.advanceClock(this.#clockTime());
    return { kind: 'CLOCK' };
  }

  /** Where the clock stands; never past a match that was not yet played. */
  #clockTime(): Instant | null {
    const { instant, live } = this.cursor;
    const { anchor, paused } = this.#timing;
    if (instant === null || live || this.#timing.rate === null) return instant;
    if (paused) return Math.floor(anchor.timeline);
    const next = this.#timeline.next;
    if (!this.#hasStarted) return instant;
    const now = Math.floor(timelineTimeAt(this.#timing, this.#clock.now()));
    // What comes next is not known: nothing stands within a gap, and elsewhere the clock waits.
    if (next === null && !this.#timeline.isAtEnd)
      return Math.min(Math.max(this.#timeline.clockInstant ?? now, now), instant);
    const limit = next === null ? Infinity : (instantOf(this.#keyOf(next)) ?? Infinity);
    return Math.min(now, limit);
  }

  #frame(body: FrameBody, serverTime: Instant): ReplayFrame {
    const { cursor, clockInstant: timelineTime } = this.#timeline;
    return { ...body, cursor, timelineTime, serverTime, generation: cursor.generation };
  }

  async #tellLag(): Promise<void> {
    const byMs = this.#stalledMs;
    this.#stalledMs = 0;
    const now = this.#clock.now();
    const entries = await countBacklog(this.#reads, this.#settings.query, {
      cursor: this.cursor,
      timing: this.#timing,
      now,
    });
    if (entries > 0) this.#announced.unshift({ kind: 'FELL_BEHIND', byMs, entries });
  }

  async #read(): Promise<void> {
    await this.#timeline.read();
    await this.#clock.turn();
  }

  #sleep(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#wake = null;
        cancel();
        resolve();
      };
      this.#wake = wake;
      const cancel = this.#clock.alarm(Math.min(this.#deadline, this.#nextTick), wake);
    });
  }

  #interval(): number {
    const { pacing } = this.#timing;
    return pacing.kind === 'ENTRIES_PER_SECOND' ? 1000 / pacing.entriesPerSecond : 0;
  }

  #keyOf(entry: EntryRecord): OrderKey {
    return keyOn(entry, this.#settings.query.query.clock);
  }
}

function isAtLeast(key: OrderKey | null, other: OrderKey): boolean {
  return key !== null && key >= other;
}
