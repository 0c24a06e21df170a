import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '../domain/instant.ts';

/** Time as a replay sees it: injected, so that tests play two years in milliseconds. */
export interface SteadyClock {
  /** Milliseconds that never jump. */
  now(): number;
  /** The time of day. */
  wall(): Instant;
  /** Resolves at the deadline, at once if it has passed; rejects with the signal's reason when it is raised. */
  sleepUntil(deadline: number, signal: AbortSignal): Promise<void>;
}

/** A timer past 2^31−1 ms fires at once, and a machine may have been asleep: so a long wait goes in steps. */
const MAX_SLEEP_MS = 60_000;

export const systemClock: SteadyClock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  async sleepUntil(deadline, signal) {
    for (let left = deadline - performance.now(); left > 0; left = deadline - performance.now()) {
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

/** When the clock will stand at this instant of the timeline; never, for a clock that stands still before it. */
export function steadyAt({ timeline, steady, rate }: Anchor, instant: Instant): number {
  if (instant <= timeline) return steady;
  return rate === 0 ? Infinity : steady + (instant - timeline) / rate;
}
