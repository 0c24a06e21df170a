import { Temporal } from 'temporal-polyfill';
import { badValue } from '../bad-value.ts';
import { parseCalendarDate } from './edtf-date.ts';
import { parseClockTime } from './edtf-time.ts';
import type { Instant } from './instant.ts';
import { coarserOf } from './precision.ts';
import { parseZone } from './time-zone.ts';
import { MAX_EDTF_LENGTH } from '../record/limits.ts';
import type { Precision } from '../record/vocabulary.ts';

/** The meaning of an EDTF text in a zone. */
export interface EdtfValue {
  /** Null if it is open or unknown towards the past. */
  readonly earliest: Instant | null;
  /** Last millisecond, inclusive; null if it is open or unknown towards the future. */
  readonly latest: Instant | null;
  /** `earliest`; if that is null, the earliest instant of the interval's end. */
  readonly scheduled: Instant;
  readonly precision: Precision;
  readonly uncertain: boolean;
  readonly approximate: boolean;
  /** The zone that was used; null if the value names its own. */
  readonly zone: string | null;
}

/** One date or time, or one end of an interval. */
interface SinglePoint {
  readonly earliest: Instant;
  readonly latest: Instant;
  readonly precision: Precision;
  readonly uncertain: boolean;
  readonly approximate: boolean;
  readonly statesZone: boolean;
}

const OPEN = '..';
const UNKNOWN = '';

/**
 * Reads EDTF level 1, and times without seconds, with fractions of a second or without a zone.
 *
 * Dates and times without a zone are those of `zone` (an IANA name or an offset): a day is as long as it was there. A
 * time to the second or finer is one instant. An interval has the coarser precision of its ends, and is uncertain or
 * approximate if one of them is.
 *
 * @throws DomainError BAD_VALUE if the text is not EDTF level 1; for a day or time that does not exist; for an interval
 * that ends before it starts or has no ends; for an unknown zone; and for years outside the range of `Date`.
 */
export function parseEdtf(text: string, zone: string): EdtfValue {
  if (text.length > MAX_EDTF_LENGTH)
    throw badValue(text, `is too long. A moment has at most ${MAX_EDTF_LENGTH} characters.`);
  const usedZone = parseZone(zone);
  const [start = '', end, ...rest] = text.split('/');
  if (rest.length > 0) throw badValue(text, 'has more than one "/". Write an interval such as 2016/2017.');
  if (end !== undefined) return parseInterval(text, start, end, usedZone);
  const { earliest, latest, precision, uncertain, approximate, statesZone } = parsePoint(text, usedZone, false);
  return {
    earliest,
    latest,
    scheduled: earliest,
    precision,
    uncertain,
    approximate,
    zone: statesZone ? null : usedZone,
  };
}

function parseInterval(text: string, start: string, end: string, zone: string): EdtfValue {
  const from = parseEnd(start, zone);
  const to = parseEnd(end, zone);
  const known = from ?? to;
  if (known === null) throw badValue(text, 'is an interval without a start and an end. Write at least one of them.');
  if (from !== null && to !== null && to.latest < from.earliest)
    throw badValue(text, 'ends before it starts. Write the earlier date first.');
  const other = to ?? known;
  return {
    earliest: from?.earliest ?? null,
    latest: to?.latest ?? null,
    scheduled: known.earliest,
    precision: coarserOf(known.precision, other.precision),
    uncertain: known.uncertain || other.uncertain,
    approximate: known.approximate || other.approximate,
    zone: known.statesZone && other.statesZone ? null : zone,
  };
}

function parseEnd(text: string, zone: string): SinglePoint | null {
  return text === OPEN || text === UNKNOWN ? null : parsePoint(text, zone, true);
}

function parsePoint(text: string, zone: string, partOfInterval: boolean): SinglePoint {
  try {
    if (text.includes('T')) return { ...parseClockTime(text, zone), uncertain: false, approximate: false };
    const { firstDay, lastDay, ...date } = parseCalendarDate(text, partOfInterval);
    return {
      ...date,
      earliest: firstDay.toZonedDateTime(zone).epochMilliseconds,
      latest: lastDay.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1,
      statesZone: false,
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw badValue(text, whyImpossible(text));
  }
}

/** Names the month or the day that does not exist, or else everything that can be wrong with a well-formed date. */
function whyImpossible(text: string): string {
  const [, year = '', month = '', day = ''] = /^(-?\d{4})-(\d{2})(?:-(\d{2}))?/.exec(text) ?? [];
  const hasMonth = Number(month) >= 1 && Number(month) <= 12;
  if (month !== '' && !hasMonth) return `is not a date: there is no month ${month}. Write a date such as 2016-10-12.`;
  const isMissingDay = day !== '' && !(Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month)));
  if (isMissingDay) return `is not a date: ${year}-${month} has no day ${day}. Write a date such as 2016-10-12.`;
  return 'is a day or time that does not exist, or it is outside the years -271821 to 275760.';
}

function daysIn(year: number, month: number): number {
  return Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}
