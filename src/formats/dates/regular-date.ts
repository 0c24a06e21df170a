import { halfNamed } from './day-halves.ts';
import { withAsciiDigits } from './digits.ts';

/** `20160305`, `20160305143000`, `20160305T143000Z` */
const COMPACT = /^((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?:T?([01]\d|2[0-3])([0-5]\d)([0-5]\d))?(?=Z?$|[\sT])/;
const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/;
/** `2016年3月5日(土)`, `2016년 3월 5일`, with or without a time. */
const EAST_ASIAN_DAY =
  /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]\s?(?:(?:星期|周|週)[一二三四五六日天]|[月火水木金土日]曜日?|[월화수목금토일]요일)?/;
const EAST_ASIAN_CLOCK = /(\d{1,2})\s?[時时點点시]\s?(\d{1,2})\s?[分분](?:\s?(\d{1,2})\s?[秒초])?/;
const HOUR_MARK = /(?<=^|\s)(\d{1,2}) ?h ?(\d{2})(?!\d)/;
/** After a day: `14.30`, `02.30.15.000000 PM`. */
const DOTTED_CLOCK = /(?<=\S\s+)(\d{1,2})\.(\d{2})(?:\.(\d{2})(?:[.,]\d+)?)?(?=$|\s\p{L})/u;
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?`;
const HALF_BEFORE = new RegExp(String.raw`([\p{Script=Han}\p{Script=Hangul}]{2})\s?(${CLOCK})`, 'u');
const HALF_AFTER = new RegExp(String.raw`(${CLOCK})\s?(\p{L}\.?\s?\p{L}\.|\p{L}[\p{L}\p{M}.]*)`, 'u');

/** Rewrites the date of a cell in the form of ISO 8601 or English, without a change of meaning. */
export function regularDate(written: string): string {
  const cell = withAsciiDigits(written)
    .replaceAll(/[\u200e\u200f]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return cell
    .replace(EAST_ASIAN_DAY, (_, ...parts: string[]) => `${dayOf(parts)} `)
    .replace(EAST_ASIAN_CLOCK, (_, ...parts: string[]) => clockOf(parts))
    .replace(COMPACT, (_, ...parts: string[]) => {
      const clock = clockOf(parts.slice(3));
      return clock === '' ? dayOf(parts) : `${dayOf(parts)}T${clock}`;
    })
    .replace(YEAR_FIRST, (_, ...parts: string[]) => dayOf(parts))
    .replace(HOUR_MARK, '$1:$2')
    .replace(DOTTED_CLOCK, (_, ...parts: string[]) => clockOf(parts))
    .replace(HALF_BEFORE, (whole, word: string, clock: string) => inEnglish(word, clock) ?? whole)
    .replace(HALF_AFTER, (whole, clock: string, word: string) => inEnglish(word, clock) ?? whole)
    .trim();
}

/** Whether the word beside the time could mean AM or PM in an unknown language. */
export function hasUnknownHalf(regular: string): boolean {
  return UNKNOWN_HALF.test(regular);
}

const UNKNOWN_HALF =
  /[\p{Script=Han}\p{Script=Hangul}]\s?\d{1,2}:\d{2}|\d{1,2}:\d{2}(?::\d{2})?\s?(?!\p{Script=Latin})\p{L}/u;

function dayOf([year = '', month = '', day = '']: readonly string[]): string {
  return [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
}

function clockOf([hour, minute, second]: readonly (string | undefined)[]): string {
  return [hour, minute, second].flatMap((part) => part?.padStart(2, '0') ?? []).join(':');
}

function inEnglish(word: string, clock: string): string | null {
  const half = halfNamed(word);
  return half === null ? null : `${clock} ${half === 0 ? 'AM' : 'PM'}`;
}
