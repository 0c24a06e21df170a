import { setTimeout as wait } from 'node:timers/promises';
import { planAdoption, type RecordPart } from '../../../domain/commit/adoption.ts';
import {
  type Batch,
  type CommitPlan,
  type CommitReport,
  type CommitView,
  isEmpty,
} from '../../../domain/commit/commit.ts';
import { planCommit } from '../../../domain/commit/plan.ts';
import type { Sequence } from '../../../domain/record/record.ts';
import { planMending } from '../../../domain/commit/rederivation.ts';
import { DomainError } from '../../../errors.ts';
import { commitView } from '../read/commit-view.ts';
import { Turns } from '../../kit/turns.ts';
import type { SqliteConnection } from '../connection.ts';
import { rewriteFile } from './file-rewrite.ts';
import { writePlan } from './plan-writes.ts';
import { TermNumbers } from './term-numbers.ts';
import type { FileGuard } from '../file-guard.ts';
import { headOf, setTrimmed, trimmedOf } from '../meta.ts';

/**
 * How long a commit waits while another process writes, if no client waits for its answer: longer than the largest
 * commit takes.
 */
export const PATIENT_LOCK_TIMEOUT_MS = 30_000;
/** Short, because an import in another process leaves only a short pause between two commits. */
const LOCK_RETRY_MS = 5;

export interface CommitterOptions {
  readonly guard: FileGuard;
  readonly lockTimeoutMs: number;
  /** Called after each transaction that wrote. */
  readonly onWritten: () => void;
}

/** The one writer of this process. Commits run one after the other, each whole or not at all. */
export class Committer {
  readonly #connection: SqliteConnection;
  readonly #guard: FileGuard;
  readonly #lockTimeoutMs: number;
  readonly #terms: TermNumbers;
  readonly #onWritten: () => void;
  #last: Promise<unknown> = Promise.resolve();
  #seen: number | null = null;
  #nextRewrite: Promise<void> | null = null;
  /** Whether the last write failed because of the file or its disk. */
  #hasFailed = false;

  constructor(connection: SqliteConnection, { guard, lockTimeoutMs, onWritten }: CommitterOptions) {
    this.#connection = connection;
    this.#guard = guard;
    this.#lockTimeoutMs = lockTimeoutMs;
    this.#onWritten = onWritten;
    connection.execute('PRAGMA busy_timeout = 0');
    this.#terms = new TermNumbers(connection);
  }

  /** If the batch erases an entry, it resolves when the file has no trace of the entry either. */
  commit(batch: Batch): Promise<CommitReport> {
    return this.#inTurn((deadline) => this.#commit(batch, deadline)).then(async (report) => {
      const erases = batch.items.some(
        ({ kind }, index) => kind === 'erasure' && report.results[index]?.outcome !== 'REFUSED',
      );
      // Also if the entry was erased before: the file may have been busy at that time.
      if (erases) await this.#rewrite();
      return report;
    });
  }

  /** Like `commit`, also with erased entries. */
  async adopt(part: RecordPart, sequence: Sequence): Promise<void> {
    await this.#inTurn((deadline) =>
      this.#rewriteHistory(
        deadline,
        (view) => planAdoption(part, view),
        () => sequence,
      ),
    );
    if (part.erased.length > 0) await this.#rewrite();
  }

  mend(entries: readonly string[], sequence: Sequence): Promise<void> {
    return this.#inTurn((deadline) =>
      this.#rewriteHistory(
        deadline,
        (view) => planMending(entries, view),
        (head) => Math.max(head, sequence),
      ),
    );
  }

  /** Runs other work that writes, in its own transaction. */
  write<Result>(work: (connection: SqliteConnection) => Result): Promise<Result> {
    return this.#inTurn(async (deadline) => {
      await this.#begin(deadline);
      try {
        const result = work(this.#connection);
        this.#end();
        return result;
      } finally {
        this.#connection.rollback();
      }
    });
  }

  /**
   * Writes something small if the last write failed, because the disk may have room again.
   *
   * @throws DomainError STORE_UNAVAILABLE if it fails again
   */
  async retryAfterFailure(): Promise<void> {
    if (this.#hasFailed) await this.write((connection) => setTrimmed(connection, trimmedOf(connection)));
  }

  /** Resolves when no commit and no rewrite of the file is running. */
  async idle(): Promise<void> {
    for (let last: unknown = null; last !== this.#last;) {
      last = this.#last;
      await last;
    }
  }

  /**
   * @param work gets the moment up to which it may wait for the lock. That time begins with the call, not with its turn
   */
  #inTurn<Result>(work: (deadline: number) => Promise<Result>): Promise<Result> {
    const deadline = performance.now() + this.#lockTimeoutMs;
    const result = this.#last.then(() => work(deadline));
    this.#last = result.then(
      () => {
        this.#hasFailed = false;
      },
      (error: unknown) => {
        this.#hasFailed ||= error instanceof DomainError && error.code === 'STORE_UNAVAILABLE';
      },
    );
    return result;
  }

  /** A commit is acknowledged only if it is in the file that the next process will open. */
  #end(): void {
    this.#connection.run('COMMIT');
    this.#onWritten();
    this.#guard.check();
  }

  /**
   * Waits in steps and not inside SQLite: SQLite would block this thread, and the lock may be held by the same thread.
   */
  async #begin(deadline: number): Promise<void> {
    this.#guard.check();
    while (!this.#connection.beginWriting()) {
      if (performance.now() > deadline) {
        throw new DomainError(
          'STORE_UNAVAILABLE',
          `The store ${this.#connection.file} is locked: another process has been writing to it for ${this.#lockTimeoutMs / 1000} seconds. Wait until that process is done, or end it.`,
        );
      }
      await wait(LOCK_RETRY_MS);
    }
  }

  #commit(batch: Batch, deadline: number): Promise<CommitReport> {
    return this.#planned(deadline, async () => {
      const head = headOf(this.#connection);
      const turns = new Turns();
      const view = commitView(this.#connection, turns);
      const plan = await planCommit(batch, view, head + 1, new Date().toISOString());
      if (isEmpty(plan)) return { sequence: head, results: plan.results };
      await turns.complete(writePlan(this.#connection, this.#terms, plan, head + 1));
      this.#end();
      return { sequence: head + 1, results: plan.results };
    });
  }

  /** Writes changes that get no lines in the change log. So the log starts again after the new head. */
  #rewriteHistory(
    deadline: number,
    planFor: (view: CommitView) => Promise<CommitPlan>,
    headAfter: (head: Sequence) => Sequence,
  ): Promise<void> {
    return this.#planned(deadline, async () => {
      const turns = new Turns();
      const plan = await planFor(commitView(this.#connection, turns));
      const head = headAfter(headOf(this.#connection));
      await turns.complete(writePlan(this.#connection, this.#terms, plan, head));
      setTrimmed(this.#connection, head);
      this.#end();
    });
  }

  /** Runs work that reads before it writes, in one transaction. After a failure, the numbers of new terms are forgotten. */
  async #planned<Result>(deadline: number, work: () => Promise<Result>): Promise<Result> {
    await this.#begin(deadline);
    try {
      this.#noticeOtherWriters();
      return await work();
    } catch (error) {
      this.#terms.forget();
      throw error;
    } finally {
      this.#connection.rollback();
    }
  }

  /** Forgets the numbers of terms if another process has written: it may have given terms other numbers. */
  #noticeOtherWriters(): void {
    const version = this.#connection.all<{ data_version: number }>('PRAGMA data_version')[0]?.data_version ?? null;
    if (version !== this.#seen) this.#terms.forget();
    this.#seen = version;
  }

  /** Runs once for all erasures that are committed before it starts. */
  #rewrite(): Promise<void> {
    this.#nextRewrite ??= this.#inTurn(() => {
      this.#nextRewrite = null;
      return rewriteFile(this.#connection.file);
    });
    return this.#nextRewrite;
  }
}
