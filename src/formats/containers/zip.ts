import { isUtf8 } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { DomainError } from '../../errors.ts';
import type { ArchiveFile } from '../format.ts';
import type { Archive, Unopened } from './archive.ts';
import { Budget } from './budget.ts';
import { byPath, hostileEntry, isLitter, safePath } from './entry-path.ts';
import { readHead } from './head.ts';

/** The bits of a Unix mode for the type of an entry, and their values for a file and a folder. 0 means unknown. */
const TYPE_BITS = 0o170000;
const HARMLESS: readonly number[] = [0, 0o100000, 0o040000];

/** The two ways to declare that a name is UTF-8: a flag, or an extra field that repeats the name. */
const UTF8_BIT = 0x800;
const UNICODE_PATH = 0x7075;

/**
 * The files of a zip. Its directory is checked before any file is read.
 *
 * @param packed size of the archive on disk, in bytes
 * @throws DomainError BAD_RECORD if it is incomplete, damaged or a bomb, or has an entry that is not a file or leads
 * out of the archive
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

/** macOS writes UTF-8 names without the flag, so the library reads them as code page 437. */
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
 * The errors of yauzl have no codes. All of them are about the archive. Their text is shown, but never used for a
 * decision.
 */
function damaged(error: unknown, what: string, consequence = ''): DomainError {
  if (error instanceof DomainError) return error;
  const message = `${what}: ${(error as Error).message}${consequence}`;
  return new DomainError('BAD_RECORD', message, {}, { cause: error });
}
