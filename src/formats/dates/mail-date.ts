import type { DateOrder } from '../format.ts';
import { MONTH, monthNamed, withoutAccents } from './month-names.ts';
import { readMailZone } from './mail-zone.ts';

/** The readable parts of a date in a mail. */
export interface MailDate {
  /** With the precision and the time zone of the written date. */
  readonly edtf: string;
  /** The first instant that it can mean, in milliseconds. A date without a zone counts as UTC. */
  readonly instant: number;
  readonly statesZone: boolean;
  /** The part of the date that is impossible and was ignored, for the report. Null if there is none. */
  readonly doubt: string | null;
}

interface Day {
  readonly year: number;
  /** From 1. Null if it is not known. */
  readonly month: number | null;
  readonly day: number | null;
}

const ISO_DAY = /\b(\d{4})-(\d{2})-(\d{2})(?!\d)/;
const DAY_MONTH_YEAR = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[\\s.,-]*(?:de |of )?${MONTH}[\\s.,'-]*(?:de )?(191\\d{2}|\\d{2,4})?(?![\\d:])`,
  'iu',
);
const MONTH_DAY = new RegExp(`${MONTH}\\s*(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])`, 'iu');
const MONTH_ALONE = new RegExp(`${MONTH}[\\s,'-]*(?:de )?(?=\\d{4})`, 'iu');
const NUMBERS = /(?<!\d)(\d{1,4})([/.])(\d{1,2})\2(\d{1,4})(?!\d)/;
const YEAR_ALONE = /(?<!\d)((?:19|20)\d{2}|191\d{2})(?!\d)/;
const TIME = /(?:^|[\sT,;])(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?(?!\d)\s*([ap]\.?m\b\.?)?/i;
const ZONE = /(?:^|[\s\d])((?:[A-Za-z]{1,6}(?:\s+DST)?)?\s*[+-]\d{1,2}(?::?\d{2})?|[A-Z]{1,6}(?:\s+DST)?)(?=\s|$)/;

/**
 * Reads a date in any form that mails have used. It ignores the day of the week, which is often wrong. A year of two
 * digits is in 1950 to 2049; a year of three digits counts from 1900 (RFC 5322).
 *
 * @returns null if not even a year is readable
 */
export function readMailDate(written: string, order: DateOrder | null = null): MailDate | null {
  const comment = /\(([^()]*)\)/.exec(written)?.[1] ?? '';
  const text = withoutAccents(written)
    .replaceAll(/\([^()]*\)|["\s]+/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();
  const day = readDay(text, order);
  if (day === null) return null;
  const { year, month } = day;
  if (month === null) return coarse(year, null, day.day === null && NUMBERS.test(text) ? UNDECIDED : null);
  if (day.day === null) return coarse(year, month, null);
  if (!exists(year, month, day.day)) return coarse(year, month, `has no day ${day.day}`);
  return readTime(text, comment, { year, month, day: day.day });
}

function readDay(text: string, order: DateOrder | null): Day | null {
  const iso = ISO_DAY.exec(text);
  if (iso !== null) return { year: Number(iso[1]), month: monthOf(Number(iso[2])), day: Number(iso[3]) };
  const year = YEAR_ALONE.exec(text)?.[1];
  const plain = DAY_MONTH_YEAR.exec(text);
  if (plain !== null && (plain[3] ?? year) !== undefined) {
    return { year: fullYear(plain[3] ?? String(year)), month: monthNamed(plain[2]), day: Number(plain[1]) };
  }
  const american = MONTH_DAY.exec(text);
  if (american !== null && year !== undefined) {
    return { year: fullYear(year), month: monthNamed(american[1]), day: Number(american[2]) };
  }
  const numbers = NUMBERS.exec(text);
  if (numbers !== null) return readNumbers(numbers, order);
  return year === undefined
    ? null
    : { year: fullYear(year), month: monthNamed(MONTH_ALONE.exec(text)?.[1]), day: null };
}

/** `24/12/96`: the day is known from the given order, or if one number is above 12. Otherwise it stays unknown. */
function readNumbers(
  [, first = '', , second = '', third = '']: readonly string[],
  order: DateOrder | null,
): Day | null {
  if (first.length === 4) return { year: Number(first), month: monthOf(Number(second)), day: Number(third) };
  if (order === 'ymd') return { year: fullYear(first), month: monthOf(Number(second)), day: Number(third) };
  if (first.length > 2 || third.length < 2) return null;
  const year = fullYear(third);
  const [one, two] = [Number(first), Number(second)];
  if (order === 'dmy' || (order === null && one > 12)) return { year, month: monthOf(two), day: one };
  if (order === 'mdy' || two > 12 || one === two) return { year, month: monthOf(one), day: two };
  return { year, month: null, day: null };
}

function readTime(text: string, comment: string, day: { year: number; month: number; day: number }): MailDate {
  const date = `${pad(day.year, 4)}-${pad(day.month, 2)}-${pad(day.day, 2)}`;
  const midnight = Date.UTC(day.year, day.month - 1, day.day);
  const time = TIME.exec(text);
  if (time === null) return { edtf: date, instant: midnight, statesZone: false, doubt: null };
  const [matched, hours = '', minute = '', second, half] = time;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0);
  if (hour > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) {
    return { edtf: date, instant: midnight, statesZone: false, doubt: `has no time ${matched.trim()}` };
  }
  // A leap second counts as the last second of its minute.
  const seconds = second === undefined ? null : Math.min(Number(second), 59);
  const clock = `${pad(hour, 2)}:${pad(Number(minute), 2)}${seconds === null ? '' : `:${pad(seconds, 2)}`}`;
  const { zone, doubt } = readZone(text, matched, comment);
  const local = midnight + ((hour * 60 + Number(minute)) * 60 + (seconds ?? 0)) * 1000;
  return { edtf: `${date}T${clock}${zone ?? ''}`, instant: local - offsetMs(zone), statesZone: zone !== null, doubt };
}

/** The zone after the time or year, else the one in brackets. */
function readZone(text: string, time: string, comment: string): { zone: string | null; doubt: string | null } {
  const after = text.slice(text.indexOf(time) + time.length);
  const written = ZONE.exec(after)?.[1]?.trim();
  const zone = written === undefined ? null : readMailZone(written);
  if (zone !== null) return { zone, doubt: null };
  const beside = readMailZone(comment);
  if (written === undefined) return { zone: beside, doubt: null };
  const isGarbled = /[^ -~]/.test(after);
  return { zone: beside, doubt: isGarbled ? "has a zone that can't be read" : `has no zone ${written}` };
}

const UNDECIDED = 'does not say which number is the day and which the month';

function coarse(year: number, month: number | null, doubt: string | null): MailDate {
  const edtf = month === null ? pad(year, 4) : `${pad(year, 4)}-${pad(month, 2)}`;
  return { edtf, instant: Date.UTC(year, (month ?? 1) - 1), statesZone: false, doubt };
}

function monthOf(month: number): number | null {
  return month >= 1 && month <= 12 ? month : null;
}

/** `02` is 2002, `96` is 1996, `101` is 2001. `19101` is 2001 too: some programs wrote “19” before the number 101. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  if (digits.length === 3) return 1900 + year;
  return digits.length === 5 ? 1900 + (year % 1000) : year;
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function offsetMs(zone: string | null): number {
  const match = zone === null ? null : /^([+-])(\d{2}):(\d{2})$/.exec(zone);
  if (match === null) return 0;
  const ms = (Number(match[2]) * 60 + Number(match[3])) * 60_000;
  return match[1] === '-' ? -ms : ms;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
