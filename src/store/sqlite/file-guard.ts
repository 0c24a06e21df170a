/**
 * Checks whether the files on disk are still the files that the connections have open. SQLite itself goes on reading
 * and writing files that were deleted or replaced, and all of that is lost when the last connection closes.
 *
 * It only reads the status of the files. If one of them were opened and closed here, SQLite would lose its locks,
 * because POSIX locks belong to the process.
 */
import { type BigIntStats, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DomainError } from '../../errors.ts';
import { systemReason } from '../../system-errors.ts';
import type { SqliteConnection } from './connection.ts';

/** The log and its index: they exist as long as a connection is open, and are useless without the file itself. */
const COMPANIONS = ['-wal', '-shm'] as const;

/** With less free space, not even a small commit has room. */
const MIN_FREE_BYTES = 1024 * 1024;

interface FileIdentity {
  readonly dev: bigint;
  readonly ino: bigint;
}

export class FileGuard {
  readonly #connection: SqliteConnection;
  readonly #identities = new Map<string, FileIdentity>();
  #largest = 0n;
  /** The damage that was found in the file; null if there is none. */
  damage: Error | null = null;

  /** Remembers the present files as the right ones. */
  constructor(connection: SqliteConnection) {
    this.#connection = connection;
    this.check();
  }

  /** @throws DomainError STORE_UNAVAILABLE if a file was deleted, replaced, cut off or damaged */
  check(): void {
    this.checkFiles();
    if (this.damage !== null) throw this.damage;
  }

  /** Like `check`, but ignores damage within the file. */
  checkFiles(): void {
    const { file } = this.#connection;
    const { size } = this.#same(file);
    for (const suffix of COMPANIONS)
      if (this.#identities.has(file + suffix) || exists(file + suffix)) this.#same(file + suffix);
    // Only a rewrite makes the file shorter, and never shorter than its pages.
    if (size < this.#largest && size < this.#connection.bytes) {
      throw this.#unavailable('its file was cut off');
    }
    this.#largest = size;
  }

  /** @throws DomainError STORE_UNAVAILABLE if the disk has no room for a commit */
  checkSpace(): void {
    const { bavail, bsize } = statfsSync(dirname(this.#connection.file));
    if (bavail * bsize >= MIN_FREE_BYTES) return;
    throw new DomainError(
      'STORE_UNAVAILABLE',
      `The store ${this.#connection.file} cannot be written: the disk is full. Free some space.`,
    );
  }

  /** The sizes and times of the files: they change with every write. */
  get signature(): string {
    const { file } = this.#connection;
    return ['', '-wal']
      .map((suffix) => statSync(file + suffix, { bigint: true, throwIfNoEntry: false }))
      .map((status) => (status === undefined ? '' : `${status.size} ${status.mtimeNs}`))
      .join(' ');
  }

  #same(path: string): BigIntStats {
    const status = this.#statusOf(path);
    const known = this.#identities.get(path);
    this.#identities.set(path, known ?? { dev: status.dev, ino: status.ino });
    if (known !== undefined && (known.ino !== status.ino || known.dev !== status.dev)) {
      throw this.#unavailable(`the file ${path} was replaced by another one`);
    }
    return status;
  }

  #statusOf(path: string): BigIntStats {
    try {
      return statSync(path, { bigint: true });
    } catch (error) {
      throw this.#unavailable(`the file ${path} cannot be found: ${systemReason(error)}`);
    }
  }

  #unavailable(what: string): DomainError {
    return new DomainError(
      'STORE_UNAVAILABLE',
      `The store ${this.#connection.file} does not answer: ${what}. Put the file back from a copy, and start again.`,
    );
  }
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
