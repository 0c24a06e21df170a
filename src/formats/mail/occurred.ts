import type { MomentInput } from '../../domain/time/moment.ts';
import type { DateOrder } from '../format.ts';
import { type MailDate, readMailDate } from '../dates/mail-date.ts';
import type { MailHeaders } from './mime.ts';

/** When a mail was sent, as far as it is known. */
export interface MailMoment {
  /** Null if nothing in the mail or mailbox gives a date. */
  readonly occurred: MomentInput | null;
  /** The assumption that was made, for the report. Null if the mail's own date was used as it is. */
  readonly doubt: string | null;
}

const DAY_MS = 86_400_000;
/** A mail is received after it is sent. A wrong time zone makes a difference of up to a day. */
const MAX_AHEAD_MS = DAY_MS;
/** Servers do not retry for longer, so an older date comes from a wrong clock. */
const MAX_BEHIND_MS = 60 * DAY_MS;
/** The longest time between two servers. If it is longer, one of the two clocks is wrong. */
const MAX_HOP_MS = 10 * DAY_MS;
/** Correct clocks differ by less, and the way from a mail program to its server takes less. */
const MAX_APART_MS = 10 * 60_000;
const MAX_WRITTEN_LENGTH = 300;
const DAY_LENGTH = 'yyyy-mm-dd'.length;

/**
 * When a mail was sent. It is the mail's own date, unless the `Received` fields show that this date is wrong:
 * - it is more than a day after the mail was received,
 * - it is after the mail was received only because its time zone is wrong, or
 * - it is more than 60 days before the first server received it.
 *
 * If the date is wrong or not readable, the time of the first server is used; if there is none, the day in the
 * separator line of the mailbox. Both are marked as inferred, with the reason. If only the year or month is readable
 * and there is no other source, the moment is that year or month.
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
  // Notes are part of the record. Another wording would change each such mail when its archive is imported again.
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
  return { occurred: null, doubt: `${said.toLowerCase()}, and nothing else says when it was sent` };
}

function problemOf(date: MailDate | null, received: Receipts | null, filed: MailDate | null): string | null {
  if (date === null || (received === null && filed === null)) return null;
  if (date.edtf.length < DAY_LENGTH) return 'says no day';
  if (received !== null) {
    if (date.instant > received.latest + MAX_AHEAD_MS) return 'is more than a day after it was received';
    if (hasWrongZone(date, received)) return 'is in a zone in which it is after it was received';
    return date.instant < received.earliest - MAX_BEHIND_MS ? 'is more than 60 days before it was received' : null;
  }
  // The separator line can be much later (a mailbox was copied) but not earlier.
  const isAhead = filed !== null && date.instant > filed.instant + 2 * MAX_AHEAD_MS;
  return isAhead ? 'is later than the day on which it came in' : null;
}

/** Some mail programs write the local time but declare it as GMT. Then it equals the local time of the first server. */
function hasWrongZone(date: MailDate, { first, latest }: Receipts): boolean {
  const apart = Math.abs(wallClock(date) - wallClock(first));
  return date.statesZone && date.instant > latest + MAX_APART_MS && apart <= MAX_APART_MS;
}

/** The local time, read as if it were UTC. */
function wallClock({ edtf }: MailDate): number {
  return Date.parse(`${edtf.replace(/(Z|[+-]\d{2}:\d{2})$/, '')}Z`);
}

/** The times in the `Received` fields of a mail. */
interface Receipts {
  /** The time of the first server of those that agree with each other. */
  readonly first: MailDate;
  /** Instant of the last server of those that agree. */
  readonly latest: number;
  /** The earliest instant of all servers. */
  readonly earliest: number;
}

/**
 * Each server adds its field above the others, so the instants decrease from field to field. If they do not, or if they
 * decrease by more than ten days, a clock was wrong or the mail was delivered a second time. The majority is right.
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

/** Reads the date of `From jo@example.org Thu Nov  1 11:19:12 2001`. Archives without a date write 1970-01-01. */
function filingDate(separator: string): MailDate | null {
  const date = readMailDate(separator.replace(/^From\s+\S+(\s+at\s+\S+)?/, ''));
  return date === null || date.instant < DAY_MS || date.edtf.length < DAY_LENGTH ? null : date;
}
