import { getSystemErrorMap } from 'node:util';

/** The common failures of files and of packed data, in words that end a sentence such as "can't be read: …". */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'it is in use',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'it already exists',
  EIO: 'the disk failed to read or write',
  EISDIR: 'it is a folder, not a file',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENFILE: 'too many files are open',
  ENOENT: 'no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ERR_FS_FILE_TOO_LARGE: 'it is too large to be read at once',
  Z_BUF_ERROR: 'it is cut off',
  Z_DATA_ERROR: 'it is damaged',
};

/**
 * Why the operating system, or Node on its behalf, refused something, in words and with its code: `no such file or
 * folder (ENOENT)`. Only the code is used, because the text of the message differs between versions of Node.
 *
 * @throws the error itself if it does not come from the operating system: then it is a bug of ours
 */
export function systemReason(error: unknown): string {
  const reason = error instanceof Error && 'code' in error ? reasonOf(error) : null;
  if (reason === null) throw error;
  return reason;
}

function reasonOf({ code, errno }: { readonly code?: unknown; readonly errno?: unknown }): string | null {
  if (typeof code !== 'string') return null;
  const known = REASONS[code] ?? (typeof errno === 'number' ? getSystemErrorMap().get(errno)?.[1] : undefined);
  return known === undefined ? null : `${known} (${code})`;
}
