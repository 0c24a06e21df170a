/**
 * The timing of a replay. Every control replaces the timing as a whole, so the last of several concurrent controls
 * wins. The functions are pure: a private replay keeps its timing in memory, a room keeps it in the store for all
 * nodes.
 */
import type { Instant } from '../domain/time/instant.ts';
import type { OrderKey } from '../domain/query/order-key.ts';
import type { Sequence } from '../domain/record/record.ts';
import type { ReplayBounds } from '../domain/replay-cursor.ts';
import { type ClockAnchor, steadyAt, timelineAt } from './clock.ts';
import { type Pacing, rateOf } from './pacing.ts';

export interface Timing {
  /** From 1; each change raises it by one. */
  readonly version: number;
  /** From 1; each seek raises it by one. */
  readonly generation: number;
  readonly pacing: Pacing;
  readonly paused: boolean;
  /** Timeline milliseconds per millisecond while it runs. Null if the pacing does not use the clock. */
  readonly rate: number | null;
  /**
   * The clock, in the steady time of its owner. Its rate is 0 while paused, and if the pacing does not use the clock.
   */
  readonly anchor: ClockAnchor;
  /** Entries up to this order key are played regardless of the clock: those at the anchor, and those of a step. */
  readonly dueUpTo: OrderKey | null;
  /** The start of this generation. Null for the first one, which starts with the replay. */
  readonly start: GenerationStart | null;
  /** The gap over which the clock jumps, if a jump created this timing. Otherwise null. */
  readonly gap: Gap | null;
}

export interface GenerationStart {
  /** `K`: entries up to this order key do not play in this generation. */
  readonly played: OrderKey | null;
  readonly instant: Instant | null;
  /** `T`: the head of the record at the start. */
  readonly sequence: Sequence;
}

export interface Gap {
  readonly from: Instant;
  readonly to: Instant;
  readonly waitedMs: number;
}

export function openingTiming(
  pacing: Pacing,
  bounds: ReplayBounds,
  { paused, instant, now }: { readonly paused: boolean; readonly instant: Instant | null; readonly now: number },
): Timing {
  const rate = rateOf(pacing, bounds);
  const anchor = { timeline: instant ?? 0, steady: now, rate: paused ? 0 : (rate ?? 0) };
  return { version: 1, generation: 1, pacing, paused, rate, anchor, dueUpTo: null, start: null, gap: null };
}

/**
 * @param at the clock when it stops, and the last order key played by then: nodes whose clock is behind still play up
 * to it
 */
export function afterPause(
  timing: Timing,
  at: { readonly timeline: Instant; readonly now: number; readonly played: OrderKey | null },
): Timing {
  const { timeline, now, played } = at;
  const anchor = { timeline, steady: now, rate: 0 };
  return changed(timing, { paused: true, anchor, dueUpTo: laterKey(timing.dueUpTo, played) });
}

export function afterResume(timing: Timing, now: number): Timing {
  const anchor = { timeline: timing.anchor.timeline, steady: now, rate: timing.rate ?? 0 };
  return changed(timing, { paused: false, anchor });
}

/** Changes the speed. The clock stays at the same instant of the timeline. */
export function afterPacing(
  timing: Timing,
  pacing: Pacing,
  bounds: ReplayBounds,
  at: { readonly timeline: Instant; readonly now: number },
): Timing {
  const rate = rateOf(pacing, bounds);
  const anchor = { timeline: at.timeline, steady: at.now, rate: timing.paused ? 0 : (rate ?? 0) };
  return changed(timing, { pacing, rate, anchor });
}

/** Starts a new generation at another instant of the timeline. */
export function afterSeek(timing: Timing, start: GenerationStart, now: number): Timing {
  const anchor = { ...timing.anchor, timeline: start.instant ?? 0, steady: now };
  return changed(timing, { generation: timing.generation + 1, start, dueUpTo: start.played, anchor });
}

/** Plays the entries up to an order key at once, and sets the clock to it. */
export function afterStep(timing: Timing, dueUpTo: OrderKey, timeline: Instant, now: number): Timing {
  return changed(timing, { dueUpTo, anchor: { ...timing.anchor, timeline, steady: now } });
}

/** Sets the clock ahead, so that it reaches the end of the gap when the wait is over. */
export function afterGapJump(timing: Timing, gap: Gap): Timing {
  const { rate } = timing.anchor;
  const steady = steadyAt(timing.anchor, gap.from);
  return changed(timing, { anchor: { timeline: gap.to - gap.waitedMs * rate, steady, rate }, gap });
}

function changed(timing: Timing, changes: Partial<Timing>): Timing {
  return { ...timing, gap: null, ...changes, version: timing.version + 1 };
}

/** The instant of the timeline that the clock shows. */
export function timelineTimeAt(timing: Timing, now: number): Instant {
  return timelineAt(timing.anchor, now);
}

/** The later of two order keys; null comes before all others. */
export function laterKey(left: OrderKey | null, right: OrderKey | null): OrderKey | null {
  if (left === null || right === null) return left ?? right;
  return left > right ? left : right;
}
