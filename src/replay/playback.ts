/**
 * Plays the timeline of the record to one reader, frame by frame.
 *
 * Guarantees
 *
 * 1. One total order within a generation. The same input on the same revision gives the same entry and gap frames.
 * 2. Every match exactly once for each order key that it takes: a reader that resumes with the cursor of the last
 *    processed frame gets exactly the rest, through reconnects, restarts, concurrent writes and the hand-over to live.
 * 3. The hand-over from history to live has no seam. It comes when no entry is left after the last one played and every
 *    line of the change log is delivered. From then on the change log alone decides which frames come.
 * 4. A seek discards the prefetched entries and raises the generation. A pause stops the clock. A change of speed sets
 *    a new clock anchor at the present time of the timeline.
 * 5. At most one page is read ahead of the reader: a reader that stops pulling stops this replay, and no other.
 *
 * Where they are kept: 1 to 3 in `timeline-reader.ts` (the invariant of the cursor) and `frame-scheduler.ts` (which
 * frame is next), 4 in `replay-clock.ts` and `follow`, 5 in `next`, which reads only when it is pulled.
 */
import type { Instant } from '../domain/time/instant.ts';
import type { ReplayCursor } from '../domain/replay-cursor.ts';
import { Backlog } from './backlog.ts';
import type { SteadyClock } from './clock.ts';
import type { Coordinator, PlaybackSettings } from './coordinator.ts';
import { FrameScheduler } from './frame-scheduler.ts';
import {
  type EndReason,
  type FrameBatch,
  type FrameBody,
  type OpenedBody,
  type PlaybackStatus,
  type ReplayFrame,
} from './frames.ts';
import { ReplayClock } from './replay-clock.ts';
import { Sleeper } from './sleeper.ts';
import type { SharedReads } from './environment.ts';
import { TimelineReader } from './timeline-reader.ts';
import type { Timing } from './timing.ts';

interface PlaybackOptions {
  readonly reads: SharedReads;
  readonly clock: SteadyClock;
  readonly settings: PlaybackSettings;
  readonly timing: Timing;
  readonly from: ReplayCursor;
  /** The first frame, without its status; null for none. */
  readonly opened: Omit<OpenedBody, 'status'> | null;
  /** The status of the room, if this playback lets one viewer of it catch up; else the playback has its own status. */
  readonly status?: () => PlaybackStatus;
  /** How many viewers watch; 1 if absent. */
  readonly viewers?: () => number;
  /** Null if the playback decides by itself. */
  readonly coordinator: Coordinator | null;
  /** Whether `next` waits for later frames, or returns at once if nothing is due. */
  readonly waits: boolean;
}

/** The most frames that go out together. */
const MAX_BATCH = 128;

export class Playback {
  readonly #clock: SteadyClock;
  readonly #settings: PlaybackSettings;
  readonly #coordinator: Coordinator | null;
  readonly #waits: boolean;
  readonly #roomStatus: (() => PlaybackStatus) | undefined;
  readonly #viewers: (() => number) | undefined;
  readonly #isResumed: boolean;
  #opened: Omit<OpenedBody, 'status'> | null;
  readonly #timeline: TimelineReader;
  readonly #replayClock: ReplayClock;
  readonly #scheduler: FrameScheduler;
  readonly #sleeper: Sleeper;
  readonly #backlog: Backlog;
  readonly #unlisten: () => void;
  /** The version of the timing for which the coordinator was asked to jump. */
  #askedFor = -1;
  #hasStarted = false;
  #isOver = false;

  constructor(options: PlaybackOptions) {
    const { reads, clock, settings, timing, from, coordinator, waits } = options;
    this.#clock = clock;
    this.#settings = settings;
    this.#coordinator = coordinator;
    this.#waits = waits;
    this.#roomStatus = options.status;
    this.#viewers = options.viewers;
    this.#isResumed = from.played !== null;
    this.#opened = options.opened;
    const isFast = timing.pacing.kind === 'INSTANT' || !waits;
    const { query, client } = settings;
    const timeline = new TimelineReader({ reads, query, client, isFast, from });
    const onJump = (next: Timing) => this.#jump(next);
    const replayClock = new ReplayClock({ clock, settings, timeline, timing, onJump });
    this.#timeline = timeline;
    this.#replayClock = replayClock;
    this.#scheduler = new FrameScheduler({ clock, replayClock, settings, timeline, coordinator });
    this.#sleeper = new Sleeper(clock);
    this.#backlog = new Backlog(reads, settings.query);
    this.#unlisten = reads.feed.listen(() => this.#sleeper.wake());
  }

  get timing(): Timing {
    return this.#replayClock.timing;
  }

  get cursor(): ReplayCursor {
    return this.#timeline.cursor;
  }

  /** Whether it was ended, or has delivered its last frame. */
  get isOver(): boolean {
    return this.#isOver || this.#scheduler.isEnding;
  }

  get status(): PlaybackStatus {
    if (this.#roomStatus !== undefined) return this.#roomStatus();
    const { pacing, paused, rate, generation } = this.timing;
    return {
      replayId: this.#settings.replayId,
      paused,
      speed: rate,
      pacing,
      timelineTime: this.#replayClock.timelineTime,
      generation,
      viewers: this.#viewers?.() ?? 1,
    };
  }

  /**
   * The frames that are due, as soon as there are any. None if the playback does not wait, or is over.
   *
   * @param onQuiet called with the cursor whenever no frame is due: the cursor may have passed commits that need no
   * frame
   */
  async next(onQuiet?: (cursor: ReplayCursor) => void): Promise<FrameBatch> {
    for (;;) {
      if (this.#backlog.isToBeCounted) await this.#tellBacklog();
      const frames = this.#collect();
      const isOver = this.#isOver;
      if (frames.length > 0 || isOver) return { frames, cursor: this.cursor, isOver };
      onQuiet?.(this.cursor);
      if (this.#scheduler.mustRead) await this.#timeline.read().then(() => this.#clock.turn());
      else if (this.#waits) await this.#sleeper.sleep(this.#scheduler.deadline);
      else return { frames, cursor: this.cursor, isOver };
    }
  }

  /** Continues with another timing. A timing that is older than the present one is ignored. */
  follow(timing: Timing): void {
    const { version, generation } = this.timing;
    if (timing.version <= version || this.#isOver) return;
    const isSeek = timing.generation !== generation;
    // A gap frame announces a jump. But a timing between the two may have been missed: then a status frame follows too.
    const isMissingOne = timing.version !== version + 1;
    this.#replayClock.follow(timing);
    if (isSeek && timing.start !== null) {
      const { played, instant, sequence } = timing.start;
      const taken = { sequence, ordinal: null };
      const start = { generation: timing.generation, played, instant, taken, live: false, moving: false };
      this.#timeline.reposition({ ...this.cursor, ...start });
    } else if (timing.paused) {
      // A reader may stay paused for hours: no entries stay in memory for it.
      this.#timeline.discardPrefetched();
    }
    if ((timing.gap === null || isMissingOne) && this.#waits) this.#announceStatus();
    this.#sleeper.wake();
  }

  /** Delivers this frame before all others. */
  announce(body: FrameBody): void {
    this.#scheduler.announce(body);
  }

  /**
   * Ends the replay with this reason. `SHUTTING_DOWN`: at once, because the viewers continue on another node. `ENDED`:
   * when all entries of a step are played. `COMPLETED`: when all entries are played.
   */
  end(reason: EndReason): void {
    this.#scheduler.end(reason);
    this.#sleeper.wake();
  }

  /**
   * The reader took nothing for this long. The entries that became due are counted, and a frame reports their number.
   */
  stalled(milliseconds: number): void {
    this.#backlog.stalled(milliseconds);
  }

  /** Frees everything at once; `next` then returns that it is over. */
  close(): void {
    this.#isOver = true;
    this.#unlisten();
    this.#timeline.close();
    this.#sleeper.wake();
  }

  #announceStatus(): void {
    const { status } = this;
    // Until the entries of a step are played, the status shows the clock of the new timing, which may be ahead of the
    // last entry.
    if (this.#replayClock.isDuePlayed) this.#timeline.advanceClock(status.timelineTime);
    this.announce({ kind: 'STATUS', status });
  }

  #jump(timing: Timing): void {
    if (this.#coordinator === null) return this.follow(timing);
    const { version } = this.timing;
    if (this.#askedFor === version) return;
    this.#askedFor = version;
    this.#coordinator.jump(timing);
  }

  #collect(): ReplayFrame[] {
    const frames: ReplayFrame[] = [];
    const server = this.#clock.wall();
    if (!this.#hasStarted) this.#start(frames, server);
    while (frames.length < MAX_BATCH && !this.#isOver) {
      const body = this.#scheduler.next();
      if (body === null) break;
      frames.push(this.#frame(body, server));
      if (body.kind === 'ENDED') this.close();
    }
    return frames;
  }

  #start(frames: ReplayFrame[], server: Instant): void {
    const opened = this.#opened;
    this.#opened = null;
    this.#hasStarted = true;
    this.#scheduler.start();
    this.#replayClock.start({ isResumed: this.#isResumed, setsAnchor: this.#coordinator === null });
    if (opened === null) return;
    const { status } = this;
    frames.push(this.#frame({ ...opened, status }, server));
    if (status.paused && this.#waits) frames.push(this.#frame({ kind: 'STATUS', status }, server));
  }

  #frame(body: FrameBody, serverTime: Instant): ReplayFrame {
    const { cursor, clockInstant: timelineTime } = this.#timeline;
    return { ...body, cursor, timelineTime, serverTime, generation: cursor.generation };
  }

  async #tellBacklog(): Promise<void> {
    const { cursor, timing } = this;
    const body = await this.#backlog.count({ cursor, timing, now: this.#clock.now() });
    if (body !== null) this.#scheduler.announceFirst(body);
  }
}
