const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** A twelfth of a mean year; months differ in length. */
const MONTH = 30.436_875 * DAY;
const YEAR = 12 * MONTH;

export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';

const LENGTHS: Readonly<Record<Unit, number>> = {
  second: SECOND,
  minute: MINUTE,
  hour: HOUR,
  day: DAY,
  month: MONTH,
  year: YEAR,
};

const PATTERN =
  /^([+-])?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** @returns the milliseconds of a signed ISO 8601 duration, as the service writes it; NaN for anything else */
export function durationMs(text: string): number {
  const parts = PATTERN.exec(text);
  if (parts === null) return Number.NaN;
  const [years, months, weeks, days, hours, minutes, seconds] = Array.from(parts.slice(2), (part: string | undefined) =>
    Number(part ?? 0),
  );
  const length =
    (years ?? 0) * YEAR +
    (months ?? 0) * MONTH +
    ((weeks ?? 0) * 7 + (days ?? 0)) * DAY +
    (hours ?? 0) * HOUR +
    (minutes ?? 0) * MINUTE +
    (seconds ?? 0) * SECOND;
  return parts[1] === '-' ? -length : length;
}

/** The coarsest unit in which a length is at least two, or exactly one. Days go up to two months. */
export function unitOf(ms: number): Unit {
  const length = Math.abs(ms);
  if (length >= 2 * YEAR) return 'year';
  if (length >= 2 * MONTH) return 'month';
  if (length >= 2 * DAY || length === DAY) return 'day';
  if (length >= 2 * HOUR || length === HOUR) return 'hour';
  if (length >= MINUTE) return 'minute';
  return 'second';
}

/** The length in a unit, rounded. */
export function countInUnit(ms: number, unit: Unit): number {
  return Math.round(Math.abs(ms) / LENGTHS[unit]);
}
