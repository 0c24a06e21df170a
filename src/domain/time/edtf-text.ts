import { Temporal } from 'temporal-polyfill';
import { badValue } from '../bad-value.ts';
import { seasonOf } from './edtf-date.ts';
import type { Instant } from './instant.ts';
import type { Precision } from '../record/vocabulary.ts';

const MINUTE_NANOSECONDS = 60_000_000_000;

/**
 * Writes an instant as EDTF, with this precision, in local time of `zone`; a time has its offset or `Z`. Hours alone
 * are our extension, as in `2016-10-03T14Z`.
 *
 * @throws DomainError BAD_VALUE outside the years -9999 to 9999, where EDTF has only whole years.
 */
export function writeEdtf(instant: Instant, precision: Precision, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  switch (precision) {
    case 'CENTURY':
      return `${yearText(local.year).slice(0, -2)}XX`;
    case 'DECADE':
      return `${yearText(local.year).slice(0, -1)}X`;
    case 'YEAR':
      return hasFourDigits(local.year) ? yearText(local.year) : `Y${local.year}`;
    case 'SEASON': {
      const { year, code } = seasonOf(local);
      return `${yearText(year)}-${code}`;
    }
    case 'MONTH':
      return monthText(local);
    case 'DAY':
      return dayText(local);
    case 'HOUR':
    case 'MINUTE':
    case 'SECOND':
    case 'MILLISECOND':
      return timeText(local, precision);
  }
}

/** Adds the qualifier if level 1 allows it: for years of four digits, months and days. */
export function qualifyEdtf(text: string, uncertain: boolean, approximate: boolean): string {
  if (!/^-?\d{4}(?:-(?:0\d|1[0-2])(?:-\d{2})?)?$/.test(text)) return text;
  if (uncertain && approximate) return `${text}%`;
  if (uncertain) return `${text}?`;
  return approximate ? `${text}~` : text;
}

function timeText(local: Temporal.ZonedDateTime, precision: 'HOUR' | 'MINUTE' | 'SECOND' | 'MILLISECOND'): string {
  // Before standard time, offsets had seconds, which EDTF can't write.
  if (local.offsetNanoseconds % MINUTE_NANOSECONDS !== 0) return timeText(local.withTimeZone('UTC'), precision);
  const time = local.toPlainTime();
  const clock =
    precision === 'HOUR'
      ? pad(time.hour, 2)
      : time.toString({
          smallestUnit: precision === 'MINUTE' ? 'minute' : precision === 'SECOND' ? 'second' : 'millisecond',
        });
  return `${dayText(local)}T${clock}${local.offsetNanoseconds === 0 ? 'Z' : local.offset}`;
}

function dayText(local: Temporal.ZonedDateTime): string {
  return `${monthText(local)}-${pad(local.day, 2)}`;
}

function monthText(local: Temporal.ZonedDateTime): string {
  return `${yearText(local.year)}-${pad(local.month, 2)}`;
}

function yearText(year: number): string {
  if (!hasFourDigits(year)) {
    throw badValue(String(year), 'is outside the years -9999 to 9999, where EDTF can write only whole years.');
  }
  return `${year < 0 ? '-' : ''}${pad(Math.abs(year), 4)}`;
}

function hasFourDigits(year: number): boolean {
  return Math.abs(year) <= 9999;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
