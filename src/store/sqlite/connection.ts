import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';
import { LRUCache } from 'lru-cache';
import { isBusy, toStoreError } from './driver-errors.ts';

export type Value = string | number | null;

/** SQL with the values of its placeholders, in their order. */
export interface Sql {
  readonly text: string;
  readonly values: readonly Value[];
}

/**
 * How long a read waits while the log of a crashed process is recovered, and how long the creation of the tables may
 * wait.
 */
const BUSY_TIMEOUT_MS = 4_000;
/** Statements differ by the length of their lists; the least recently used one is dropped. */
const MAX_STATEMENTS = 300;

/** One connection with its prepared statements. All failures of the file become `STORE_UNAVAILABLE`. */
export class SqliteConnection {
  readonly file: string;
  readonly #database: DatabaseSyncInstance;
  readonly #statements = new LRUCache<string, StatementSyncInstance>({ max: MAX_STATEMENTS });

  /** @throws DomainError STORE_UNAVAILABLE if the file can't be opened. */
  constructor(file: string, mode: 'READ' | 'WRITE') {
    this.file = file;
    this.#database = this.#guard(() => new DatabaseSync(file, { readOnly: mode === 'READ', timeout: BUSY_TIMEOUT_MS }));
  }

  /** Runs fixed SQL without values; may be several statements. */
  execute(text: string): void {
    this.#guard(() => {
      this.#database.exec(text);
    });
  }

  run(text: string, ...values: readonly Value[]): void {
    this.#guard(() => this.#prepare(text).run(...values));
  }

  /** All rows. The caller must know their shape. */
  all<Row extends object>(text: string, ...values: readonly Value[]): Row[] {
    return this.#guard(() => this.#prepare(text).all(...values) as Row[]);
  }

  /** One row after the other, for rows that are only counted. The caller must read all of them. */
  *each<Row extends object>(text: string, ...values: readonly Value[]): Generator<Row> {
    try {
      // Always a new statement: one that is being read cannot be run a second time.
      yield* this.#database.prepare(text).iterate(...values) as IterableIterator<Row>;
    } catch (error) {
      throw toStoreError(error, this.file);
    }
  }

  /** Runs `work` on one snapshot. */
  snapshot<Result>(work: () => Result): Result {
    if (this.#database.isTransaction) return work();
    this.run('BEGIN');
    try {
      return work();
    } finally {
      this.run('COMMIT');
    }
  }

  /** Begins a transaction that writes. @returns false if another connection is writing */
  beginWriting(): boolean {
    try {
      this.#prepare('BEGIN IMMEDIATE').run();
      return true;
    } catch (error) {
      if (isBusy(error)) return false;
      throw toStoreError(error, this.file);
    }
  }

  /** The length of the database: the length of the file after the write-ahead log is copied into it. */
  get bytes(): number {
    const [row] = this.all<{ bytes: number }>(
      'SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()',
    );
    return row?.bytes ?? 0;
  }

  /**
   * Copies the parts of the write-ahead log that no connection needs into the file. It does not wait for other
   * connections.
   */
  copyLog(): void {
    this.run('PRAGMA wal_checkpoint(PASSIVE)');
  }

  /** Copies the whole write-ahead log into the file and empties it. @returns false if another connection prevents it */
  emptyLog(): boolean {
    return this.all<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)')[0]?.busy === 0;
  }

  /** Rolls the open transaction back. Does nothing if SQLite has already done so. */
  rollback(): void {
    if (this.#database.isTransaction) this.run('ROLLBACK');
  }

  close(): void {
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  #prepare(text: string): StatementSyncInstance {
    const known = this.#statements.get(text);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }

  #guard<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw toStoreError(error, this.file);
    }
  }
}
