import type { Visibility } from '../../domain/record/vocabulary.ts';
import { DomainError } from '../../errors.ts';
import type { DateOrder } from '../format.ts';
import { type MailAddress, readAddresses, readGroups, readName } from './addresses.ts';
import { type MailBody, readBody } from './body.ts';
import { decodeWords } from './encoded-words.ts';
import { withHeaderEnd } from './header-end.ts';
import { identify, type MailIdentity } from './message-ids.ts';
import { type MailHeaders, readMime } from './mime.ts';
import { type MailMoment, whenSent } from './occurred.ts';

/** What a mail says of itself, before anything of it becomes a record. */
export interface Mail extends MailIdentity, MailMoment {
  readonly sender: MailAddress | null;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly bcc: readonly MailAddress[];
  /** The address of the list that sent it on; null where none did. */
  readonly list: string | null;
  readonly subject: string;
  readonly body: MailBody;
  readonly visibility: Visibility;
}

/**
 * @param content without the mailbox's separator, which is handed in beside it
 * @throws DomainError BAD_RECORD if it is not a mail, or its header or its parts are too many
 */
export async function readMail(content: Buffer, separator: string | null, order: DateOrder | null): Promise<Mail> {
  const root = await readMime(withHeaderEnd(content));
  const { headers } = root;
  const sender = senderIn(headers);
  const recipients = {
    to: [...recipientsIn(headers), ...headers.all('newsgroups').flatMap(readGroups)],
    cc: addressesIn(headers, 'cc'),
    bcc: addressesIn(headers, 'bcc'),
  };
  const subject = decodeWords(headers.first('subject') ?? '')
    .replaceAll(BREAKS, ' ')
    .trim();
  const body = await readBody(root);
  const moment = whenSent(headers, separator, order);
  const isEmpty = sender === null && recipients.to.length === 0 && subject === '' && headers.first('date') === null;
  if (isEmpty) throw new DomainError('BAD_RECORD', 'is not a mail: it has no sender, recipient, date or subject');
  const doubts = headers.doubt === null ? body.doubts : [...body.doubts, `has a header that ${headers.doubt}`];
  return {
    ...identify(
      headers,
      [sender, ...recipients.to, ...recipients.cc].filter((party) => party !== null),
    ),
    ...moment,
    ...recipients,
    sender,
    list: listOf(headers),
    subject,
    body: { ...body, doubts },
    visibility: isPublished(headers, separator) ? 'PUBLIC' : 'PRIVATE',
  };
}

/** Of archives whose addresses have no names, those of Enron's mails among them, `X-From` has the name. */
function senderIn(headers: MailHeaders): MailAddress | null {
  const [sender] = [...addressesIn(headers, 'from'), ...addressesIn(headers, 'sender')];
  if (sender === undefined) return null;
  return sender.name === null ? { ...sender, name: readName(headers.first('x-from') ?? '') } : sender;
}

/** Mail servers wrote `Apparently-To` for whom no field named; several are the words of a script that went wrong. */
function recipientsIn(headers: MailHeaders): MailAddress[] {
  const to = addressesIn(headers, 'to');
  const apparent = to.length > 0 ? [] : addressesIn(headers, 'apparently-to');
  return apparent.length === 1 ? apparent : to;
}

/** Where lines were folded, with what mailers put there. */
const BREAKS = / ?[\t\r\n]\s*/g;

function addressesIn(headers: MailHeaders, field: string): MailAddress[] {
  return headers.all(field).flatMap(readAddresses);
}

function listOf(headers: MailHeaders): string | null {
  return /<mailto:([^>?]+)/i.exec(headers.first('list-post') ?? '')?.[1]?.toLowerCase() ?? null;
}

/**
 * Whether it was there for all to read: it stands in an archive of the web (pipermail writes ` at `), in a newsgroup, or
 * its list names such an archive, that is not said to be private.
 */
function isPublished(headers: MailHeaders, separator: string | null): boolean {
  if (separator !== null && /^From \S+ at \S+ /.test(separator)) return true;
  if (headers.first('newsgroups') !== null) return true;
  const archives = [...headers.all('list-archive'), ...headers.all('archived-at')].join(' ');
  return /https?:\/\//i.test(archives) && !/private/i.test(archives);
}
