import { changeTexts, LOCALE, momentTexts } from '../strings.ts';
import type { ShownChange, ShownMoment } from './entry.ts';

/** The zone of times of day. A day without an hour is shown as written, in no zone. */
export type ZoneChoice = 'record' | 'reader';

const CLOCK_PRECISIONS: ReadonlySet<ShownMoment['precision']> = new Set(['HOUR', 'MINUTE', 'SECOND', 'MILLISECOND']);

/** Whether the record knows a time of day. */
export function hasTimeOfDay({ precision }: Pick<ShownMoment, 'precision'>): boolean {
  return CLOCK_PRECISIONS.has(precision);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats are slow to create and fast to use. */
function format(options: Intl.DateTimeFormatOptions, locale: string = LOCALE): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

const LONG_DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const MONTH = { month: 'long', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** The zone of a moment's time of day; undefined for the reader's zone. */
function zoneOf(moment: Pick<ShownMoment, 'zone'>, choice: ZoneChoice): string | undefined {
  return choice === 'reader' ? undefined : (moment.zone ?? 'UTC');
}

const inZone = (timeZone: string | undefined) => (timeZone === undefined ? {} : { timeZone });

/** The first date that an EDTF value names, at midnight of no zone. */
function writtenDate(edtf: string): Date | null {
  const [, year, month = '01', day = '01'] = /(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(edtf) ?? [];
  return year === undefined ? null : new Date(`${year}-${Number(month) > 12 ? '01' : month}-${day}T00:00:00Z`);
}

/** `12 October 2016`, `July 2016`, `12 October 2016, 14:02`, `about …`: no more precise than the record. */
export function momentText(moment: ShownMoment, choice: ZoneChoice): string {
  const plain = plainText(moment, choice);
  if (moment.approximate) return momentTexts.about(plain);
  return moment.uncertain ? momentTexts.perhaps(plain) : plain;
}

function plainText(moment: ShownMoment, choice: ZoneChoice): string {
  const { edtf, earliest, precision } = moment;
  if (edtf.includes('/')) return rangeText(moment);
  const date = writtenDate(edtf);
  if (date === null) return edtf;
  if (hasTimeOfDay(moment) && earliest !== null) {
    return dayAndTimeText(Date.parse(earliest), zoneOf(moment, choice));
  }
  if (precision === 'DAY') return format({ ...DAY, timeZone: 'UTC' }).format(date);
  if (precision === 'MONTH') return format({ ...MONTH, timeZone: 'UTC' }).format(date);
  if (precision === 'YEAR') return edtf.slice(0, 4);
  return edtf;
}

function rangeText({ edtf, earliest, latest }: ShownMoment): string {
  const [from, to] = [earliest, latest].map((instant) => (instant === null ? null : new Date(instant)));
  const day = format({ ...DAY, timeZone: 'UTC' });
  if (from && to) return day.formatRange(from, to);
  if (from) return momentTexts.since(day.format(from));
  return to ? momentTexts.until(day.format(to)) : edtf;
}

/** `14:02`; null if the record has no time of day. */
export function timeText(moment: ShownMoment, choice: ZoneChoice): string | null {
  if (!hasTimeOfDay(moment) || moment.earliest === null) return null;
  return format({ ...TIME, ...inZone(zoneOf(moment, choice)) }).format(new Date(moment.earliest));
}

/** Entries with the same key share a heading: `2016-10-12`, `2016-07`, `2017-11-13/2017-11-19`. */
export function headingKey(moment: ShownMoment, choice: ZoneChoice): string {
  if (!hasTimeOfDay(moment) || moment.earliest === null) return moment.edtf.replace(/[~?%]/g, '');
  const zone = inZone(zoneOf(moment, choice));
  const day = format({ ...zone, year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA');
  return day.format(new Date(moment.earliest));
}

/** The heading above the entries of a day, or of a month, a year or a range if no day is known. */
export function headingText(moment: ShownMoment, choice: ZoneChoice): string {
  if (!hasTimeOfDay(moment) || moment.earliest === null) {
    const edtf = headingKey(moment, choice);
    const date = moment.precision === 'DAY' && !edtf.includes('/') ? writtenDate(edtf) : null;
    return date === null
      ? plainText({ ...moment, edtf }, choice)
      : format({ ...LONG_DAY, timeZone: 'UTC' }).format(date);
  }
  return format({ ...LONG_DAY, ...inZone(zoneOf(moment, choice)) }).format(new Date(moment.earliest));
}

/** `12 October 2016, 14:02`. @param timeZone undefined for the reader's zone */
function dayAndTimeText(ms: number, timeZone: string | undefined): string {
  const zone = inZone(timeZone);
  return momentTexts.dayAndTime(format({ ...DAY, ...zone }).format(ms), format({ ...TIME, ...zone }).format(ms));
}

/** The time of the clock between two entries: a day, with the time of day on request. */
export function instantText(ms: number, withTime: boolean): string {
  return withTime ? dayAndTimeText(ms, 'UTC') : format({ ...DAY, timeZone: 'UTC' }).format(ms);
}

/**
 * The last change of a message: `edited on 1 September 2022, 14:02`.
 *
 * @param moment when the message was sent; the record shows times of day in its zone
 */
export function lastChangeText({ kind, at }: ShownChange, moment: ShownMoment | null, choice: ZoneChoice): string {
  const text = changeTexts[kind];
  if (at === null) return text(null);
  // A time without Z is a local time of the record, and stays as it is written.
  if (!at.endsWith('Z')) return text(dayAndTimeText(Date.parse(`${at}Z`), 'UTC'));
  return text(dayAndTimeText(Date.parse(at), zoneOf({ zone: moment?.zone ?? null }, choice)));
}

/** The editor's note of a moment; null for the note that the service makes from the last change. */
export function ownNote({ note }: ShownMoment, change: ShownChange | null): string | null {
  if (change === null) return note;
  const { kind, at } = change;
  return note === [kind.toLowerCase(), at].filter((part) => part !== null).join(' ') ? null : note;
}

/** A day in short, for the axis and chips: `12 Oct 2016`. */
export function shortDayText(ms: number): string {
  return format({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(ms);
}
