import { DomainError } from '../../errors.ts';

/** What systems leave in folders and archives beside what people put there. */
const LITTER = /(^|\/)(__MACOSX\/.*|\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$/i;
/** What mail programs keep beside mails: indexes of Thunderbird, Dovecot, Courier and Apple Mail, marks of maildirs. */
const MAIL_LITTER =
  /(^|\/)([^/]+\.msf|dovecot[^/]*|courier(imap|pop3)[^/]*|maildir(folder|size)|subscriptions|table_of_contents)$/i;

export function isLitter(path: string): boolean {
  return LITTER.test(path) || MAIL_LITTER.test(path);
}

/**
 * The path of an archive's entry, if it stays within the archive.
 *
 * @throws DomainError BAD_RECORD for a path that leads out of it
 */
export function safePath(path: string): string {
  const parts = path.split('/');
  const leadsOut = path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.includes('\\') || parts.includes('..');
  if (leadsOut || path.includes('\0')) throw hostileEntry(path, 'its path leads out of the archive');
  return parts.filter((part) => part !== '' && part !== '.').join('/');
}

export function hostileEntry(path: string, reason: string): DomainError {
  return new DomainError('BAD_RECORD', `holds ${JSON.stringify(path)}: ${reason}; nothing of it was imported.`);
}

/** Archives are read the same however they were packed. */
export function byPath(left: { readonly path: string }, right: { readonly path: string }): number {
  return left.path < right.path ? -1 : left.path > right.path ? 1 : 0;
}
