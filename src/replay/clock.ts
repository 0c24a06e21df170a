import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '../domain/instant.ts';

/** Time as a replay sees it: injected, so that tests play two years in milliseconds. */
export interface SteadyClock {
  /** Milliseconds that never jump and never go back. */
  now(): number;
  /** The time of day. */
  wall(): Instant;
  /**
   * Resolves once `now()` is at the deadline, at once if it has passed; never for `Infinity`. Rejects when the signal is
   * aborted, and leaves no timer behind.
   */
  sleepUntil(deadlineMs: number, signal: AbortSignal): Promise<void>;
}

/** A timer past 2^31−1 ms fires at once, and a machine may have been asleep: so a long wait goes in steps. */
const MAX_SLEEP_MS = 60_000;

export const systemClock: SteadyClock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  async sleepUntil(deadlineMs, signal) {
    for (let left = deadlineMs - performance.now(); left > 0; left = deadlineMs - performance.now()) {
      await sleep(Math.min(Math.ceil(left), MAX_SLEEP_MS), undefined, { signal });
    }
  },
};

/**
 * Where the timeline stands: a pure function of an anchor and the steady time. A change of speed, a pause and a jump
 * over a gap are each a new anchor.
 */
export interface Anchor {
  readonly timeline: Instant;
  readonly steady: number;
  /** Timeline milliseconds in a millisecond; 0 while paused. */
  readonly rate: number;
}

export function timelineAt({ timeline, steady, rate }: Anchor, now: number): Instant {
  return timeline + rate * (now - steady);
}

/** When the clock stands at this instant of the timeline; `Infinity` for a clock that stands still before it. */
export function steadyAt({ timeline, steady, rate }: Anchor, instant: Instant): number {
  return instant <= timeline ? steady : steady + (instant - timeline) / rate;
}
