/**
 * How a message begins in a WhatsApp chat: `[24.12.19, 11:23:05] Ann: …` on iOS, `12/24/19, 11:23 AM - Ann: …` on
 * Android, in the ways of writing of the phone's language.
 */
import type { DateOrder } from './format.ts';

export interface LineStart {
  /** The numbers of the date as they stand, before it is known which is which. */
  readonly date: readonly [number, number, number];
  /** Whether its first number is a year of four digits, which leaves nothing open. */
  readonly beginsWithYear: boolean;
  /** `11:23`, `11:23:05` */
  readonly time: string;
  /** Date and time as they stand. */
  readonly written: string;
  /** What follows, with its invisible marks. */
  readonly rest: string;
}

/** Marks of direction, which phones put about names, dates and what the app itself says. */
const MARKS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g;

const DATE = String.raw`(\d{1,4})(?:\.\s?|[/-]|年\s?|년\s?)(\d{1,2})(?:\.\s?|[/-]|月\s?|월\s?)(\d{1,4})(?:\.|\s?г\.|日|일)?`;
const WORD = String.raw`[\p{L}\p{M}][\p{L}\p{M}.]*(?:\s[\p{L}\p{M}.]+)?`;
const TIME = String.raw`(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?`;
const WHEN = String.raw`${DATE}[,،]?\s*(${WORD}\s*)?${TIME}(\s*${WORD})?\.?`;
const START = new RegExp(String.raw`^(?:\[${WHEN}\]\s?|${WHEN}(?:\s[-–]\s|,\s(?=[^:]{1,60}\s:\s)))`, 'u');

/** Dots and spaces left out, in lower case. */
const BEFORE_NOON =
  'am vorm fm ap dop de öö πμ ص قظ 上午 午前 오전 早上 凌晨 清晨 sa pg paradite дп допол прпл преди प पूर्वाह्न';
const AFTER_NOON = 'pm nachm em ip odp du ös μμ م بظ 下午 午後 오후 晚上 中午 傍晚 ch ptg pasdite пп слпл अ अपराह्न';
const HALVES = new Map([
  ...BEFORE_NOON.split(' ').map((word) => [word, 0] as const),
  ...AFTER_NOON.split(' ').map((word) => [word, 12] as const),
]);

/** Words between date and time that say nothing: `5.1.2020 klo 14.08`. */
const FILLERS = new Set(['klo', 'kl', 'em', 'à', 'at', 'um', 'o', 'в', 'во', 'у', 'lúc', 've', 'om', 'a', 'la', 'às']);

/** Null where a line goes on with the message before it. */
export function readLineStart(line: string): LineStart | null {
  // A cheap look first: most lines of most chats are long.
  if (!/^[^\p{L}]{0,8}\p{Nd}/u.test(line)) return null;
  const plain = line
    .slice(0, 200)
    .replaceAll(MARKS, '')
    .replaceAll(/\p{Nd}/gu, toAsciiDigit);
  const match = START.exec(plain);
  if (match === null) return null;
  const [first = '', second = '', third = '', before, hour = '', minute = '', seconds, after] =
    match[1] === undefined ? match.slice(9) : match.slice(1, 9);
  const half = halfOfDay(before, after);
  if (half === null || Number(hour) > 23 || Number(minute) > 59 || Number(seconds ?? 0) > 59) return null;
  const hours = String(toHours(Number(hour), half)).padStart(2, '0');
  return {
    date: [Number(first), Number(second), Number(third)],
    beginsWithYear: first.length === 4,
    time: [hours, minute, ...(seconds === undefined ? [] : [seconds])].join(':'),
    written: match[0].replaceAll(/^\[|\]?\s?$|\s[-–]\s$|,\s$/g, '').trim(),
    rest: afterCharacters(line, match[0].length),
  };
}

function toAsciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** 0, 12, or undefined where the day has 24 hours; null where a word stands there that is none of these. */
function halfOfDay(before: string | undefined, after: string | undefined): number | undefined | null {
  const [first = '', second = ''] = [before, after].map((word) => (word ?? '').replaceAll(/[.\s]/g, '').toLowerCase());
  const said = [FILLERS.has(first) ? '' : first, second].filter((word) => word !== '');
  if (said.length === 0) return undefined;
  return said.length === 1 ? (HALVES.get(said[0] ?? '') ?? null) : null;
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
  const iso = `${toFullYear(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null;
}

/** Two digits are of this century, in which WhatsApp began; years of the Thai calendar are 543 ahead. */
function toFullYear(year: number): number {
  if (year < 100) return 2000 + year;
  return year > 2400 && year < 2700 ? year - 543 : year;
}
