import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { DomainError } from '../../errors.ts';
import { systemReason } from '../../system-errors.ts';
import type { ArchiveFile } from '../format.ts';
import type { Archive, Unopened } from './archive.ts';
import { LIMITS } from './budget.ts';
import { diskFile } from './disk-file.ts';
import { byPath, isLitter } from './entry-path.ts';
import { gunzip, gzipFile } from './gzip.ts';
import { isPacked, packingOf } from './kind.ts';
import { openTar } from './tar.ts';
import { whyUnreadable } from './unreadable.ts';
import { openZip } from './zip.ts';

/**
 * Opens a path: a file, the files of a folder, or the files of a packed archive.
 *
 * @param isLeftOut whether a file in a folder must be ignored
 * @throws DomainError BAD_CONFIGURATION if the path is not readable, BAD_RECORD if the archive is damaged or dangerous
 */
export async function openPath(path: string, isLeftOut: (location: string) => boolean = () => false): Promise<Archive> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return await openFolder(path, isLeftOut);
    // An import reads a file several times. A pipe can be read only once, and a device may never end.
    if (!found.isFile()) throw new DomainError('BAD_CONFIGURATION', 'is neither a file nor a folder');
    return await openFile(path, basename(resolve(path)), found.size);
  } catch (error) {
    if (error instanceof DomainError)
      throw new DomainError(error.code, error.message, { file: path }, { cause: error });
    const message = `can't be read: ${systemReason(error)}`;
    throw new DomainError('BAD_CONFIGURATION', message, { file: path }, { cause: error });
  }
}

/** @param below prefix for the paths of the packed files */
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
  const prefixed = <Named extends { readonly path: string }>(named: Named) => ({ ...named, path: below + named.path });
  return { ...archive, files: archive.files.map(prefixed), unopened: archive.unopened.map(prefixed) };
}

/** The files of a folder and its subfolders, with packed files opened. If one can't be opened, the others still are. */
async function openFolder(folder: string, isLeftOut: (location: string) => boolean): Promise<Archive> {
  const opened: Archive[] = [];
  const files: ArchiveFile[] = [];
  const unopened: Unopened[] = [];
  for await (const { path, problem } of walk(folder, '')) {
    try {
      if (problem !== null) throw new DomainError('BAD_RECORD', problem);
      const location = join(folder, path);
      if (isLeftOut(location)) continue;
      const { size } = await stat(location);
      const isArchive = isPacked(path);
      const archive = isArchive
        ? await openFile(location, path, size, `${path}/`)
        : single(diskFile({ location, path, size }));
      if (isArchive) opened.push(archive);
      for (const file of archive.files) files.push(file);
      for (const part of archive.unopened) unopened.push(part);
    } catch (error) {
      unopened.push({ path, reason: whyUnreadable(error) });
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

/** The files in a folder, each with the reason why it is not readable, or null. */
async function* walk(folder: string, below: string): AsyncGenerator<{ path: string; problem: string | null }> {
  for (const entry of await readdir(join(folder, below), { withFileTypes: true, encoding: 'buffer' })) {
    const path = `${below === '' ? '' : `${below}/`}${entry.name.toString()}`;
    if (isLitter(path)) continue;
    if (!isUtf8(entry.name)) yield { path, problem: 'has a name that is not UTF-8: rename it' };
    else if (entry.isDirectory()) yield* walkBelow(folder, path);
    else yield { path, problem: entry.isFile() ? null : 'is a link or a device; only files and folders are followed' };
  }
}

async function* walkBelow(folder: string, path: string): ReturnType<typeof walk> {
  try {
    yield* walk(folder, path);
  } catch (error) {
    yield { path, problem: whyUnreadable(error) };
  }
}
