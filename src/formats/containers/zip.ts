import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { DomainError } from '../../errors.ts';
import type { ArchiveFile } from '../format.ts';
import type { Archive, Unopened } from './archive.ts';
import { Budget } from './budget.ts';
import { byPath, hostileEntry, isLitter, safePath } from './entry-path.ts';
import { headOf } from './head.ts';

/** Bits of a Unix mode that say what an entry is, and those of a file and of a folder; 0 where nothing is said. */
const TYPE_BITS = 0o170000;
const HARMLESS: readonly number[] = [0, 0o100000, 0o040000];

/**
 * The files of a zip. What it says it holds is checked before anything is read.
 *
 * @param packed bytes of the archive as it lies on disk
 * @throws DomainError BAD_RECORD where it is cut off, damaged, a bomb, or holds what is no file or leads out of it
 */
export async function openZip(location: string, packed: number): Promise<Archive> {
  let zip: ZipFile;
  try {
    zip = await openPromise(location, { autoClose: false });
  } catch (error) {
    throw damaged(error, `is cut off or damaged: ${(error as Error).message}; nothing of it was imported.`);
  }
  try {
    const { files, unopened } = await list(zip, new Budget(packed));
    return { files: files.sort(byPath), unopened, [Symbol.asyncDispose]: async () => zip.close() };
  } catch (error) {
    zip.close();
    throw damaged(error, `is damaged or hostile: ${(error as Error).message}; nothing of it was imported.`);
  }
}

async function list(zip: ZipFile, budget: Budget): Promise<{ files: ArchiveFile[]; unopened: Unopened[] }> {
  const files: ArchiveFile[] = [];
  const unopened: Unopened[] = [];
  for await (const entry of zip.eachEntry()) {
    const path = safePath(entry.fileName);
    const type = (entry.externalFileAttributes >>> 16) & TYPE_BITS;
    if (!HARMLESS.includes(type)) throw hostileEntry(entry.fileName, 'it is a link or a device, not a file');
    budget.addFile();
    budget.addBytes(entry.uncompressedSize);
    if (entry.fileName.endsWith('/') || isLitter(path)) continue;
    if (entry.canDecodeFileData()) files.push(zipFile(zip, entry, path));
    else unopened.push({ path, reason: entry.isEncrypted() ? 'is encrypted' : 'is packed in an unknown way' });
  }
  return { files, unopened };
}

function zipFile(zip: ZipFile, entry: Entry, path: string): ArchiveFile {
  async function* open(): AsyncGenerator<Uint8Array> {
    let sum = 0;
    try {
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        sum = crc32(chunk as Uint8Array, sum);
        yield chunk as Uint8Array;
      }
    } catch (error) {
      throw damaged(error, `is damaged: ${(error as Error).message}`);
    }
    if (sum !== entry.crc32) throw damaged(null, 'is damaged: what came out is not what was packed');
  }
  return { path, size: entry.uncompressedSize, open, head: () => headOf(open()) };
}

/** The parser's errors are plain ones; all of them are about the archive. */
function damaged(error: unknown, message: string): DomainError {
  return error instanceof DomainError ? error : new DomainError('BAD_RECORD', message, {}, { cause: error });
}
