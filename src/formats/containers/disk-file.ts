import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ArchiveFile } from '../format.ts';
import { readHead } from './head.ts';

interface FileOnDisk {
  /** Path on disk. */
  readonly location: string | URL;
  /** Path within the import, as in `ArchiveFile.path`. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Offset of the first byte, if the content is only a part of the file on disk. */
  readonly start?: number;
}

/** A file on disk, or a part of one. */
export function diskFile({ location, path, size, start = 0 }: FileOnDisk): ArchiveFile {
  const open = () => (size === 0 ? Readable.from([]) : createReadStream(location, { start, end: start + size - 1 }));
  return { path, size, open, head: () => readHead(open()) };
}
