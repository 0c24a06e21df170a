/**
 * The beginning of a message in a WhatsApp chat: `[24.12.19, 11:23:05] Ann: …` on iOS, `12/24/19, 11:23 AM - Ann: …` on
 * Android. Date and time are written as in the language of the phone.
 */
import { bareWord, halfNamed } from '../dates/day-halves.ts';
import { withAsciiDigits } from '../dates/digits.ts';

export interface MessageStart {
  /** The three numbers of the date, in the order in which they are written. */
  readonly date: readonly [number, number, number];
  /** Whether the first number is a year of four digits; then the order is certain. */
  readonly beginsWithYear: boolean;
  /** `11:23`, `11:23:05` */
  readonly time: string;
  /** A word beside the time whose meaning is not known, so that the time is not known either; null if there is none. */
  readonly unknownWord: string | null;
  /** Date and time as they are written. */
  readonly written: string;
  /** The rest of the line, with its invisible marks. */
  readonly rest: string;
}

/** Marks of writing direction. Phones put them around names, dates and messages of the app. */
const MARKS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g;

const DATE = String.raw`(\d{1,4})(?:\.\s?|[/-]|年\s?|년\s?)(\d{1,2})(?:\.\s?|[/-]|月\s?|월\s?)(\d{1,4})(?:\.|\s?г\.|\s?هـ|日|일)?`;
// Hebrew abbreviations contain a quotation mark: אחה״צ
const WORD = String.raw`[\p{L}\p{M}][\p{L}\p{M}.״"]*(?:\s[\p{L}\p{M}.]+){0,2}`;
/** `14:05:06`, and `14 h 05 min 06 s` in Canada. */
const TIME = String.raw`(\d{1,2})(?:[:.]|\sh\s)(\d{2})(?:(?:[:.]|\smin\s)(\d{2})(?:\ss\b)?)?`;
const WHEN = String.raw`${DATE}[,،]?\s*(${WORD}\s*)?${TIME}(\s*${WORD})?\.?`;
/** `14:05, 25/3/2021`, as phones in Vietnamese write it. */
const TIME_FIRST = String.raw`${TIME}(\s*${WORD})?[,،]\s${DATE}`;
// Phones of 2014 wrote a colon after the seconds; phones in Korean write a comma.
const BEHIND = String.raw`(?:\s[-–—]\s|,\s(?=[^:]{1,60}\s:\s)|(?<=[전후]\s?\d{1,2}:\d{2}),\s|(?<=:\d{2}:\d{2}(?:\s?[AP]M)?):\s)`;
const START = new RegExp(String.raw`^(?:\[${WHEN}\]\s?|${WHEN}${BEHIND})`, 'u');
const START_WITH_TIME = new RegExp(String.raw`^(?:\[${TIME_FIRST}\]\s?|${TIME_FIRST}\s[-–]\s)`, 'u');

/** Words between date and time without a meaning for the time: `5.1.2020 klo 14.08`. */
const FILLERS = new Set('klo kl em à at um o в во у lúc ve om a la às kell uhr h ч ล plkst बजे'.split(' '));

/** @returns null if the line continues the message before it */
export function readMessageStart(line: string): MessageStart | null {
  // A quick test first, because most lines are long and begin no message.
  if (!/^[^\p{L}]{0,8}\p{Nd}/u.test(line)) return null;
  const plain = withAsciiDigits(line.slice(0, 200).replaceAll(MARKS, ''));
  const match = START.exec(plain) ?? null;
  const parts = match === null ? partsWithTimeFirst(START_WITH_TIME.exec(plain)) : partsWithDateFirst(match);
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

function partsWithDateFirst(match: RegExpExecArray): StartParts {
  const [first = '', second = '', third = '', before, hour = '', minute = '', seconds, after] = groupsOf(match, 8);
  return { whole: match[0], date: [first, second, third], before, hour, minute, seconds, after };
}

function partsWithTimeFirst(match: RegExpExecArray | null): StartParts | null {
  if (match === null) return null;
  const [hour = '', minute = '', seconds, after, first = '', second = '', third = ''] = groupsOf(match, 7);
  return { whole: match[0], date: [first, second, third], before: undefined, hour, minute, seconds, after };
}

/** The groups of the notation in brackets, or of the one without. */
function groupsOf(match: RegExpExecArray, count: number): (string | undefined)[] {
  return match[1] === undefined ? match.slice(1 + count) : match.slice(1, 1 + count);
}

/** 0 or 12; undefined if the clock has 24 hours; null if a word is not known. */
function halfOfDay(before: string | undefined, after: string | undefined): number | undefined | null {
  const words = [before, after].map((word) => bareWord(word ?? ''));
  const given = words.filter((word) => word !== '' && !FILLERS.has(word));
  if (given.length === 0) return undefined;
  return given.length === 1 ? halfNamed(given[0] ?? '') : null;
}

/** Some phones write `13:37 p.m.` */
function toHours(hour: number, half: number | undefined): number {
  if (half === undefined || hour > 12) return hour;
  return (hour % 12) + half;
}

/** The rest of a line after a number of characters; marks are not counted. */
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
