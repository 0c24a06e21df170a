/**
 * Decides which frame of a replay comes next: an announcement, a line of the change log, an entry, a gap, the clock, or
 * the end.
 *
 * This order keeps the guarantees of `playback.ts`: no entry plays before all known lines of the change log are
 * delivered, and the replay catches up or ends only when neither a line nor an entry is left.
 */
import type { OrderKey } from '../domain/query/order-key.ts';
import type { SteadyClock } from './clock.ts';
import type { Coordinator, PlaybackSettings } from './coordinator.ts';
import type { EndReason, EntryBody, FrameBody } from './frames.ts';
import type { ReplayClock } from './replay-clock.ts';
import type { TimelineReader } from './timeline-reader.ts';

interface FrameSchedulerOptions {
  readonly clock: SteadyClock;
  readonly replayClock: ReplayClock;
  readonly settings: PlaybackSettings;
  readonly timeline: TimelineReader;
  readonly coordinator: Coordinator | null;
}

export class FrameScheduler {
  readonly #clock: SteadyClock;
  readonly #replayClock: ReplayClock;
  readonly #settings: PlaybackSettings;
  readonly #timeline: TimelineReader;
  readonly #coordinator: Coordinator | null;
  /** Frames that come before all others. */
  readonly #announced: FrameBody[] = [];
  #ending: EndReason | null = null;
  /** When the next clock frame is due. */
  #nextClockFrameAt = Infinity;
  /** When the next entry is due. */
  #entryDeadline = Infinity;

  constructor(options: FrameSchedulerOptions) {
    this.#clock = options.clock;
    this.#replayClock = options.replayClock;
    this.#settings = options.settings;
    this.#timeline = options.timeline;
    this.#coordinator = options.coordinator;
  }

  get isEnding(): boolean {
    return this.#ending !== null;
  }

  /** The steady time at which the next frame is due; `Infinity` if only a commit or a control brings one. */
  get deadline(): number {
    return Math.min(this.#entryDeadline, this.#nextClockFrameAt);
  }

  /** Whether `next` needs entries or lines that are not read yet. */
  get mustRead(): boolean {
    if (this.#replayClock.timing.paused && this.#timeline.cursor.live) return false;
    return !this.#timeline.isDrained || (!this.#isHeld() && !this.#timeline.isReady);
  }

  start(): void {
    this.#nextClockFrameAt = this.#clock.now() + (this.#settings.clockEveryMs ?? Infinity);
  }

  announce(body: FrameBody): void {
    this.#announced.push(body);
  }

  announceFirst(body: FrameBody): void {
    this.#announced.unshift(body);
  }

  /** The first reason counts. */
  end(reason: EndReason): void {
    this.#ending ??= reason;
  }

  /** The frame that is due now, or null. */
  next(): FrameBody | null {
    this.#entryDeadline = Infinity;
    const ending = this.#ending === null ? null : ({ kind: 'ENDED', reason: this.#ending } as const);
    if (ending?.reason === 'SHUTTING_DOWN') return ending;
    const announced = this.#announced.shift();
    if (announced !== undefined) return announced;
    const { live } = this.#timeline.cursor;
    if (ending?.reason === 'ENDED' && (live || this.#replayClock.isDuePlayed)) return ending;
    if (this.#replayClock.timing.paused && live) return this.#clockFrame();
    const notice = this.#timeline.nextNotice();
    if (notice !== null) return notice.kind === 'ENTRY' ? this.#entryBody(notice) : notice;
    if (!this.#timeline.isDrained || this.#isHeld()) return this.#clockFrame();
    if (!this.#timeline.isReady) return null;
    const key = this.#timeline.nextKey;
    if (key !== null && this.#isDueAnyway(key)) return this.#play();
    if (ending !== null) return ending;
    return key === null ? this.#afterHistory() : this.#whenDue(key);
  }

  /** The entry with this order key if it is due, or the frame that comes in place of it. */
  #whenDue(key: OrderKey): FrameBody | null {
    if (this.#replayClock.timing.paused) return this.#clockFrame();
    const due = this.#replayClock.dueTime(key);
    switch (due.kind) {
      case 'NOW':
        return this.#play();
      case 'AFTER_GAP':
        return { kind: 'GAP', ...due.gap };
      case 'AT':
        this.#entryDeadline = due.deadline;
        return this.#clockFrame();
    }
  }

  /** Whether the replay is paused, and all entries of a step are played. */
  #isHeld(): boolean {
    return this.#replayClock.timing.paused && this.#ending !== 'COMPLETED' && this.#replayClock.isDuePlayed;
  }

  #isDueAnyway(key: OrderKey): boolean {
    return this.#ending === 'COMPLETED' || this.#replayClock.isDueAnyway(key);
  }

  #play(): FrameBody {
    return this.#entryBody({ entry: this.#timeline.playNext(), change: 'ADDED', late: false });
  }

  #entryBody({ entry, change, late }: Pick<EntryBody, 'entry' | 'change' | 'late'>): FrameBody {
    return { kind: 'ENTRY', entry, knownBefore: this.#settings.query.query.knownBefore, change, late };
  }

  #afterHistory(): FrameBody | null {
    const { paused, version } = this.#replayClock.timing;
    if (paused || this.#timeline.cursor.live) return this.#clockFrame();
    if (this.#settings.onEnd === 'COMPLETE') {
      this.#coordinator?.completed(version);
      return { kind: 'ENDED', reason: 'COMPLETED' };
    }
    this.#timeline.goLive();
    this.#coordinator?.caughtUp(version);
    return { kind: 'CAUGHT_UP', revision: this.#timeline.cursor.taken.sequence };
  }

  /** A clock frame, if one is due while the replay waits. */
  #clockFrame(): FrameBody | null {
    const now = this.#clock.now();
    if (now < this.#nextClockFrameAt) return null;
    this.#nextClockFrameAt = now + (this.#settings.clockEveryMs ?? Infinity);
    this.#timeline.advanceClock(this.#replayClock.timelineTime);
    return { kind: 'CLOCK' };
  }
}
