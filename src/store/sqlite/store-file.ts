import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { DomainError } from '../../errors.ts';
import { systemReason } from '../../system-errors.ts';

export interface StoreFile {
  readonly path: string;
  /** Deletes the files that exist for this process only. */
  release(): void;
}

/**
 * The file of a store; creates its folder if necessary. `:memory:` is a temporary file, because the reader threads
 * cannot see a database in memory.
 *
 * @throws DomainError STORE_UNAVAILABLE if the folder can't be created
 */
export function storeFile(location: string): StoreFile {
  try {
    if (location === ':memory:') {
      const folder = mkdtempSync(join(tmpdir(), 'backchannel-'));
      const release = () => {
        rmSync(folder, { recursive: true, force: true });
      };
      return { path: join(folder, 'memory.db'), release };
    }
    const path = resolve(location);
    mkdirSync(dirname(path), { recursive: true });
    return { path, release: () => undefined };
  } catch (error) {
    throw new DomainError(
      'STORE_UNAVAILABLE',
      `The folder of the store ${location} cannot be made: ${systemReason(error)}. Choose another location, or make the folder writable.`,
      {},
      { cause: error },
    );
  }
}
