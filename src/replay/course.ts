/**
 * How the clock of a replay is set. Every control replaces it as a whole, so controls that race each other leave the one
 * that came last. Pure: a private replay keeps its course in memory, a room in the store, for all nodes.
 */
import type { Instant } from '../domain/time/instant.ts';
import type { OrderKey } from '../domain/query/order-key.ts';
import type { Sequence } from '../domain/record/record.ts';
import type { ReplayBounds } from '../domain/replay-cursor.ts';
import { type Anchor, steadyAt, timelineAt } from './clock.ts';
import { type Pacing, rateOf } from './pacing.ts';

export interface Course {
  /** Raised by one with each change. */
  readonly version: number;
  /** Counted from 1; raised by each seek. */
  readonly generation: number;
  readonly pacing: Pacing;
  readonly paused: boolean;
  /** Timeline milliseconds in a millisecond while it runs; null where the pacing does not go by the clock. */
  readonly rate: number | null;
  /** The clock, on its owner's steady time; its rate is 0 while paused, and where the pacing does not go by it. */
  readonly anchor: Anchor;
  /** Entries up to this place are played whatever the clock says: those at the anchor, and those stepped to. */
  readonly played: OrderKey | null;
  /** Where this generation began; null for the first, which began with the replay. */
  readonly start: Start | null;
  /** The gap over which this course jumps, if that is what made it. */
  readonly gap: Gap | null;
}

export interface Start {
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

export function openingCourse(
  pacing: Pacing,
  bounds: ReplayBounds,
  { paused, instant, now }: { readonly paused: boolean; readonly instant: Instant | null; readonly now: number },
): Course {
  const rate = rateOf(pacing, bounds);
  const anchor = { timeline: instant ?? 0, steady: now, rate: paused ? 0 : (rate ?? 0) };
  return { version: 1, generation: 1, pacing, paused, rate, anchor, played: null, start: null, gap: null };
}

/**
 * @param at where the clock stands when it stops, and what was played by then: on nodes whose clock is behind it is played
 *   yet
 */
export function pausedCourse(
  course: Course,
  at: { readonly timeline: Instant; readonly now: number; readonly played: OrderKey | null },
): Course {
  const { timeline, now, played } = at;
  const anchor = { timeline, steady: now, rate: 0 };
  return changed(course, { paused: true, anchor, played: laterPlace(course.played, played) });
}

export function resumedCourse(course: Course, now: number): Course {
  const anchor = { timeline: course.anchor.timeline, steady: now, rate: course.rate ?? 0 };
  return changed(course, { paused: false, anchor });
}

/** The same place at another speed. */
export function pacedCourse(
  course: Course,
  pacing: Pacing,
  bounds: ReplayBounds,
  at: { readonly timeline: Instant; readonly now: number },
): Course {
  const rate = rateOf(pacing, bounds);
  const anchor = { timeline: at.timeline, steady: at.now, rate: course.paused ? 0 : (rate ?? 0) };
  return changed(course, { pacing, rate, anchor });
}

/** A new generation, from another place. */
export function soughtCourse(course: Course, start: Start, now: number): Course {
  const anchor = { ...course.anchor, timeline: start.instant ?? 0, steady: now };
  return changed(course, { generation: course.generation + 1, start, played: start.played, anchor });
}

/** Entries up to a place are played at once, and the clock is set to it. */
export function steppedCourse(course: Course, played: OrderKey, timeline: Instant, now: number): Course {
  return changed(course, { played, anchor: { ...course.anchor, timeline, steady: now } });
}

/** The clock jumps ahead, so that it comes to the gap's end when the wait is over. */
export function jumpedCourse(course: Course, gap: Gap): Course {
  const { rate } = course.anchor;
  const steady = steadyAt(course.anchor, gap.from);
  return changed(course, { anchor: { timeline: gap.to - gap.waitedMs * rate, steady, rate }, gap });
}

function changed(course: Course, changes: Partial<Course>): Course {
  return { ...course, gap: null, ...changes, version: course.version + 1 };
}

/** Where the clock of a course stands. */
export function courseAt(course: Course, now: number): Instant {
  return timelineAt(course.anchor, now);
}

/** The later of two places, of which null comes before all others. */
export function laterPlace(left: OrderKey | null, right: OrderKey | null): OrderKey | null {
  if (left === null || right === null) return left ?? right;
  return left > right ? left : right;
}
