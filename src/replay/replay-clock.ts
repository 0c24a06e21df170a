/**
 * The clock of one replay: its position, when the next entry is due, and the gaps that it jumps over.
 *
 * Guarantees
 *
 * 1. A pause stops the clock. A change of speed, a seek and a jump over a gap set a new anchor (`timing.ts`).
 * 2. The time that it shows never passes a match that is not yet played.
 * 3. An entry is due at an absolute steady time. So late pulls cause no drift, and all overdue entries come at once.
 */
import type { Instant } from '../domain/time/instant.ts';
import { instantOf, type OrderKey } from '../domain/query/order-key.ts';
import { steadyAt, type SteadyClock } from './clock.ts';
import type { PlaybackSettings } from './coordinator.ts';
import type { TimelineReader } from './timeline-reader.ts';
import { afterGapJump, afterStep, type Gap, type Timing, timelineTimeAt } from './timing.ts';

/** When the next entry plays: now, at a steady time, or after a gap frame. */
export type DueTime =
  | { readonly kind: 'NOW' }
  | { readonly kind: 'AT'; readonly deadline: number }
  | { readonly kind: 'AFTER_GAP'; readonly gap: Gap };

interface ReplayClockOptions {
  readonly clock: SteadyClock;
  readonly settings: PlaybackSettings;
  readonly timeline: TimelineReader;
  readonly timing: Timing;
  /** Called when the clock has to jump: to the first entry, or over a gap. The new timing may come by `follow`. */
  readonly onJump: (timing: Timing) => void;
}

const NOW: DueTime = { kind: 'NOW' };

export class ReplayClock {
  readonly #clock: SteadyClock;
  readonly #settings: PlaybackSettings;
  readonly #timeline: TimelineReader;
  readonly #onJump: (timing: Timing) => void;
  #timing: Timing;
  /** The jump for which a gap frame is still to come. */
  #gap: Gap | null = null;
  #hasStarted = false;
  /** When the next entry is due, if the pacing counts entries. */
  #nextEntryAt = 0;

  constructor({ clock, settings, timeline, timing, onJump }: ReplayClockOptions) {
    this.#clock = clock;
    this.#settings = settings;
    this.#timeline = timeline;
    this.#timing = timing;
    this.#onJump = onJump;
  }

  get timing(): Timing {
    return this.#timing;
  }

  /** Whether all entries up to `dueUpTo` were played. */
  get isDuePlayed(): boolean {
    const { dueUpTo } = this.#timing;
    const { played } = this.#timeline.cursor;
    return dueUpTo === null || (played !== null && played >= dueUpTo);
  }

  /** The instant that the clock shows. It never passes a match that is not yet played. */
  get timelineTime(): Instant | null {
    const { instant, live } = this.#timeline.cursor;
    const { anchor, paused, rate } = this.#timing;
    if (instant === null || live || rate === null) return instant;
    if (paused) return Math.floor(anchor.timeline);
    if (!this.#hasStarted) return instant;
    const key = this.#timeline.nextKey;
    const now = Math.floor(timelineTimeAt(this.#timing, this.#clock.now()));
    // The next entry is not known yet. Within a gap there is no entry; elsewhere the clock waits.
    if (key === null && !this.#timeline.isAtEnd) {
      return Math.min(Math.max(this.#timeline.clockInstant ?? now, now), instant);
    }
    return Math.min(now, (key === null ? null : instantOf(key)) ?? Infinity);
  }

  /**
   * The clock starts with the first pull.
   *
   * @param start `isResumed`: the wait since the last entry is still due. `setsAnchor`: the clock runs from now on.
   */
  start(start: { readonly isResumed: boolean; readonly setsAnchor: boolean }): void {
    const now = this.#clock.now();
    this.#hasStarted = true;
    this.#nextEntryAt = start.isResumed ? now + this.#entryInterval() : now;
    if (start.setsAnchor && this.#timing.version === 1) {
      this.#timing = { ...this.#timing, anchor: { ...this.#timing.anchor, steady: now } };
    }
  }

  follow(timing: Timing): void {
    this.#timing = timing;
    this.#gap = timing.gap;
    this.#nextEntryAt = this.#clock.now();
  }

  /** Whether an entry plays at once, regardless of the clock. */
  isDueAnyway(key: OrderKey): boolean {
    const { dueUpTo } = this.#timing;
    return dueUpTo !== null && key <= dueUpTo;
  }

  /** When the entry with this order key plays. It is the next one, and the replay is not paused. */
  dueTime(key: OrderKey): DueTime {
    const { pacing, anchor } = this.#timing;
    const now = this.#clock.now();
    if (pacing.kind === 'INSTANT') return NOW;
    if (pacing.kind === 'ENTRIES_PER_SECOND') {
      if (now < this.#nextEntryAt) return { kind: 'AT', deadline: this.#nextEntryAt };
      this.#nextEntryAt += this.#entryInterval();
      return NOW;
    }
    const instant = instantOf(key) ?? anchor.timeline;
    // No entry was dated so far: the timeline begins here.
    if (this.#timeline.cursor.instant === null) this.#onJump(afterStep(this.#timing, key, instant, now));
    if (this.#timing.dueUpTo === key) return NOW;
    const gap = this.#gapBefore(instant);
    if (gap !== null) return { kind: 'AFTER_GAP', gap };
    const deadline = steadyAt(this.#timing.anchor, instant);
    return now < deadline ? { kind: 'AT', deadline } : NOW;
  }

  /** The clock jumps if the wait would be longer than `maxGap`. Returns the gap if its frame is due now. */
  #gapBefore(instant: Instant): Gap | null {
    const { maxGapMs } = this.#settings;
    const { rate } = this.#timing.anchor;
    const from = this.#timeline.cursor.instant ?? instant;
    if (this.#gap === null && maxGapMs !== null && (instant - from) / rate > maxGapMs) {
      this.#onJump(afterGapJump(this.#timing, { from, to: instant, waitedMs: maxGapMs }));
    }
    const gap = this.#gap;
    if (gap === null || instant < gap.to) return null;
    this.#gap = null;
    this.#timeline.skipTo(gap.to);
    return gap;
  }

  #entryInterval(): number {
    const { pacing } = this.#timing;
    return pacing.kind === 'ENTRIES_PER_SECOND' ? 1000 / pacing.entriesPerSecond : 0;
  }
}
