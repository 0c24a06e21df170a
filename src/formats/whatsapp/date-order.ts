import type { DateOrder } from '../format.ts';
import type { Line } from '../text/lines.ts';
import { dayOf, type LineStart, readLineStart } from './message-start.ts';

/** What the dates of a chat mean, and why; or why that can't be said. */
export type DecidedOrder = { readonly order: DateOrder; readonly reason: string | null } | { readonly problem: string };

const ASK = '--date-order says which it is (dmy, mdy or ymd)';

/**
 * Decides over the whole chat which number of a date is the day: by dates that leave no choice, such as 24/12/19, else
 * by time that must not run backwards. One line is never read otherwise than the next.
 */
export async function decideOrder(lines: AsyncIterable<Line>): Promise<DecidedOrder> {
  const dmy = new Candidate('dmy', 'day, month, year');
  const mdy = new Candidate('mdy', 'month, day, year');
  const ymd = new Candidate('ymd', 'year, month, day');
  let isOpen = false;
  for await (const line of lines) {
    const start = 'text' in line ? readLineStart(line.text) : null;
    if (start === null || start.beginsWithYear) continue;
    for (const candidate of [dmy, mdy, ymd]) candidate.see(start, line.number);
    const day = dayOf(start, 'dmy');
    if (day === null || day !== dayOf(start, 'mdy')) isOpen = true;
  }
  if (!isOpen) return { order: 'dmy', reason: null };
  if (dmy.refuted !== null && mdy.refuted !== null) {
    if (ymd.refuted === null) return { order: 'ymd', reason: ymd.because('no other order is possible') };
    return { problem: `the dates of ${dmy.refuted} and ${mdy.refuted} are in no one order; ${ASK}` };
  }
  if (mdy.refuted !== null) return { order: 'dmy', reason: dmy.because(`of ${mdy.refuted}`) };
  if (dmy.refuted !== null) return { order: 'mdy', reason: mdy.because(`of ${dmy.refuted}`) };
  if (dmy.backward === null && mdy.backward !== null) return { order: 'dmy', reason: dmy.because(mdy.backward) };
  if (mdy.backward === null && dmy.backward !== null) return { order: 'mdy', reason: mdy.because(dmy.backward) };
  return { problem: `no date tells the day from the month, as ${dmy.first ?? 'any'}; ${ASK}` };
}

class Candidate {
  /** The first date that is impossible in this order: `24/12/19 in line 7`. */
  refuted: string | null = null;
  /** Where time would run backwards in this order. */
  backward: string | null = null;
  first: string | null = null;
  readonly #order: DateOrder;
  readonly #words: string;
  #last = '';

  constructor(order: DateOrder, words: string) {
    this.#order = order;
    this.#words = words;
  }

  see(start: LineStart, line: number): void {
    const day = dayOf(start, this.#order);
    this.first ??= `${start.written} in line ${line}`;
    if (day === null) this.refuted ??= `${start.written} in line ${line}`;
    else {
      if (day < this.#last) this.backward ??= `time would run backwards otherwise, in line ${line}`;
      this.#last = day;
    }
  }

  because(reason: string): string {
    return `dates are read as ${this.#words}, because ${reason}`;
  }
}
