import { setTimeout as wait } from 'node:timers/promises';
import { type Batch, type CommitReport, isEmpty } from '../../domain/commit.ts';
import { planCommit } from '../../domain/commit-plan.ts';
import { DomainError } from '../../errors.ts';
import { commitView } from './commit-view.ts';
import type { Connection } from './connection.ts';
import { writePlan } from './plan-writes.ts';
import { headOf } from './schema.ts';
import { TermNumbers } from './term-numbers.ts';

/** Longer than the largest commit takes. */
const LOCK_TIMEOUT_MS = 30_000;
/** Short, because an import in another process leaves only a short pause between two commits. */
const LOCK_RETRY_MS = 5;
/** Reads are short, so that they are seldom in the way for longer. */
const CLEARING_TIMEOUT_MS = 1_000;

/** The one writer of this process: commits run one after the other, each whole or not at all. */
export class Committer {
  readonly #connection: Connection;
  readonly #terms: TermNumbers;
  readonly #onWritten: () => void;
  #last: Promise<unknown> = Promise.resolve();
  #seen: number | null = null;
  #mustClear = false;

  /** @param onWritten called after each transaction that wrote */
  constructor(connection: Connection, onWritten: () => void) {
    this.#connection = connection;
    this.#onWritten = onWritten;
    // What is deleted is overwritten, so that an erasure leaves nothing in the file.
    connection.execute('PRAGMA busy_timeout = 0; PRAGMA secure_delete = ON');
    this.#terms = new TermNumbers(connection);
  }

  commit(batch: Batch): Promise<CommitReport> {
    return this.#inTurn(async () => {
      const report = await this.#commit(batch);
      if (this.#mustClear) await this.#clearLog();
      return report;
    });
  }

  /** Runs other work that writes, in a transaction of its own. */
  write<Result>(work: (connection: Connection) => Result): Promise<Result> {
    return this.#inTurn(async () => {
      await this.#begin();
      try {
        const result = work(this.#connection);
        this.#end();
        return result;
      } finally {
        this.#connection.rollback();
      }
    });
  }

  /** Resolves when no commit is under way. */
  async idle(): Promise<void> {
    await this.#last;
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }

  #end(): void {
    this.#connection.run('COMMIT');
    this.#onWritten();
  }

  /** Waits in steps and not inside SQLite, which would hold up this whole thread, and with it whoever it waits for. */
  async #begin(): Promise<void> {
    const deadline = performance.now() + LOCK_TIMEOUT_MS;
    while (!this.#connection.beginWriting()) {
      if (performance.now() > deadline) {
        throw new DomainError(
          'STORE_UNAVAILABLE',
          `The store ${this.#connection.file} takes no commit: another process has been writing to it for ${LOCK_TIMEOUT_MS / 1000} seconds.`,
        );
      }
      await wait(LOCK_RETRY_MS);
    }
  }

  async #commit(batch: Batch): Promise<CommitReport> {
    await this.#begin();
    try {
      this.#heedOthers();
      const head = headOf(this.#connection);
      const plan = await planCommit(batch, commitView(this.#connection), head + 1, new Date().toISOString());
      if (isEmpty(plan)) return { sequence: head, results: plan.results };
      writePlan(this.#connection, this.#terms, plan, head + 1);
      this.#end();
      if (plan.erased.length > 0) this.#mustClear = true;
      return { sequence: head + 1, results: plan.results };
    } catch (error) {
      this.#terms.forget();
      throw error;
    } finally {
      this.#connection.rollback();
    }
  }

  /** Another process may have given terms other numbers. */
  #heedOthers(): void {
    const version = this.#connection.all<{ data_version: number }>('PRAGMA data_version')[0]?.data_version ?? null;
    if (version !== this.#seen) this.#terms.forget();
    this.#seen = version;
  }

  /**
   * Empties the write-ahead log, which still holds the pages as they were before an erasure. Where readers are in the
   * way for too long, the next commit tries again; closing the store empties it in any case.
   */
  async #clearLog(): Promise<void> {
    const deadline = performance.now() + CLEARING_TIMEOUT_MS;
    while (!this.#connection.emptyLog()) {
      if (performance.now() > deadline) return;
      await wait(LOCK_RETRY_MS);
    }
    this.#mustClear = false;
  }
}
