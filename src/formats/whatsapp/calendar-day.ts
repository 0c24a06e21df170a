/** The calendar day that the date of a WhatsApp message means. */
import { Temporal } from 'temporal-polyfill/full';
import type { DateOrder } from '../format.ts';
import type { MessageStart } from './message-start.ts';

/** `2019-12-24`; null if the date is not a day in this order. */
export function dayOf({ date, beginsWithYear }: MessageStart, order: DateOrder): string | null {
  const [first, second, third] = date;
  const [year, month, day] =
    beginsWithYear || order === 'ymd'
      ? [first, second, third]
      : order === 'dmy'
        ? [third, second, first]
        : [third, first, second];
  const calendar = calendarOf(year);
  if (calendar !== null) return toIso(calendar, { year, month, day });
  const iso = `${toFullYear(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null;
}

/**
 * A year of two digits is in this century, because WhatsApp began in 2009. The Thai calendar is 543 years ahead: there
 * 2009 is 2552, so that `52` and more are Thai years.
 */
function toFullYear(year: number): number {
  if (year < 100) return year < 52 ? 2000 + year : 1957 + year;
  return year > 2400 && year < 2700 ? year - 543 : year;
}

/** The year alone tells the calendar: in these two, the years since 2009 have numbers of their own. */
function calendarOf(year: number): 'persian' | 'islamic-umalqura' | null {
  if (year < 1380 || year >= 1500) return null;
  return year < 1425 ? 'persian' : 'islamic-umalqura';
}

function toIso(
  calendar: string,
  date: { readonly year: number; readonly month: number; readonly day: number },
): string | null {
  try {
    const given = Temporal.PlainDate.from({ ...date, calendar }, { overflow: 'reject' });
    return given.withCalendar('iso8601').toString();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
