/**
 * How a message begins in a WhatsApp chat: `[24.12.19, 11:23:05] Ann: …` on iOS, `12/24/19, 11:23 AM - Ann: …` on
 * Android, in the ways of writing of the phone's language.
 */
import { Temporal } from 'temporal-polyfill/full';
import { bareWord, halfNamed } from '../dates/day-halves.ts';
import { withAsciiDigits } from '../dates/digits.ts';
import type { DateOrder } from '../format.ts';

export interface LineStart {
  /** The numbers of the date as they stand, before it is known which is which. */
  readonly date: readonly [number, number, number];
  /** Whether its first number is a year of four digits, which leaves nothing open. */
  readonly beginsWithYear: boolean;
  /** `11:23`, `11:23:05` */
  readonly time: string;
  /** A word beside the time that says neither half of the day, nor nothing: the time can't be told. */
  readonly unknownWord: string | null;
  /** Date and time as they stand. */
  readonly written: string;
  /** What follows, with its invisible marks. */
  readonly rest: string;
}

/** Marks of direction, which phones put about names, dates and what the app itself says. */
const MARKS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g;

const DATE = String.raw`(\d{1,4})(?:\.\s?|[/-]|年\s?|년\s?)(\d{1,2})(?:\.\s?|[/-]|月\s?|월\s?)(\d{1,4})(?:\.|\s?г\.|\s?هـ|日|일)?`;
// Hebrew has its quotation mark within abbreviations: אחה״צ
const WORD = String.raw`[\p{L}\p{M}][\p{L}\p{M}.״"]*(?:\s[\p{L}\p{M}.]+){0,2}`;
/** `14:05:06`, and `14 h 05 min 06 s` in Canada. */
const TIME = String.raw`(\d{1,2})(?:[:.]|\sh\s)(\d{2})(?:(?:[:.]|\smin\s)(\d{2})(?:\ss\b)?)?`;
const WHEN = String.raw`${DATE}[,،]?\s*(${WORD}\s*)?${TIME}(\s*${WORD})?\.?`;
/** `14:05, 25/3/2021`, as phones in Vietnamese have it. */
const TIME_FIRST = String.raw`${TIME}(\s*${WORD})?[,،]\s${DATE}`;
// Phones of 2014 had a colon behind the seconds; in Korean a comma stands there.
const BEHIND = String.raw`(?:\s[-–—]\s|,\s(?=[^:]{1,60}\s:\s)|(?<=[전후]\s?\d{1,2}:\d{2}),\s|(?<=:\d{2}:\d{2}(?:\s?[AP]M)?):\s)`;
const START = new RegExp(String.raw`^(?:\[${WHEN}\]\s?|${WHEN}${BEHIND})`, 'u');
const START_BY_TIME = new RegExp(String.raw`^(?:\[${TIME_FIRST}\]\s?|${TIME_FIRST}\s[-–]\s)`, 'u');

/** Words between date and time that say nothing: `5.1.2020 klo 14.08`. */
const FILLERS = new Set('klo kl em à at um o в во у lúc ve om a la às kell uhr h ч ล plkst बजे'.split(' '));

/** Null where a line goes on with the message before it. */
export function readLineStart(line: string): LineStart | null {
  // A cheap look first: most lines of most chats are long.
  if (!/^[^\p{L}]{0,8}\p{Nd}/u.test(line)) return null;
  const plain = withAsciiDigits(line.slice(0, 200).replaceAll(MARKS, ''));
  const match = START.exec(plain) ?? null;
  const parts = match === null ? partsByTime(START_BY_TIME.exec(plain)) : partsByDate(match);
  if (parts === null) return null;
  const { whole, date, before, hour, minute, seconds, after } = parts;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(seconds ?? 0) > 59) return null;
  const half = halfOfDay(before, after);
  const hours = String(toHours(Number(hour), half ?? undefined)).padStart(2, '0');
  return {
    date: [Number(date[0]), Number(date[1]), Number(date[2])],
    beginsWithYear: date[0].length === 4,
    time: [hours, minute, ...(seconds === undefined ? [] : [seconds])].join(':'),
    unknownWord:
      half === null
        ? [before, after]
            .map((word) => word?.trim() ?? '')
            .join(' ')
            .trim()
        : null,
    written: whole.replaceAll(/^\[|\]?\s?$|\s[-–—]\s$|[,:]\s$/g, '').trim(),
    rest: afterCharacters(line, whole.length),
  };
}

interface StartParts {
  readonly whole: string;
  readonly date: readonly [string, string, string];
  readonly before: string | undefined;
  readonly hour: string;
  readonly minute: string;
  readonly seconds: string | undefined;
  readonly after: string | undefined;
}

function partsByDate(match: RegExpExecArray): StartParts {
  const [first = '', second = '', third = '', before, hour = '', minute = '', seconds, after] = groupsOf(match, 8);
  return { whole: match[0], date: [first, second, third], before, hour, minute, seconds, after };
}

function partsByTime(match: RegExpExecArray | null): StartParts | null {
  if (match === null) return null;
  const [hour = '', minute = '', seconds, after, first = '', second = '', third = ''] = groupsOf(match, 7);
  return { whole: match[0], date: [first, second, third], before: undefined, hour, minute, seconds, after };
}

/** Those of the bracketed way of writing, or of the other one. */
function groupsOf(match: RegExpExecArray, count: number): (string | undefined)[] {
  return match[1] === undefined ? match.slice(1 + count) : match.slice(1, 1 + count);
}

/** 0, 12, or undefined where the day has 24 hours; null where a word stands there that is none of these. */
function halfOfDay(before: string | undefined, after: string | undefined): number | undefined | null {
  const words = [before, after].map((word) => bareWord(word ?? ''));
  const said = words.filter((word) => word !== '' && !FILLERS.has(word));
  if (said.length === 0) return undefined;
  return said.length === 1 ? halfNamed(said[0] ?? '') : null;
}

/** `13:37 p.m.` is written too. */
function toHours(hour: number, half: number | undefined): number {
  if (half === undefined || hour > 12) return hour;
  return (hour % 12) + half;
}

/** The rest of a line after as many characters that are not marks. */
function afterCharacters(line: string, count: number): string {
  let index = 0;
  for (let left = count; left > 0; index += 1) {
    if ((line[index] ?? '').replaceAll(MARKS, '') !== '' || index >= line.length) left -= 1;
  }
  return line.slice(index);
}

export function withoutMarks(text: string): string {
  return text.replaceAll(MARKS, '');
}

/** `2019-12-24` in this order; null where there is no such day. */
export function dayOf({ date, beginsWithYear }: LineStart, order: DateOrder): string | null {
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
 * Two digits are of this century, in which WhatsApp began; years of the Thai calendar are 543 ahead: those from `52` on,
 * which were 2009 and later.
 */
function toFullYear(year: number): number {
  if (year < 100) return year < 52 ? 2000 + year : 1957 + year;
  return year > 2400 && year < 2700 ? year - 543 : year;
}

/** By the year alone: these two count the years since WhatsApp began with other numbers. */
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
