import type { ArchiveFile } from '../format.ts';

/** Something of what is imported that can't be opened, and why; the rest is read. */
export interface Unopened {
  /** As `ArchiveFile.path`. */
  readonly path: string;
  readonly reason: string;
}

/** What stands under a path: one file, or all those of a folder or of a packed archive, in the order of their paths. */
export interface Archive extends AsyncDisposable {
  readonly files: readonly ArchiveFile[];
  readonly unopened: readonly Unopened[];
}
