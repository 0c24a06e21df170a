import { DomainError } from '../../errors.ts';

/** Files that operating systems add to folders and archives. */
const LITTER = /(^|\/)(__MACOSX\/.*|\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$/i;
/** Files that mail programs add: indexes of Thunderbird, Dovecot, Courier and Apple Mail, and markers of maildirs. */
const MAIL_LITTER =
  /(^|\/)([^/]+\.msf|dovecot[^/]*|courier(imap|pop3)[^/]*|maildir(folder|size)|subscriptions|table_of_contents)$/i;

export function isLitter(path: string): boolean {
  return LITTER.test(path) || MAIL_LITTER.test(path);
}

/**
 * Normalises the path of an entry in an archive.
 *
 * @throws DomainError BAD_RECORD if the path leads out of the archive
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

/** Sorts files by path, so that the order in the archive makes no difference. */
export function byPath(left: { readonly path: string }, right: { readonly path: string }): number {
  return left.path < right.path ? -1 : left.path > right.path ? 1 : 0;
}
