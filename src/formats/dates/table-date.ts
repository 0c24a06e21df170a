import { qualifyEdtf } from '../../domain/time/edtf-text.ts';
import type { MomentInput } from '../../domain/time/moment.ts';
import type { DateOrder } from '../format.ts';
import { readMailDate } from './mail-date.ts';
import { MONTH, monthNamed, withoutAccents } from './month-names.ts';
import { readPattern } from './date-pattern.ts';
import { hasUnknownHalf, regularDate } from './regular-date.ts';

/** How to read the dates of a table: the same for all its rows. */
export interface DateReading {
  readonly format: string | null;
  readonly order: DateOrder | null;
  readonly zone: string | null;
}

/** Longer cells are not dates. */
export const MAX_DATE_LENGTH = 100;
const NUMBERS = /(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{2}|\d{4})(?!\d)/;
const EDTF = /^(-?\d{4}|\d{3}X|\d{2}XX)(-|[?~%]|\/|$)|^\.\.\//;
const EDTF_TIME =
  /^(\d{4}-\d{2}-\d{2})[T ]+(\d{1,2})(:\d{2}(?::\d{2}(?:\.\d{1,3})?\d*)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;
/** Also matches years before e-mail. */
const MONTH_YEAR = new RegExp(`^${MONTH}[\\s,'-]*(?:de )?(\\d{4})$`, 'iu');

/** Finds the order of day and month from all dates of a table. */
export class OrderEvidence {
  #dayFirst: string | null = null;
  #monthFirst: string | null = null;
  #open: string | null = null;

  add(cell: string): void {
    if (cell.length > MAX_DATE_LENGTH) return;
    const [, first = '', , second = ''] = NUMBERS.exec(regularDate(cell)) ?? [];
    if (first === '') return;
    if (Number(first) > 12) this.#dayFirst ??= cell;
    else if (Number(second) > 12) this.#monthFirst ??= cell;
    else if (first !== second) this.#open ??= cell;
  }

  /** The order with the date that shows it, or the reason why the user must give it. Null if no date needs an order. */
  get verdict(): { readonly order: DateOrder; readonly shownBy: string } | { readonly problem: string } | null {
    const [day, month, open] = [this.#dayFirst, this.#monthFirst, this.#open];
    if (day !== null && month !== null) {
      return { problem: `"${day}" has the day first and "${month}" the month; say which holds with --date-order` };
    }
    if (day !== null) return { order: 'dmy', shownBy: day };
    if (month !== null) return { order: 'mdy', shownBy: month };
    return open === null
      ? null
      : { problem: `no date shows which is the day and which the month in "${open}"; say so with --date-order` };
  }
}

/** Converts a cell to a moment that keeps the written text. Returns a text if there is a problem with the cell. */
export function readTableDate(cell: string, { format, order, zone }: DateReading): MomentInput | string {
  if (cell.length > MAX_DATE_LENGTH) return `is not a date: it has ${cell.length} characters`;
  const edtf = format === null ? readQualified(cell, order) : readPattern(cell, format);
  if (edtf === null) return `"${cell}" is not a date${format === null ? '' : ` of the form ${format}`}`;
  const statesZone = /T.*(Z|[+-]\d{2}(:?\d{2})?)$/.test(edtf);
  return { edtf, written: cell, ...(zone !== null && !statesZone && { zone }) };
}

/** Uncertain dates as editors of letters write them: `c. 1850`, `5 March 1850?`. */
function readQualified(cell: string, order: DateOrder | null): string | null {
  if (EDTF.test(cell)) return readAny(cell, order);
  const [, about, bare = '', doubted] = QUALIFIED.exec(cell) ?? [];
  const edtf = readAny(bare, order);
  return edtf === null ? null : qualifyEdtf(edtf, doubted !== undefined, about !== undefined);
}

const QUALIFIED = /^((?:ca?\.|ca|circa|about|approx\.?)\s*)?(.*?)(\s*(?:\(\?\)|\[\?\]|\?))?$/is;

function readAny(written: string, order: DateOrder | null): string | null {
  const cell = regularDate(written);
  const time = EDTF_TIME.exec(cell);
  if (time !== null) {
    const [, day, hour = '', rest = '', zone = ''] = time;
    return `${day}T${hour.padStart(2, '0')}${rest.replace(/(\.\d{3})\d+$/, '$1')}${/utc|gmt/i.test(zone) ? 'Z' : zone.toUpperCase()}`;
  }
  if (EDTF.test(cell) && !cell.includes(' ') && cell.split('/').length <= 2) return cell;
  const [, month, year = ''] = MONTH_YEAR.exec(withoutAccents(cell)) ?? [];
  if (month !== undefined) return `${year}-${String(monthNamed(month)).padStart(2, '0')}`;
  const date = readMailDate(cell.replace(/(\d)-(\d{1,2})-(\d)/, '$1/$2/$3'), order);
  return date === null || date.doubt !== null || isPartOf(date.edtf, cell) ? null : date.edtf;
}

/** Whether part of the cell was not read, so that the date could be wrong or less precise than written. */
function isPartOf(edtf: string, cell: string): boolean {
  if (edtf.includes('T')) return hasUnknownHalf(cell);
  const numbersIn = (text: string) => text.match(/\d+/g)?.length ?? 0;
  return numbersIn(cell) > numbersIn(edtf) || (!edtf.includes('-') && /\p{L}/u.test(cell));
}
