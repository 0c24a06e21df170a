import type { ArchiveFile } from '../format.ts';

/** A file of an import that can't be opened, and why. The other files are read. */
export interface Unopened {
  /** Like `ArchiveFile.path`. */
  readonly path: string;
  readonly reason: string;
}

/** The files under a path, in the order of their paths: one file, a folder, or a packed archive. */
export interface Archive extends AsyncDisposable {
  readonly files: readonly ArchiveFile[];
  readonly unopened: readonly Unopened[];
}
