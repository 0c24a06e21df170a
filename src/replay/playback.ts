/**
 * Plays a walk through the record by a course.
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
 * overdue comes at once.
 */
import { keyOn } from '../domain/query/entry-index.ts';
import type { Instant } from '../domain/time/instant.ts';
import { instantOf, type OrderKey } from '../domain/query/order-key.ts';
import type { EntryRecord } from '../domain/record/record.ts';
import type { ReplayCursor } from '../domain/replay-cursor.ts';
import { steadyAt, type SteadyClock } from './clock.ts';
import { type Course, courseAt, type Gap, jumpedCourse, steppedCourse } from './course.ts';
import { type Batch, type EndReason, type FrameBody, frameAt, type OpenedFrame } from './frames.ts';
import type { ReplayFrame, ReplayStatus } from './frames.ts';
import { overdue } from './overdue.ts';
import type { Conductor, Score } from './score.ts';
import { type Reads, Walk } from './walk.ts';

interface PlaybackOptions {
  readonly reads: Reads;
  readonly clock: SteadyClock;
  readonly score: Score;
  readonly course: Course;
  readonly from: ReplayCursor;
  /** The first frame, but for its status; null for none. */
  readonly opened: Omit<OpenedFrame, 'status'> | null;
  /** How the whole stands, where this is but a viewer's part of it. */
  readonly status?: () => ReplayStatus;
  readonly viewers?: () => number;
  /** Null where the playback decides by itself. */
  readonly conductor: Conductor | null;
  /** Whether `next` waits for what comes later, or answers that there is nothing to play now. */
  readonly waits: boolean;
}

/** Frames that go out together, at most. */
const MAX_BATCH = 128;
/** Entries read at once: what is played slowly is not kept long. */
const SLOW_PAGE = 16;
const FAST_PAGE = 128;

export class Playback {
  readonly #reads: Reads;
  readonly #clock: SteadyClock;
  readonly #score: Score;
  readonly #conductor: Conductor | null;
  readonly #waits: boolean;
  readonly #whole: (() => ReplayStatus) | undefined;
  readonly #viewers: (() => number) | undefined;
  readonly #resumes: boolean;
  #opened: Omit<OpenedFrame, 'status'> | null;
  readonly #walk: Walk;
  readonly #unlisten: () => void;
  #course: Course;
  /** Frames that come before all others. */
  readonly #announced: FrameBody[] = [];
  /** A jump that is to be told when the playback comes to it. */
  #gap: Gap | null = null;
  /** The course for which the conductor was asked to jump. */
  #asked = -1;
  #hasStarted = false;
  /** Whether the batch at hand holds nothing but entries in their turn. */
  #isPlain = true;
  #isOver = false;
  #ending: EndReason | null = null;
  #stalledMs = 0;
  /** When the next entry is due, where the pacing is by entries. */
  #due = 0;
  #nextTick = Infinity;
  #deadline = Infinity;
  #wake: (() => void) | null = null;

  constructor(options: PlaybackOptions) {
    const { reads, score, course, from, waits } = options;
    this.#reads = reads;
    this.#clock = options.clock;
    this.#score = score;
    this.#conductor = options.conductor;
    this.#waits = waits;
    this.#whole = options.status;
    this.#viewers = options.viewers;
    this.#resumes = from.played !== null;
    this.#opened = options.opened;
    this.#course = course;
    const isFast = course.pacing.kind === 'INSTANT' || !waits;
    this.#walk = new Walk(reads, score.query, isFast ? FAST_PAGE : SLOW_PAGE, from);
    this.#unlisten = reads.feed.listen(() => this.#wake?.());
  }

  get course(): Course {
    return this.#course;
  }

  get place(): ReplayCursor {
    return this.#walk.cursor;
  }

  /** Whether it was ended, or has told its last frame. */
  get isOver(): boolean {
    return this.#isOver || this.#ending !== null;
  }

  get status(): ReplayStatus {
    if (this.#whole !== undefined) return this.#whole();
    const { pacing, paused, rate, generation } = this.#course;
    return {
      replayId: this.#score.replayId,
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
  async next(onQuiet?: (place: ReplayCursor) => void): Promise<Batch> {
    for (;;) {
      if (this.#stalledMs > 0) await this.#tellLag();
      const frames = this.#collect();
      const isOver = this.#isOver;
      if (frames.length > 0 || isOver) return { frames, place: this.#walk.cursor, isOver, isPlain: this.#isPlain };
      onQuiet?.(this.place);
      if (this.#mustRead()) await this.#read();
      else if (this.#waits) await this.#sleep();
      else return { frames, place: this.#walk.cursor, isOver, isPlain: false };
    }
  }

  /** Goes on by another course; one that is older than the present one is passed over. */
  follow(course: Course): void {
    if (course.version <= this.#course.version || this.#isOver) return;
    const isElsewhere = course.generation !== this.#course.generation;
    // A jump is told by its gap; but another course may have come before it, that was never heard of here.
    const isFurther = course.version !== this.#course.version + 1;
    this.#course = course;
    this.#gap = course.gap;
    this.#due = this.#clock.now();
    if (isElsewhere && course.start !== null) {
      const { played, instant, sequence } = course.start;
      const taken = { sequence, ordinal: null };
      const { generation } = course;
      this.#walk.reposition({ ...this.place, generation, played, instant, taken, live: false, moving: false });
    } else if (course.paused) {
      // Nothing is kept at hand for someone who may stay away for hours.
      this.#walk.forget();
    }
    if ((course.gap === null || isFurther) && this.#waits) {
      const { status } = this;
      // Before steps are told, it says where the clock is set, and not where the walk has come.
      if (this.#isStepped()) this.#walk.advance(status.timelineTime);
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
    this.#isPlain = this.#hasStarted;
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
    this.#nextTick = now + (this.#score.clockEveryMs ?? Infinity);
    // The first comes at once; after a resume the wait since the last one is still due.
    this.#due = this.#resumes ? now + this.#interval() : now;
    if (this.#conductor === null && this.#course.version === 1) {
      this.#course = { ...this.#course, anchor: { ...this.#course.anchor, steady: now } };
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
    if (ending?.reason === 'ENDED' && (this.place.live || this.#isStepped())) return ending;
    const { paused } = this.#course;
    if (paused && this.place.live) return this.#tick();
    const told = this.#walk.told();
    if (told !== null) return told.kind === 'ENTRY' ? this.#entryBody(told) : told;
    if (!this.#walk.isDrained || this.#isHeld()) return this.#tick();
    if (!this.#walk.isReady) return null;
    const entry = this.#walk.next;
    if (entry !== null && this.#isCalledFor(entry)) return this.#play();
    if (ending !== null) return ending;
    if (entry !== null) return this.#approach(entry);
    return paused || this.place.live ? this.#tick() : this.#atEnd();
  }

  /** Whether it is paused, with nothing left to step to. */
  #isHeld(): boolean {
    return this.#course.paused && this.#ending !== 'COMPLETED' && this.#isStepped();
  }

  /** Whether it is played whatever the clock says. */
  #isCalledFor(entry: EntryRecord): boolean {
    const { played } = this.#course;
    return this.#ending === 'COMPLETED' || (played !== null && this.#keyOf(entry) <= played);
  }

  /** Whether all is played that was stepped to. */
  #isStepped(): boolean {
    const { played } = this.#course;
    return played === null || isAtLeast(this.place.played, played);
  }

  /** Whether `#nextBody` lacks what must be read. */
  #mustRead(): boolean {
    if (this.#course.paused && this.place.live) return false;
    return !this.#walk.isDrained || (!this.#isHeld() && !this.#walk.isReady);
  }

  #approach(entry: EntryRecord): FrameBody | null {
    const { paused, pacing, anchor } = this.#course;
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
    if (this.place.instant === null) this.#jump(steppedCourse(this.#course, key, instant, now));
    if (this.#course.played === key) return this.#play();
    const gap = this.#gapBefore(instant);
    if (gap !== null) return { kind: 'GAP', ...gap };
    const due = steadyAt(this.#course.anchor, instant);
    return now < due ? this.#waitUntil(due) : this.#play();
  }

  /** Where the clock takes longer to come to an instant than a gap may, it jumps: a gap that is to be told, or null. */
  #gapBefore(instant: Instant): Gap | null {
    const { maxGapMs } = this.#score;
    const { rate } = this.#course.anchor;
    const from = this.place.instant ?? instant;
    if (this.#gap === null && maxGapMs !== null && (instant - from) / rate > maxGapMs) {
      const course = jumpedCourse(this.#course, { from, to: instant, waitedMs: maxGapMs });
      this.#jump(course);
    }
    const gap = this.#gap;
    if (gap === null || instant < gap.to) return null;
    this.#gap = null;
    this.#walk.leap(gap.to);
    return gap;
  }

  #jump(course: Course): void {
    if (this.#conductor === null) return this.follow(course);
    if (this.#asked === this.#course.version) return;
    this.#asked = this.#course.version;
    this.#conductor.jump(course);
  }

  #play(): FrameBody {
    return this.#entryBody({ entry: this.#walk.take(), change: 'ADDED', late: false });
  }

  #entryBody(played: {
    readonly entry: EntryRecord;
    readonly change: 'ADDED' | 'CORRECTED' | 'RETRACTED';
    readonly late: boolean;
  }): FrameBody {
    const { entry, change, late } = played;
    return { kind: 'ENTRY', entry, knownBefore: this.#score.query.query.knownBefore, change, late };
  }

  #atEnd(): FrameBody {
    if (this.#score.onEnd === 'COMPLETE') {
      this.#conductor?.completed(this.#course.version);
      return { kind: 'ENDED', reason: 'COMPLETED' };
    }
    this.#walk.goLive();
    this.#conductor?.caughtUp(this.#course.version);
    return { kind: 'CAUGHT_UP', revision: this.place.taken.sequence };
  }

  #waitUntil(deadline: number): FrameBody | null {
    this.#deadline = deadline;
    return this.#tick();
  }

  /** Tells the clock while waiting. */
  #tick(): FrameBody | null {
    const now = this.#clock.now();
    if (now < this.#nextTick) return null;
    this.#nextTick = now + (this.#score.clockEveryMs ?? Infinity);
    this.#walk.advance(this.#clockTime());
    return { kind: 'CLOCK' };
  }

  /** Where the clock stands; never past a match that was not yet played. */
  #clockTime(): Instant | null {
    const { instant, live } = this.place;
    const { anchor, paused } = this.#course;
    if (instant === null || live || this.#course.rate === null) return instant;
    if (paused) return Math.floor(anchor.timeline);
    const next = this.#walk.next;
    if (!this.#hasStarted) return instant;
    const now = Math.floor(courseAt(this.#course, this.#clock.now()));
    // What comes next is not known: nothing stands within a gap, and elsewhere the clock waits.
    if (next === null && !this.#walk.isAtEnd) return Math.min(Math.max(this.#walk.reached ?? now, now), instant);
    const limit = next === null ? Infinity : (instantOf(this.#keyOf(next)) ?? Infinity);
    return Math.min(now, limit);
  }

  #frame(body: FrameBody, server: Instant): ReplayFrame {
    if (body.kind !== 'ENTRY' || body.change !== 'ADDED' || body.late) this.#isPlain = false;
    return frameAt(this.#walk.cursor, { timeline: this.#walk.reached, server }, body);
  }

  async #tellLag(): Promise<void> {
    const byMs = this.#stalledMs;
    this.#stalledMs = 0;
    const now = this.#clock.now();
    const entries = await overdue(this.#reads, this.#score.query, { place: this.place, course: this.#course, now });
    if (entries > 0) this.#announced.unshift({ kind: 'FELL_BEHIND', byMs, entries });
  }

  async #read(): Promise<void> {
    await this.#walk.read();
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
    const { pacing } = this.#course;
    return pacing.kind === 'ENTRIES_PER_SECOND' ? 1000 / pacing.entriesPerSecond : 0;
  }

  #keyOf(entry: EntryRecord): OrderKey {
    return keyOn(entry, this.#score.query.query.clock);
  }
}

function isAtLeast(place: OrderKey | null, other: OrderKey): boolean {
  return place !== null && place >= other;
}
