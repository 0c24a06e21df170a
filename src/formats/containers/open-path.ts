import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { DomainError } from '../../errors.ts';
import type { ArchiveFile } from '../format.ts';
import type { Archive, Unopened } from './archive.ts';
import { LIMITS } from './budget.ts';
import { diskFile } from './disk-file.ts';
import { byPath, isLitter } from './entry-path.ts';
import { gunzip, gzipFile } from './gzip.ts';
import { isPacked, packingOf } from './kind.ts';
import { openTar } from './tar.ts';
import { openZip } from './zip.ts';

/**
 * What stands under a path: a file, the files of a folder, or those of a packed archive.
 *
 * @param isLeftOut says of files of a folder whether they are no part of it
 * @throws DomainError BAD_CONFIGURATION where it can't be read, BAD_RECORD where the archive is hostile or broken
 */
export async function openPath(path: string, isLeftOut: (location: string) => boolean = () => false): Promise<Archive> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return await openFolder(path, isLeftOut);
    return await openFile(path, basename(resolve(path)), found.size);
  } catch (error) {
    if (error instanceof DomainError)
      throw new DomainError(error.code, error.message, { file: path }, { cause: error });
    const message = `can't be read: ${(error as Error).message}`;
    throw new DomainError('BAD_CONFIGURATION', message, { file: path }, { cause: error });
  }
}

/** @param below stands before the paths of what is packed in it */
async function openFile(location: string, path: string, size: number, below = ''): Promise<Archive> {
  switch (await packingOf(location)) {
    case 'ZIP':
      return under(below, await openZip(location, size));
    case 'TAR':
      return under(below, await openTar(createReadStream(location), size));
    case 'TAR_GZIP':
      return under(below, await openTar(gunzip(location), size));
    case 'GZIP':
      return single(await gzipFile(location, path.replace(/\.gz$/i, ''), size));
    case 'NONE':
      return single(diskFile({ location, path, size }));
  }
}

function single(file: ArchiveFile): Archive {
  return { files: [file], unopened: [], [Symbol.asyncDispose]: async () => undefined };
}

function under(below: string, archive: Archive): Archive {
  const place = <Named extends { readonly path: string }>(named: Named) => ({ ...named, path: below + named.path });
  return { ...archive, files: archive.files.map(place), unopened: archive.unopened.map(place) };
}

/** Files of a folder and of those below it; what is packed there is opened too, and a broken archive spoils no other. */
async function openFolder(folder: string, isLeftOut: (location: string) => boolean): Promise<Archive> {
  const opened: Archive[] = [];
  const files: ArchiveFile[] = [];
  const unopened: Unopened[] = [];
  for await (const { path, isFile } of walk(folder, '')) {
    if (!isFile) {
      unopened.push({ path, reason: 'is a link or a device; only files and folders are followed' });
      continue;
    }
    const location = join(folder, path);
    if (isLeftOut(location)) continue;
    const { size } = await stat(location);
    if (!isPacked(path)) {
      files.push(diskFile({ location, path, size }));
    } else {
      try {
        const archive = await openFile(location, path, size, `${path}/`);
        opened.push(archive);
        files.push(...archive.files);
        unopened.push(...archive.unopened);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        unopened.push({ path, reason: error.message });
      }
    }
    if (files.length > LIMITS.files) {
      throw new DomainError('BAD_RECORD', `holds more than ${LIMITS.files.toLocaleString('en')} files.`);
    }
  }
  const close = async () => {
    for (const archive of opened) await archive[Symbol.asyncDispose]();
  };
  return { files: files.sort(byPath), unopened, [Symbol.asyncDispose]: close };
}

async function* walk(folder: string, below: string): AsyncGenerator<{ path: string; isFile: boolean }> {
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (isLitter(path)) continue;
    if (entry.isDirectory()) yield* walk(folder, path);
    else yield { path, isFile: entry.isFile() };
  }
}
