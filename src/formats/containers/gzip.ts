import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DomainError } from '../../errors.ts';
import type { ArchiveFile } from '../format.ts';
import { Budget } from './budget.ts';
import { readHead } from './head.ts';

/** The unpacked bytes of a gzip file on disk. */
export async function* gunzip(location: string): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip();
  // The iteration throws the errors of both ends. It is not an error if a reader stops early.
  pipeline(createReadStream(location), unpacked, () => undefined);
  yield* unpacked;
}

/**
 * The one file of a gzip. It is unpacked once without keeping the bytes, to learn its size, and to refuse an incomplete
 * file or a bomb before anything of it is read.
 *
 * @throws DomainError BAD_RECORD
 */
export async function gzipFile(location: string, path: string, packed: number): Promise<ArchiveFile> {
  const budget = new Budget(packed);
  let size = 0;
  try {
    for await (const chunk of gunzip(location)) {
      size += chunk.length;
      budget.addBytes(chunk.length);
    }
  } catch (error) {
    throw gzipError(error, size);
  }
  const open = () => gunzip(location);
  return { path, size, open, head: () => readHead(open()) };
}

/** @param unpacked the bytes that came out before the error */
export function gzipError(error: unknown, unpacked: number): unknown {
  if (!(error instanceof Error) || !('code' in error) || !/^Z_/.test(String(error.code))) return error;
  const what = error.code === 'Z_BUF_ERROR' ? 'is cut off' : 'is damaged';
  const message = `${what} after ${unpacked.toLocaleString('en')} unpacked bytes; nothing of it was imported.`;
  return new DomainError('BAD_RECORD', message, {}, { cause: error });
}
