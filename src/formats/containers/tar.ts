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
 * Tars from before 1988 bear no mark of their format; a wrong sum is refused all the same. The package's types don't know
 * this option.
 */
const OLD_TOO = { allowUnknownFormat: true } as Parameters<typeof extract>[0];

/**
 * The files of a tar. All of it is unpacked first, because a tar can only be read from beginning to end.
 *
 * @param packed bytes of the archive as it lies on disk
 * @throws DomainError BAD_RECORD where it is cut off, damaged, a bomb, or holds what is no file or leads out of it
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
  // Errors of either end come out of the iteration.
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

/** The parser knows no name of some, whatever its types say. */
function nameOf(type: string | null): string {
  return type ?? 'of an unknown kind';
}

/** The parser's streams are not Node's, and say less of what they hold. */
function contentOf(entry: AsyncIterable<unknown>): AsyncIterable<Uint8Array> {
  return entry as AsyncIterable<Uint8Array>;
}

/** tar-stream has no codes: the text of its error is shown, and nothing is decided by it. */
function tarError(error: unknown, last: string | undefined): unknown {
  if (error instanceof DomainError || !(error instanceof Error)) return error;
  const place = last === undefined ? 'at its beginning' : `after ${JSON.stringify(last)}`;
  const message = `is cut off or damaged ${place} (${error.message}); nothing of it was imported.`;
  return new DomainError('BAD_RECORD', message, {}, { cause: error });
}
