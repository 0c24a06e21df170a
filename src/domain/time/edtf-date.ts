import { parse } from 'edtf';
import type { ParsedDate } from 'edtf';
import { Temporal } from 'temporal-polyfill';
import { badValue } from '../bad-value.ts';
import type { Precision } from '../record/vocabulary.ts';

/** A calendar date as written, without a zone. */
export interface CalendarDate {
  readonly firstDay: Temporal.PlainDate;
  /** Inclusive. */
  readonly lastDay: Temporal.PlainDate;
  readonly precision: Precision;
  readonly uncertain: boolean;
  readonly approximate: boolean;
}

/** How many years the unspecified digits of a year leave open, by the bits that `edtf` sets for them. */
const OPEN_YEARS: Readonly<Record<number, number>> = { 0b0000: 1, 0b1000: 10, 0b1100: 100, 0b1111: 10_000 };
const YEAR_BITS = 0b0000_1111;
const MONTH_BITS = 0b0011_0000;
const DAY_BITS = 0b1100_0000;

const FIRST_SEASON = 21;
const DATE_SHAPE = /^-?\d{4}-\d{2}(?:-\d{2})?[?~%]?$/;

/**
 * Reads an EDTF level 1 date without a time. `edtf` reads the text; the days are worked out here, because `edtf` turns
 * 2015-02-29 into the first of March.
 *
 * Unspecified digits give the precision: `2016-XX` is a year, `201X` a decade, `20XX` and `XXXX` a century.
 *
 * @param partOfInterval level 1 has no seasons, long years or unspecified digits in an interval.
 * @throws DomainError BAD_VALUE; RangeError if there is no such day.
 */
export function parseCalendarDate(text: string, partOfInterval: boolean): CalendarDate {
  const parsed = tryParse(text, partOfInterval ? ['Date'] : ['Date', 'Year', 'Season']);
  if (parsed === null) throw problemWith(text);
  if (partOfInterval && parsed.unspecified !== undefined) {
    throw badValue(
      text,
      'has unspecified digits (X) in an interval, which EDTF level 1 does not allow. Write two full dates.',
    );
  }
  const { uncertain = false, approximate = false } = parsed;
  return { ...(parsed.type === 'Season' ? daysOfSeason(parsed) : daysOfDate(parsed, text)), uncertain, approximate };
}

type Days = Pick<CalendarDate, 'firstDay' | 'lastDay' | 'precision'>;

function daysOfDate({ values, unspecified = 0 }: ParsedDate, text: string): Days {
  const [year, month, day] = values;
  const openYears = OPEN_YEARS[unspecified & YEAR_BITS] ?? 1;
  const firstYear = text.startsWith('-') ? year - openYears + 1 : year;
  const knownMonth = month === undefined || (unspecified & MONTH_BITS) !== 0 ? null : month + 1;
  const knownDay = day === undefined || (unspecified & DAY_BITS) !== 0 ? null : day;
  const lastMonth = Temporal.PlainYearMonth.from({ year: firstYear + openYears - 1, month: knownMonth ?? 12 });
  return {
    firstDay: dayOf(firstYear, knownMonth ?? 1, knownDay ?? 1),
    lastDay: dayOf(lastMonth.year, lastMonth.month, knownDay ?? lastMonth.daysInMonth),
    precision: knownMonth === null ? precisionOfYears(openYears) : knownDay === null ? 'MONTH' : 'DAY',
  };
}

function precisionOfYears(openYears: number): Precision {
  if (openYears === 1) return 'YEAR';
  return openYears === 10 ? 'DECADE' : 'CENTURY';
}

/**
 * Northern, meteorological seasons: 21 spring is March to May, 22 summer June to August, 23 autumn September to
 * November, 24 winter December to the February of the next year. EDTF leaves the months open. `edtf` itself takes
 * quarters as seasons (spring from January), which would put an event of June outside its summer.
 */
function daysOfSeason({ values }: ParsedDate): Days {
  const [year, season = FIRST_SEASON] = values;
  const firstDay = dayOf(year, (season - FIRST_SEASON + 1) * 3, 1);
  return { firstDay, lastDay: firstDay.add({ months: 3 }).subtract({ days: 1 }), precision: 'SEASON' };
}

/** A day's season as EDTF writes it: the year in which the season began, and its code. */
export function seasonOf(day: { readonly year: number; readonly month: number }): { year: number; code: number } {
  const monthsSinceMarch = day.month - 3;
  if (monthsSinceMarch < 0) return { year: day.year - 1, code: FIRST_SEASON + 3 };
  return { year: day.year, code: FIRST_SEASON + Math.floor(monthsSinceMarch / 3) };
}

function dayOf(year: number, month: number, day: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
}

function tryParse(text: string, types: readonly ParsedDate['type'][]): ParsedDate | null {
  try {
    return parse(text, { level: 1, types });
  } catch {
    return null;
  }
}

function problemWith(text: string): Error {
  if (isHigherLevel(text)) {
    return badValue(
      text,
      'is EDTF of a level above 1. Write EDTF of level 1, such as 2016-10-12, 2016-10~ or 2016/2017.',
    );
  }
  if (DATE_SHAPE.test(text)) return new RangeError(text);
  return badValue(text, 'is not a date. Write EDTF of level 1, such as 2016-10-12, 2016-07, 2016-10~ or 201X.');
}

function isHigherLevel(text: string): boolean {
  try {
    parse(text, { level: 3 });
    return true;
  } catch {
    return false;
  }
}
