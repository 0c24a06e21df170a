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

/** A mail as it was read, before it becomes entries and actors. */
export interface Mail extends MailIdentity, MailMoment {
  readonly sender: MailAddress | null;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly bcc: readonly MailAddress[];
  /** The address of the mailing list that forwarded it. Null if no list did. */
  readonly list: string | null;
  readonly subject: string;
  readonly body: MailBody;
  readonly visibility: Visibility;
}

/**
 * @param content the mail without the separator line of the mailbox
 * @throws DomainError BAD_RECORD if it is not a mail, or if it has too many parts or a header that is too long
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

/** In some archives (such as Enron's) the addresses have no names, and `X-From` has the name. */
function senderIn(headers: MailHeaders): MailAddress | null {
  const [sender] = [...addressesIn(headers, 'from'), ...addressesIn(headers, 'sender')];
  if (sender === undefined) return null;
  return sender.name === null ? { ...sender, name: readName(headers.first('x-from') ?? '') } : sender;
}

/**
 * Mail servers wrote `Apparently-To` for a recipient in no other field. Several such fields come from broken scripts.
 */
function recipientsIn(headers: MailHeaders): MailAddress[] {
  const to = addressesIn(headers, 'to');
  const apparent = to.length > 0 ? [] : addressesIn(headers, 'apparently-to');
  return apparent.length === 1 ? apparent : to;
}

/** A fold in a long field, and the characters that mail programs put there. */
const BREAKS = / ?[\t\r\n]\s*/g;

function addressesIn(headers: MailHeaders, field: string): MailAddress[] {
  return headers.all(field).flatMap(readAddresses);
}

function listOf(headers: MailHeaders): string | null {
  return /<mailto:([^>?]+)/i.exec(headers.first('list-post') ?? '')?.[1]?.toLowerCase() ?? null;
}

/**
 * Whether everyone could read the mail: it is from an archive on the web (pipermail writes ` at `) or from a newsgroup,
 * or its mailing list names a public archive.
 */
function isPublished(headers: MailHeaders, separator: string | null): boolean {
  if (separator !== null && /^From \S+ at \S+ /.test(separator)) return true;
  if (headers.first('newsgroups') !== null) return true;
  const archives = [...headers.all('list-archive'), ...headers.all('archived-at')].join(' ');
  return /https?:\/\//i.test(archives) && !/private/i.test(archives);
}
