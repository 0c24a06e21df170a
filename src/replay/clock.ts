import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Instant } from '../domain/time/instant.ts';

/** Time as a replay sees it: injected, so that tests play two years in milliseconds. */
export interface SteadyClock {
  /** Milliseconds that never jump and never go back. */
  now(): number;
  /** The time of day. */
  wall(): Instant;
  /**
   * Rings once, when `now()` is at the deadline, never within this call, and never for `Infinity`.
   *
   * @returns what takes the alarm back and leaves no timer behind
   */
  alarm(deadlineMs: number, ring: () => void): () => void;
  /** Resolves when everybody else had their turn: what is due at once must not keep others' frames from being sent. */
  turn(): Promise<void>;
}

/** A timer past 2^31−1 ms fires at once, and a machine may have been asleep: so a long wait goes in steps. */
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
  turn: () => othersTurn(),
};

/** The same steady time, counted from another zero: `offset` is added to it. */
export function offsetClock(clock: SteadyClock, offset: number): SteadyClock {
  return {
    now: () => clock.now() + offset,
    wall: () => clock.wall(),
    alarm: (deadline, ring) => clock.alarm(deadline - offset, ring),
    turn: () => clock.turn(),
  };
}

/**
 * Where the timeline stands: a pure function of an anchor and the steady time. A change of speed, a pause and a jump
 * over a gap are each a new anchor.
 */
export interface ClockAnchor {
  readonly timeline: Instant;
  readonly steady: number;
  /** Timeline milliseconds in a millisecond; 0 while paused. */
  readonly rate: number;
}

export function timelineAt({ timeline, steady, rate }: ClockAnchor, now: number): Instant {
  return timeline + rate * (now - steady);
}

/** When the clock stands at this instant of the timeline; `Infinity` for a clock that stands still before it. */
export function steadyAt({ timeline, steady, rate }: ClockAnchor, instant: Instant): number {
  return instant <= timeline ? steady : steady + (instant - timeline) / rate;
}
