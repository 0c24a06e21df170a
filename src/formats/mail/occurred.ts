import type { MomentInput } from '../../domain/time/moment.ts';
import type { DateOrder } from '../format.ts';
import { type MailDate, readMailDate } from '../dates/mail-date.ts';
import type { MailHeaders } from './mime.ts';

/** When a mail was sent, as far as it can be told. */
export interface MailMoment {
  /** Absent where nothing tells it. */
  readonly occurred: MomentInput | null;
  /** What was supposed or passed over, for the report; null where the mail's date was taken as it is. */
  readonly doubt: string | null;
}

const DAY_MS = 86_400_000;
/** A mail is received after it is sent; zones that lie account for a day. */
const MAX_AHEAD_MS = DAY_MS;
/** No server tries for longer, so what is older was dated by a clock that was wrong. */
const MAX_BEHIND_MS = 60 * DAY_MS;
/** Between one server and the next; beyond that one of the two clocks is wrong. */
const MAX_HOP_MS = 10 * DAY_MS;
/** Clocks that are set differ by less, and between a mailer and its server no more time passes. */
const MAX_APART_MS = 10 * 60_000;
const MAX_WRITTEN_LENGTH = 300;
const DAY_LENGTH = 'yyyy-mm-dd'.length;

/**
 * The mail's own date, unless the servers that passed it on belie it: more than a day after they received it, or after it
 * at all where nothing but its zone makes it so, or more than 60 days before the first of them did. Then, and where there
 * is no date that can be read, it is when the first of them received it; else the day on which the mailbox says that it
 * came in; each time as inferred, with the reason. A date of which only the year or the month can be read, and that
 * nothing else bounds, is that year or month.
 */
export function whenSent(headers: MailHeaders, separator: string | null, order: DateOrder | null): MailMoment {
  const header = headers.first('date') ?? '';
  const written = header.slice(0, MAX_WRITTEN_LENGTH).toWellFormed();
  const date = header === '' ? null : readMailDate(header, order);
  const received = readReceipts(headers.all('received'));
  const filed = separator === null ? null : filingDate(separator);
  const problem = problemOf(date, received, filed);
  if (date !== null && problem === null) {
    const { edtf, doubt } = date;
    const note = doubt === null ? null : `The date ${doubt}.`;
    return { occurred: { edtf, written, ...(note !== null && { note }) }, doubt: doubt && `the date ${doubt}` };
  }
  const said = header === '' ? 'The mail has no date' : `The mail's own date ${problem ?? "can't be read"}`;
  const says = { ...(written !== '' && { written }), inferred: true };
  if (received !== null) {
    const note = `${said}; this is when the first server received it.`;
    return { occurred: { edtf: received.first.edtf, ...says, note }, doubt: said.toLowerCase() };
  }
  if (filed !== null) {
    const note = `${said}; this is the day on which the mailbox says that it came in.`;
    return { occurred: { edtf: filed.edtf.slice(0, DAY_LENGTH), ...says, note }, doubt: said.toLowerCase() };
  }
  return { occurred: null, doubt: `${said.toLowerCase()}, and nothing else tells when it was sent` };
}

function problemOf(date: MailDate | null, received: Receipts | null, filed: MailDate | null): string | null {
  if (date === null || (received === null && filed === null)) return null;
  if (date.edtf.length < DAY_LENGTH) return 'says no day';
  if (received !== null) {
    if (date.instant > received.latest + MAX_AHEAD_MS) return 'is more than a day after it was received';
    if (hasWrongZone(date, received)) return 'is in a zone in which it is after it was received';
    return date.instant < received.earliest - MAX_BEHIND_MS ? 'is more than 60 days before it was received' : null;
  }
  // The line in a mailbox may be far later, written when it was copied, but never earlier.
  const isAhead = filed !== null && date.instant > filed.instant + 2 * MAX_AHEAD_MS;
  return isAhead ? 'is later than the day on which it came in' : null;
}

/** Some mailers write the time of the place and call it Greenwich's: it is then what the first server's clock showed. */
function hasWrongZone(date: MailDate, { first, latest }: Receipts): boolean {
  const apart = Math.abs(wallClock(date) - wallClock(first));
  return date.statesZone && date.instant > latest + MAX_APART_MS && apart <= MAX_APART_MS;
}

/** What the clock showed, as if it had been in Greenwich. */
function wallClock({ edtf }: MailDate): number {
  return Date.parse(`${edtf.replace(/(Z|[+-]\d{2}:\d{2})$/, '')}Z`);
}

/** When servers say that they received a mail. */
interface Receipts {
  /** By the first of those that agree with each other. */
  readonly first: MailDate;
  /** Instant of the last of those. */
  readonly latest: number;
  /** Instant of the first of all. */
  readonly earliest: number;
}

/**
 * Servers write above what others wrote, so that instants fall from one field to the next. Where they do not, or fall by
 * more than ten days, a clock was wrong or the mail was delivered anew; most of the servers are right.
 */
function readReceipts(received: readonly string[]): Receipts | null {
  const runs: MailDate[][] = [];
  for (const field of received) {
    const date = readMailDate(field.slice(field.lastIndexOf(';') + 1));
    if (date === null || !date.statesZone) continue;
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows =
      last !== undefined && date.instant <= last.instant + DAY_MS && date.instant >= last.instant - MAX_HOP_MS;
    if (follows) run?.push(date);
    else runs.push([date]);
  }
  const longest = runs.reduce<MailDate[]>((most, run) => (run.length > most.length ? run : most), []);
  const first = longest.at(-1);
  if (first === undefined) return null;
  const latest = Math.max(...longest.map(({ instant }) => instant));
  return { first, latest, earliest: Math.min(...runs.flat().map(({ instant }) => instant)) };
}

/** `From jo@example.org Thu Nov  1 11:19:12 2001`; archives that know no date write the epoch. */
function filingDate(separator: string): MailDate | null {
  const date = readMailDate(separator.replace(/^From\s+\S+(\s+at\s+\S+)?/, ''));
  return date === null || date.instant < DAY_MS || date.edtf.length < DAY_LENGTH ? null : date;
}
