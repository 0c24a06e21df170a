/**
 * The time from one moment to another. It is positive if the second is later.
 *
 * If a moment means more than one instant, the lag is a range. Its bounds count as half-open, so a day is 24 hours
 * long: from 12 to 14 October, both as days, is at least one day and at most three. A moment that is open or unknown on
 * one side counts as ending, or beginning, at its scheduled instant. Otherwise an event without a known end would be
 * near everything after it.
 */
import { formatDuration } from './duration.ts';
import type { Instant } from './instant.ts';
import type { Moment } from './moment.ts';

export interface Lag {
  /** Signed ISO 8601 durations, in days of 24 hours. */
  readonly least: string;
  readonly most: string;
  /** The lag that a relative moment states itself (then `least` and `most` equal it); else null. */
  readonly stated: string | null;
  readonly leastMs: number;
  readonly mostMs: number;
}

type Bounded = Pick<Moment, 'earliest' | 'latest' | 'scheduled'>;

/** @param statedMs exact offset in milliseconds if `to` is stated relative to `from` (negated the other way round). */
export function lagBetween(from: Bounded, to: Bounded, statedMs: number | null): Lag {
  if (statedMs !== null) {
    const stated = formatDuration(statedMs);
    return { stated, least: stated, most: stated, leastMs: statedMs, mostMs: statedMs };
  }
  const leastMs = startOf(to) - endOf(from);
  const mostMs = endOf(to) - startOf(from);
  return { stated: null, least: formatDuration(leastMs), most: formatDuration(mostMs), leastMs, mostMs };
}

/** The shortest possible time between the two, in milliseconds, in either order. `within` compares it. */
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
