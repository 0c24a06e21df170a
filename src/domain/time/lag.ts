/**
 * How long after one moment another came. Signed: after is positive.
 *
 * A moment that means more than one instant gives a range. Its bounds are taken as closed-open, so that a day is 24 hours
 * long: from 12 to 14 October, both as days, is at least one day and at most three. A moment that is open or unknown
 * towards one side is taken to end, or to begin, where it is scheduled: without that, whatever began once and has no
 * known end would lie within any lag of everything after it.
 */
import { formatDuration } from './duration.ts';
import type { Instant } from './instant.ts';
import type { Moment } from './moment.ts';

export interface Lag {
  /** Signed ISO 8601 durations, in days of 24 hours. */
  readonly least: string;
  readonly most: string;
  /** Where a relative moment says the lag itself, and `least` and `most` are equal to it; else null. */
  readonly stated: string | null;
  readonly leastMs: number;
  readonly mostMs: number;
}

type Bounded = Pick<Moment, 'earliest' | 'latest' | 'scheduled'>;

/** @param statedMs exact offset in milliseconds where `to` is stated relative to `from` (negated the other way round). */
export function lagBetween(from: Bounded, to: Bounded, statedMs: number | null): Lag {
  if (statedMs !== null) {
    const stated = formatDuration(statedMs);
    return { stated, least: stated, most: stated, leastMs: statedMs, mostMs: statedMs };
  }
  const leastMs = startOf(to) - endOf(from);
  const mostMs = endOf(to) - startOf(from);
  return { stated: null, least: formatDuration(leastMs), most: formatDuration(mostMs), leastMs, mostMs };
}

/** How close the two can have been at the closest, in milliseconds and whichever came first: what `within` compares. */
export function closestMs({ leastMs, mostMs }: Lag): number {
  if (leastMs <= 0 && mostMs >= 0) return 0;
  return Math.min(Math.abs(leastMs), Math.abs(mostMs));
}

function startOf({ earliest, scheduled }: Bounded): Instant {
  return earliest ?? scheduled;
}

function endOf(moment: Bounded): Instant {
  const latest = moment.latest ?? moment.scheduled;
  return latest > startOf(moment) ? latest + 1 : latest;
}
