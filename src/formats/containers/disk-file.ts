import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ArchiveFile } from '../format.ts';
import { readHead } from './head.ts';

interface DiskPlace {
  /** On disk. */
  readonly location: string | URL;
  /** Within what is imported. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** First byte, where the content is a part of the file on disk. */
  readonly start?: number;
}

/** A file as it lies on disk, or a part of one. */
export function diskFile({ location, path, size, start = 0 }: DiskPlace): ArchiveFile {
  const open = () => (size === 0 ? Readable.from([]) : createReadStream(location, { start, end: start + size - 1 }));
  return { path, size, open, head: () => readHead(open()) };
}
