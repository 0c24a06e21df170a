import { Temporal } from 'temporal-polyfill';
import { badValue } from '../bad-value.ts';
import type { Instant } from './instant.ts';
import type { Precision } from '../record/vocabulary.ts';

/** A date with a time, as instants. */
export interface ClockTime {
  readonly earliest: Instant;
  /** Inclusive. */
  readonly latest: Instant;
  readonly precision: Precision;
  /** Whether the value names its own zone (`Z`, an offset). */
  readonly statesZone: boolean;
}

/** EDTF, and our extensions: hours and minutes alone, fractions of a second, times without a zone. */
const TIME_SHAPE =
  /^(-?\d{4})-(\d{2})-(\d{2})T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/;

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * Reads `2016-10-03T14Z`, `T14:02Z`, `T14:02:00Z`, `T14:02:00.250+02:00`; each can also stand without a zone, and is
 * then in `zone`. Where a change of the clocks skips or repeats a local time, it is read as by Temporal's `compatible`:
 * just after the skipped hour, or the first of the two.
 *
 * @throws DomainError BAD_VALUE; RangeError if there is no such day or time.
 */
export function parseClockTime(text: string, zone: string): ClockTime {
  const match = TIME_SHAPE.exec(text);
  if (match === null || text.startsWith('-0000')) {
    throw badValue(
      text,
      'is not a date with a time. Write it as 2016-10-03T14:02Z. Only dates without a time can have ?, ~ or %.',
    );
  }
  const [, year, month, day, hour, minute, second, fraction, offset] = match;
  const local = Temporal.PlainDateTime.from(
    {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute ?? 0),
      second: Number(second ?? 0),
      millisecond: Number((fraction ?? '').padEnd(3, '0')),
    },
    { overflow: 'reject' },
  );
  const earliest = local.toZonedDateTime(offset === 'Z' ? 'UTC' : (offset ?? zone)).epochMilliseconds;
  const statesZone = offset !== undefined;
  if (minute === undefined) return { earliest, latest: earliest + HOUR_MS - 1, precision: 'HOUR', statesZone };
  if (second === undefined) return { earliest, latest: earliest + MINUTE_MS - 1, precision: 'MINUTE', statesZone };
  return { earliest, latest: earliest, precision: fraction === undefined ? 'SECOND' : 'MILLISECOND', statesZone };
}
