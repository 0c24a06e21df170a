import { isUtf8 } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { DomainError } from '../../errors.ts';
import type { ArchiveFile } from '../format.ts';
import type { Archive, Unopened } from './archive.ts';
import { Budget } from './budget.ts';
import { byPath, hostileEntry, isLitter, safePath } from './entry-path.ts';
import { readHead } from './head.ts';

/** Bits of a Unix mode that say what an entry is, and those of a file and of a folder; 0 where nothing is said. */
const TYPE_BITS = 0o170000;
const HARMLESS: readonly number[] = [0, 0o100000, 0o040000];

/** What says in which encoding a name is: a bit, or a field with the name once more. */
const UTF8_BIT = 0x800;
const UNICODE_PATH = 0x7075;

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
    throw damaged(error, 'is cut off or damaged', '; nothing of it was imported.');
  }
  try {
    const { files, unopened } = await list(zip, new Budget(packed));
    return { files: files.sort(byPath), unopened, [Symbol.asyncDispose]: async () => zip.close() };
  } catch (error) {
    zip.close();
    throw damaged(error, 'is damaged or hostile', '; nothing of it was imported.');
  }
}

async function list(zip: ZipFile, budget: Budget): Promise<{ files: ArchiveFile[]; unopened: Unopened[] }> {
  const files: ArchiveFile[] = [];
  const unopened: Unopened[] = [];
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    const path = safePath(name);
    const type = (entry.externalFileAttributes >>> 16) & TYPE_BITS;
    if (!HARMLESS.includes(type)) throw hostileEntry(name, 'it is a link or a device, not a file');
    budget.addFile();
    budget.addBytes(entry.uncompressedSize);
    if (name.endsWith('/') || isLitter(path)) continue;
    if (entry.canDecodeFileData()) files.push(zipFile(zip, entry, path));
    else unopened.push({ path, reason: entry.isEncrypted() ? 'is encrypted' : 'is packed in an unknown way' });
  }
  return { files, unopened };
}

/** Programs of macOS write UTF-8 without saying so, which reads as IBM's old characters. */
function nameOf({ fileName, fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  const isSaid = (generalPurposeBitFlag & UTF8_BIT) !== 0 || extraFields.some(({ id }) => id === UNICODE_PATH);
  if (isSaid || !isUtf8(fileNameRaw)) return fileName;
  return fileNameRaw.toString('utf8').replaceAll('\\', '/');
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
      throw damaged(error, 'is damaged');
    }
    if (sum !== entry.crc32) throw new DomainError('BAD_RECORD', 'is damaged: its checksum does not match');
  }
  return { path, size: entry.uncompressedSize, open, head: () => readHead(open()) };
}

/**
 * An error of yauzl, which has no codes: all of them are about the archive, and only their text says what is wrong. It is
 * shown, and nothing is decided by it.
 */
function damaged(error: unknown, what: string, consequence = ''): DomainError {
  if (error instanceof DomainError) return error;
  const message = `${what}: ${(error as Error).message}${consequence}`;
  return new DomainError('BAD_RECORD', message, {}, { cause: error });
}
