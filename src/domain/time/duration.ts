/**
 * Signed ISO 8601 durations. If a length must be exact, a day is 24 hours and a week is seven days. Years and months
 * have no exact length; they can only be added to a moment.
 */
import { Temporal } from 'temporal-polyfill';
import { badValue } from '../bad-value.ts';
import type { Precision } from '../record/vocabulary.ts';

export type Duration = Temporal.Duration;

const MAX_DURATION_LENGTH = 64;
const HOUR_MS = 3_600_000;
/** From the first to the last instant that `Date` can hold. */
const MAX_DURATION_MS = 17_280_000_000_000_000;

/**
 * Reads `PT15M`, `P2D`, `-P1DT2H`, `P1M`, `PT0.5S`.
 *
 * @throws DomainError BAD_VALUE for anything else, and for a duration finer than a millisecond.
 */
export function parseDuration(text: string): Duration {
  const duration = tryParse(text);
  if (duration === null) {
    throw badValue(text, 'is not a duration. Write an ISO 8601 duration such as "PT15M", "P2D" or "-P1DT2H".');
  }
  if (duration.microseconds !== 0 || duration.nanoseconds !== 0) {
    throw badValue(text, 'is finer than a millisecond. Write at most three decimal places of a second.');
  }
  return duration;
}

function tryParse(text: string): Duration | null {
  if (text.length > MAX_DURATION_LENGTH) return null;
  try {
    return Temporal.Duration.from(text);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * The exact length in milliseconds, signed.
 *
 * @throws DomainError BAD_VALUE if it has years or months, or is longer than the range of `Date`.
 */
export function durationMilliseconds(duration: Duration): number {
  if (duration.years !== 0 || duration.months !== 0) {
    throw badValue(
      duration.toString(),
      'has no exact length. Write weeks, days, hours, minutes or seconds instead of years and months.',
    );
  }
  const hours = (duration.weeks * 7 + duration.days) * 24 + duration.hours;
  const milliseconds = hours * HOUR_MS + duration.minutes * 60_000 + duration.seconds * 1_000 + duration.milliseconds;
  if (Math.abs(milliseconds) > MAX_DURATION_MS)
    throw badValue(duration.toString(), 'is longer than any timeline. Write a shorter duration.');
  // Plain zero, not -0, for a negative empty duration.
  return milliseconds === 0 ? 0 : milliseconds;
}

/** Whole milliseconds as days of 24 hours, hours, minutes and seconds: `PT15M`, `-P1DT2H`, `PT0.5S`, `PT0S`. */
export function formatDuration(milliseconds: number): string {
  return Temporal.Duration.from({ milliseconds }).round({ largestUnit: 'days' }).toString();
}

/** The precision of a duration: its smallest unit that is not zero. `PT0S` is exact. */
export function durationPrecision(duration: Duration): Precision {
  if (duration.milliseconds !== 0) return 'MILLISECOND';
  if (duration.seconds !== 0) return 'SECOND';
  if (duration.minutes !== 0) return 'MINUTE';
  if (duration.hours !== 0) return 'HOUR';
  if (duration.days !== 0 || duration.weeks !== 0) return 'DAY';
  if (duration.months !== 0) return 'MONTH';
  return duration.years === 0 ? 'MILLISECOND' : 'YEAR';
}
