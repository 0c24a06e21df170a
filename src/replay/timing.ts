/**
 * How the clock of a replay is set. Every control replaces it as a whole, so controls that race each other leave the one
 * that came last. Pure: a private replay keeps its timing in memory, a room in the store, for all nodes.
 */
import type { Instant } from '../domain/time/instant.ts';
import type { OrderKey } from '../domain/query/order-key.ts';
import type { Sequence } from '../domain/record/record.ts';
import type { ReplayBounds } from '../domain/replay-cursor.ts';
import { type ClockAnchor, steadyAt, timelineAt } from './clock.ts';
import { type Pacing, rateOf } from './pacing.ts';

export interface Timing {
  /** Raised by one with each change. */
  readonly version: number;
  /** Counted from 1; raised by each seek. */
  readonly generation: number;
  readonly pacing: Pacing;
  readonly paused: boolean;
  /** Timeline milliseconds in a millisecond while it runs; null where the pacing does not go by the clock. */
  readonly rate: number | null;
  /** The clock, on its owner's steady time; its rate is 0 while paused, and where the pacing does not go by it. */
  readonly anchor: ClockAnchor;
  /** Entries up to this order key are played whatever the clock says: those at the anchor, and those stepped to. */
  readonly dueUpTo: OrderKey | null;
  /** Where this generation began; null for the first, which began with the replay. */
  readonly start: GenerationStart | null;
  /** The gap over which this timing jumps, if that is what made it. */
  readonly gap: Gap | null;
}

export interface GenerationStart {
  /** K: nothing up to it plays in this generation. */
  readonly played: OrderKey | null;
  readonly instant: Instant | null;
  /** T */
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
 * @param at where the clock stands when it stops, and what was played by then: on nodes whose clock is behind it is played
 *   yet
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

/** The same point of the timeline at another speed. */
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

/** A new generation, from another point of the timeline. */
export function afterSeek(timing: Timing, start: GenerationStart, now: number): Timing {
  const anchor = { ...timing.anchor, timeline: start.instant ?? 0, steady: now };
  return changed(timing, { generation: timing.generation + 1, start, dueUpTo: start.played, anchor });
}

/** Entries up to an order key are played at once, and the clock is set to it. */
export function afterStep(timing: Timing, dueUpTo: OrderKey, timeline: Instant, now: number): Timing {
  return changed(timing, { dueUpTo, anchor: { ...timing.anchor, timeline, steady: now } });
}

/** The clock jumps ahead, so that it comes to the gap's end when the wait is over. */
export function afterGapJump(timing: Timing, gap: Gap): Timing {
  const { rate } = timing.anchor;
  const steady = steadyAt(timing.anchor, gap.from);
  return changed(timing, { anchor: { timeline: gap.to - gap.waitedMs * rate, steady, rate }, gap });
}

function changed(timing: Timing, changes: Partial<Timing>): Timing {
  return { ...timing, gap: null, ...changes, version: timing.version + 1 };
}

/** Where the clock of a timing stands. */
export function timelineTimeAt(timing: Timing, now: number): Instant {
  return timelineAt(timing.anchor, now);
}

/** The later of two order keys; null comes before all others. */
export function laterKey(left: OrderKey | null, right: OrderKey | null): OrderKey | null {
  if (left === null || right === null) return left ?? right;
  return left > right ? left : right;
}
