import { extract } from 'tar-stream';
import { pipeline, Readable } from 'node:stream';
import { DomainError } from '../../errors.ts';
import type { ArchiveFile } from '../format.ts';
import type { Archive } from './archive.ts';
import { Budget } from './budget.ts';
import { byPath, hostileEntry, isLitter, safePath } from './entry-path.ts';
import { gzipError } from './gzip.ts';
import { Spool } from './spool.ts';

const HARMLESS: readonly string[] = ['file', 'contiguous-file', 'directory'];

/**
 * Allows tars from before 1988, which have no magic number. A wrong checksum is still refused. The types of the package
 * lack this option.
 */
const OLD_TOO = { allowUnknownFormat: true } as Parameters<typeof extract>[0];

/**
 * The files of a tar. It is unpacked first, because a tar can only be read from beginning to end.
 *
 * @param packed size of the archive on disk, in bytes
 * @throws DomainError BAD_RECORD if it is incomplete, damaged or a bomb, or has an entry that is not a file or leads
 * out of the archive
 */
export async function openTar(bytes: AsyncIterable<Uint8Array>, packed: number): Promise<Archive> {
  const spool = await Spool.create();
  try {
    const files = await unpack(bytes, spool, new Budget(packed));
    return { files: files.sort(byPath), unopened: [], [Symbol.asyncDispose]: () => spool[Symbol.asyncDispose]() };
  } catch (error) {
    await spool[Symbol.asyncDispose]();
    throw error;
  }
}

async function unpack(bytes: AsyncIterable<Uint8Array>, spool: Spool, budget: Budget): Promise<ArchiveFile[]> {
  const files: ArchiveFile[] = [];
  const entries = extract(OLD_TOO);
  let unpacked = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      unpacked += chunk.length;
      budget.addBytes(chunk.length);
      yield chunk;
    }
  }
  // The iteration throws the errors of both ends.
  pipeline(Readable.from(counted()), entries, () => undefined);
  try {
    for await (const entry of entries) {
      const { name, type } = entry.header;
      const path = safePath(name);
      if (!HARMLESS.includes(type)) {
        throw hostileEntry(name, `it is not a file but ${nameOf(type)}`);
      }
      budget.addFile();
      if (type === 'directory' || isLitter(path)) entry.resume();
      else files.push(await spool.add(path, contentOf(entry)));
    }
  } catch (error) {
    throw tarError(gzipError(error, unpacked), files.at(-1)?.path);
  }
  return files;
}

/** For some entries the parser gives no name, although its types say otherwise. */
function nameOf(type: string | null): string {
  return type ?? 'of an unknown kind';
}

/** The streams of the parser are not Node's streams, and their types are less exact. */
function contentOf(entry: AsyncIterable<unknown>): AsyncIterable<Uint8Array> {
  return entry as AsyncIterable<Uint8Array>;
}

/** The errors of tar-stream have no codes. Their text is shown, but never used for a decision. */
function tarError(error: unknown, last: string | undefined): unknown {
  if (error instanceof DomainError || !(error instanceof Error)) return error;
  const place = last === undefined ? 'at its beginning' : `after ${JSON.stringify(last)}`;
  const message = `is cut off or damaged ${place} (${error.message}); nothing of it was imported.`;
  return new DomainError('BAD_RECORD', message, {}, { cause: error });
}
