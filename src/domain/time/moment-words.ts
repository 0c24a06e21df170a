/** Moments in words. They are never more precise than the source, and they show which words are the source's own. */
import type { Moment } from './moment.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const;
const FIRST_SEASON = 21;

/** `12 October 2016`, `about October 2016`, `3 October 2016, 14:02 UTC`, `July 2016 to 2017`, `until July 2016`. */
export function momentInWords({ edtf, zone }: Pick<Moment, 'edtf' | 'zone'>): string {
  const [start = '', end] = edtf.split('/');
  if (end === undefined) return pointInWords(start, zone);
  const isOpen = (text: string) => text === '' || text === '..';
  if (isOpen(start)) return `until ${pointInWords(end, zone)}`;
  if (isOpen(end)) return `from ${pointInWords(start, zone)}`;
  return `${pointInWords(start, zone)} to ${pointInWords(end, zone)}`;
}

/** The moment with the words of the source. If the source does not give the moment, also with the reason for it. */
export function momentWithBasis(moment: Moment): string {
  const words = moment.written === null ? '' : ` (“${moment.written}”)`;
  return `${momentInWords(moment)}${words}${basisInWords(moment)}`;
}

function basisInWords({ basis, relativeTo, note }: Moment): string {
  if (basis === 'INFERRED') return `, inferred${note === null ? '' : `: ${note}`}`;
  if (basis !== 'RELATIVE' || relativeTo === null) return '';
  return `, counted from ${relativeTo.entry} (${relativeTo.offset})`;
}

/** Moments that it has no words for stay in EDTF. */
function pointInWords(text: string, zone: string | null): string {
  const [, date = text, qualifier = ''] = /^(.*?)([?~%]?)$/.exec(text) ?? [];
  const words = date.includes('T') ? timeInWords(date, zone) : dateInWords(date);
  if (qualifier === '') return words;
  const about = qualifier === '?' ? '' : 'about ';
  return `${about}${words}${qualifier === '~' ? '' : ' (uncertain)'}`;
}

function dateInWords(date: string): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (day !== null) return `${Number(day[3])} ${monthInWords(day[2])} ${yearInWords(day[1])}`;
  const [, year, part] = /^(\d{4})-(\d{2})$/.exec(date) ?? [];
  if (year !== undefined) return `${monthInWords(part)} ${yearInWords(year)}`;
  if (/^\d{4}$/.test(date)) return yearInWords(date);
  const decade = /^(\d{3})X$/.exec(date)?.[1];
  if (decade !== undefined) return `${decade}0s`;
  const century = /^(\d{2})XX$/.exec(date)?.[1];
  return century === undefined ? date : `${century}00s`;
}

function timeInWords(text: string, zone: string | null): string {
  const [, date, time = '', offset] = /^(.+?)T([\d:.,]+)(Z|[+-]\d{2}(?::?\d{2})?)?$/.exec(text) ?? [];
  if (date === undefined) return text;
  const clock = time.includes(':') ? time : `${time} h`;
  const where = offset === undefined ? zone : offset === 'Z' ? 'UTC' : `UTC${offset.replace('-', '−')}`;
  return [`${dateInWords(date)},`, clock, where].filter((part) => part !== null).join(' ');
}

function monthInWords(part: string | undefined): string {
  const number = Number(part);
  return MONTHS[number - 1] ?? SEASONS[number - FIRST_SEASON] ?? String(part);
}

/** `0476` is written without the zero. */
function yearInWords(year: string | undefined): string {
  return String(Number(year));
}
