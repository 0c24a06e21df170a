import type { DateOrder } from '../format.ts';
import type { Line } from '../text/lines.ts';
import { dayOf } from './calendar-day.ts';
import { type MessageStart, readMessageStart } from './message-start.ts';

/**
 * The order of day, month and year in the dates of a chat, with the reason; or the problem that prevents a decision.
 */
export type DecidedOrder = { readonly order: DateOrder; readonly reason: string | null } | { readonly problem: string };

const ASK = 'Name the order with --date-order (dmy, mdy or ymd)';

/**
 * Decides from the whole chat which number of a date is the day: first by dates that allow only one order, such as
 * 24/12/19; then by the order in which time does not run backwards. All lines are read in the same order.
 */
export async function decideOrder(lines: AsyncIterable<Line>): Promise<DecidedOrder> {
  const dmy = new DateOrderCandidate('dmy', 'day, month, year');
  const mdy = new DateOrderCandidate('mdy', 'month, day, year');
  const ymd = new DateOrderCandidate('ymd', 'year, month, day');
  let isAmbiguous = false;
  for await (const line of lines) {
    const start = 'text' in line ? readMessageStart(line.text) : null;
    if (start === null || start.beginsWithYear) continue;
    for (const candidate of [dmy, mdy, ymd]) candidate.check(start, line.number);
    const day = dayOf(start, 'dmy');
    if (day === null || day !== dayOf(start, 'mdy')) isAmbiguous = true;
  }
  if (!isAmbiguous) return { order: 'dmy', reason: null };
  if (dmy.refuted !== null && mdy.refuted !== null) {
    if (ymd.refuted === null) return { order: 'ymd', reason: ymd.because('the dates fit no other order') };
    return { problem: `the dates ${dmy.refuted} and ${mdy.refuted} are not in the same order. ${ASK}` };
  }
  if (mdy.refuted !== null)
    return { order: 'dmy', reason: dmy.because(`${mdy.refuted} is not a date with the month first`) };
  if (dmy.refuted !== null)
    return { order: 'mdy', reason: mdy.because(`${dmy.refuted} is not a date with the day first`) };
  if (dmy.backwards === null && mdy.backwards !== null) return { order: 'dmy', reason: dmy.because(mdy.backwards) };
  if (mdy.backwards === null && dmy.backwards !== null) return { order: 'mdy', reason: mdy.because(dmy.backwards) };
  return {
    problem: `no date shows which number is the day and which is the month, for example ${dmy.first ?? 'any'}. ${ASK}`,
  };
}

class DateOrderCandidate {
  /** The first date that is impossible in this order: `24/12/19 in line 7`. */
  refuted: string | null = null;
  /** The first line at which time runs backwards in this order. */
  backwards: string | null = null;
  first: string | null = null;
  readonly #order: DateOrder;
  readonly #words: string;
  #last = '';

  constructor(order: DateOrder, words: string) {
    this.#order = order;
    this.#words = words;
  }

  check(start: MessageStart, line: number): void {
    const day = dayOf(start, this.#order);
    this.first ??= `${start.written} in line ${line}`;
    if (day === null) this.refuted ??= `${start.written} in line ${line}`;
    else {
      if (day < this.#last) this.backwards ??= `in another order time would run backwards in line ${line}`;
      this.#last = day;
    }
  }

  because(reason: string): string {
    return `dates are read as ${this.#words}, because ${reason}`;
  }
}
