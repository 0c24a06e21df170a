import type { SqliteConnection } from './connection.ts';
import type { FileGuard } from './file-guard.ts';
import { headOf } from './meta.ts';
import type { ReaderPool } from './read/reader-pool.ts';
import { ownReading } from './read/store-reader.ts';
import type { Committer } from './write/committer.ts';

/** A reader thread reads this much in well under a second. Larger files are read in the background. */
const MAX_AWAITED_BYTES = 64 * 1024 * 1024;
const BACKGROUND_INTERVAL_MS = 600_000;

interface HealthOptions {
  readonly reader: SqliteConnection;
  readonly guard: FileGuard;
  readonly committer: Committer;
  readonly pool: ReaderPool;
}

/** Whether the store can be read and written now, and will be there after a restart. */
export class StoreHealth {
  readonly #options: HealthOptions;
  /** The signature of the files when their last check found no damage. */
  #sound: string | null = null;
  #checking: Promise<void> | null = null;
  #lastCheck = -Infinity;

  constructor(options: HealthOptions) {
    this.#options = options;
  }

  /** @throws DomainError STORE_UNAVAILABLE */
  async check(): Promise<void> {
    const { reader, guard, committer } = this.#options;
    guard.checkFiles();
    headOf(reader);
    guard.checkSpace();
    const isSmall = reader.bytes <= MAX_AWAITED_BYTES;
    const hasChanged = guard.signature !== this.#sound;
    const isDue = isSmall || performance.now() - this.#lastCheck > BACKGROUND_INTERVAL_MS;
    if (guard.damage !== null || (hasChanged && isDue)) this.#checking ??= this.#checkFile();
    if (isSmall) await this.#checking;
    guard.check();
    await committer.retryAfterFailure();
  }

  async #checkFile(): Promise<void> {
    const { pool, guard } = this.#options;
    try {
      await pool.read(ownReading(), 'checkFile');
      guard.damage = null;
      this.#sound = guard.signature;
    } catch (error) {
      guard.damage = error instanceof Error ? error : new Error(String(error));
    } finally {
      this.#lastCheck = performance.now();
      this.#checking = null;
    }
  }
}
