import type { MomentInput } from '../../domain/moment.ts';
import type { DateOrder } from '../format.ts';
import { type MailDate, readMailDate } from './mail-date.ts';
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
const MAX_WRITTEN_LENGTH = 300;
const DAY_LENGTH = 'yyyy-mm-dd'.length;

/**
 * The mail's own date, unless the servers that passed it on belie it: more than a day after the first of them received
 * it, or more than 60 days before. Then, and where there is no date that can be read, it is when that server received
 * it; else the day on which the mailbox says that it came in; each time as inferred, with the reason. A date
 * of which only the year or the month can be read, and that nothing else bounds, is that year or month.
 *
 * @param separator the mailbox's line before the mail; null where it has none
 */
export function whenSent(headers: MailHeaders, separator: string | null, order: DateOrder | null): MailMoment {
  const header = headers.first('date') ?? '';
  const written = header.slice(0, MAX_WRITTEN_LENGTH).toWellFormed();
  const date = header === '' ? null : readMailDate(header, order);
  const received = firstReceipt(headers.all('received'));
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
    const note = `${said}; this is when the first server that can be believed received it.`;
    return { occurred: { edtf: received.edtf, ...says, note }, doubt: said.toLowerCase() };
  }
  if (filed !== null) {
    const note = `${said}; this is the day on which the mailbox says that it came in.`;
    return { occurred: { edtf: filed.edtf.slice(0, DAY_LENGTH), ...says, note }, doubt: said.toLowerCase() };
  }
  return { occurred: null, doubt: `${said.toLowerCase()}, and nothing else tells when it was sent` };
}

function problemOf(date: MailDate | null, received: MailDate | null, filed: MailDate | null): string | null {
  const known = received ?? filed;
  if (date === null || known === null) return null;
  if (date.edtf.length < DAY_LENGTH) return 'says no day';
  if (received === null) {
    // The line in a mailbox may be far later, written when it was copied, but never earlier.
    return date.instant > known.instant + 2 * MAX_AHEAD_MS ? 'is later than the day on which it came in' : null;
  }
  if (date.instant > received.instant + MAX_AHEAD_MS) return 'is more than a day after it was received';
  return date.instant < received.instant - MAX_BEHIND_MS ? 'is more than 60 days before it was received' : null;
}

/**
 * The earliest hop that follows without a break from the last one, which is the most to be believed: those before it
 * are as the sender's machines wrote them, or as a forger did.
 */
function firstReceipt(received: readonly string[]): MailDate | null {
  let first: MailDate | null = null;
  for (const hop of received) {
    const date = readMailDate(hop.slice(hop.lastIndexOf(';') + 1));
    if (date === null || !date.statesZone) continue;
    if (first !== null && (date.instant > first.instant + DAY_MS || date.instant < first.instant - MAX_HOP_MS)) break;
    first = date;
  }
  return first;
}

/** `From jo@example.org Thu Nov  1 11:19:12 2001`; archives that know no date write the epoch. */
function filingDate(separator: string): MailDate | null {
  const date = readMailDate(separator.replace(/^From\s+\S+(\s+at\s+\S+)?/, ''));
  return date === null || date.instant < DAY_MS || date.edtf.length < DAY_LENGTH ? null : date;
}
