import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Instant } from '../domain/time/instant.ts';

/** The source of time for a replay. It is injected, so that tests play two years in milliseconds. */
export interface SteadyClock {
  /** Milliseconds from any start. They never jump and never go back. */
  now(): number;
  /** The time of day. */
  wall(): Instant;
  /**
   * Calls `ring` once, when `now()` reaches the deadline. It never calls it during this call, and never for `Infinity`.
   *
   * @returns a function that cancels the alarm and its timer
   */
  alarm(deadlineMs: number, ring: () => void): () => void;
  /**
   * Resolves after all other pending work had its turn, so that one busy replay does not delay the frames of others.
   */
  turn(): Promise<void>;
}

/** A long wait is split into steps: a timer above 2^31−1 ms fires at once, and the machine may sleep meanwhile. */
const MAX_SLEEP_MS = 60_000;

export const systemClock: SteadyClock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  alarm(deadlineMs, ring) {
    if (deadlineMs === Infinity) return () => undefined;
    const step = () => {
      const left = deadlineMs - performance.now();
      if (left <= 0) ring();
      else timer = setTimeout(step, Math.min(Math.ceil(left), MAX_SLEEP_MS));
    };
    let timer = setTimeout(step, Math.min(Math.max(Math.ceil(deadlineMs - performance.now()), 0), MAX_SLEEP_MS));
    return () => clearTimeout(timer);
  },
  turn: () => nextTurn(),
};

/** The same clock with `offset` added to its steady time. */
export function offsetClock(clock: SteadyClock, offset: number): SteadyClock {
  return {
    now: () => clock.now() + offset,
    wall: () => clock.wall(),
    alarm: (deadline, ring) => clock.alarm(deadline - offset, ring),
    turn: () => clock.turn(),
  };
}

/**
 * The anchor of a replay's clock: it gives the instant of the timeline for each steady time. Each change of speed,
 * pause and jump over a gap sets a new anchor.
 */
export interface ClockAnchor {
  readonly timeline: Instant;
  readonly steady: number;
  /** Timeline milliseconds per millisecond; 0 while paused. */
  readonly rate: number;
}

export function timelineAt({ timeline, steady, rate }: ClockAnchor, now: number): Instant {
  return timeline + rate * (now - steady);
}

/** The steady time at which the clock reaches an instant of the timeline; `Infinity` if it is paused before it. */
export function steadyAt({ timeline, steady, rate }: ClockAnchor, instant: Instant): number {
  return instant <= timeline ? steady : steady + (instant - timeline) / rate;
}
