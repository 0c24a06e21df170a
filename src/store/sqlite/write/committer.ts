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
import type { SqliteConnection } from '../connection.ts';
import { rewriteFile } from './file-rewrite.ts';
import { writePlan } from './plan-writes.ts';
import { TermNumbers } from './term-numbers.ts';
import { headOf, setTrimmed } from '../meta.ts';

/** Longer than the largest commit takes. */
const LOCK_TIMEOUT_MS = 30_000;
/** Short, because an import in another process leaves only a short pause between two commits. */
const LOCK_RETRY_MS = 5;

/** The one writer of this process: commits run one after the other, each whole or not at all. */
export class Committer {
  readonly #connection: SqliteConnection;
  readonly #terms: TermNumbers;
  readonly #onWritten: () => void;
  #last: Promise<unknown> = Promise.resolve();
  #seen: number | null = null;
  #nextRewrite: Promise<void> | null = null;

  /** @param onWritten called after each transaction that wrote */
  constructor(connection: SqliteConnection, onWritten: () => void) {
    this.#connection = connection;
    this.#onWritten = onWritten;
    connection.execute('PRAGMA busy_timeout = 0');
    this.#terms = new TermNumbers(connection);
  }

  /** @returns where anything is erased, only when nothing is left of it in the file either */
  commit(batch: Batch): Promise<CommitReport> {
    return this.#inTurn(() => this.#commit(batch)).then(async (report) => {
      const erases = batch.items.some(
        ({ kind }, index) => kind === 'erasure' && report.results[index]?.outcome !== 'REFUSED',
      );
      // Also where the entry was erased before: then the file may have been busy.
      if (erases) await this.#rewrite();
      return report;
    });
  }

  /** As `commit` with what was erased. */
  async adopt(part: RecordPart, sequence: Sequence): Promise<void> {
    await this.#inTurn(() =>
      this.#rewriteHistory(
        (view) => planAdoption(part, view),
        () => sequence,
      ),
    );
    if (part.erased.length > 0) await this.#rewrite();
  }

  mend(entries: readonly string[], sequence: Sequence): Promise<void> {
    return this.#inTurn(() =>
      this.#rewriteHistory(
        (view) => planMending(entries, view),
        (head) => Math.max(head, sequence),
      ),
    );
  }

  /** Runs other work that writes, in a transaction of its own. */
  write<Result>(work: (connection: SqliteConnection) => Result): Promise<Result> {
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

  /** Resolves when no commit is under way, nor anything that follows from one. */
  async idle(): Promise<void> {
    for (let last: unknown = null; last !== this.#last;) {
      last = this.#last;
      await last;
    }
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
          `The store ${this.#connection.file} is locked: another process has been writing to it for ${LOCK_TIMEOUT_MS / 1000} seconds. Wait until that process is done, or end it.`,
        );
      }
      await wait(LOCK_RETRY_MS);
    }
  }

  #commit(batch: Batch): Promise<CommitReport> {
    return this.#planned(async () => {
      const head = headOf(this.#connection);
      const plan = await planCommit(batch, commitView(this.#connection), head + 1, new Date().toISOString());
      if (isEmpty(plan)) return { sequence: head, results: plan.results };
      writePlan(this.#connection, this.#terms, plan, head + 1);
      this.#end();
      return { sequence: head + 1, results: plan.results };
    });
  }

  /** Writes what no line of the change log tells of, so that it begins anew behind the new head. */
  #rewriteHistory(
    planFor: (view: CommitView) => Promise<CommitPlan>,
    headAfter: (head: Sequence) => Sequence,
  ): Promise<void> {
    return this.#planned(async () => {
      const plan = await planFor(commitView(this.#connection));
      const head = headAfter(headOf(this.#connection));
      writePlan(this.#connection, this.#terms, plan, head);
      setTrimmed(this.#connection, head);
      this.#end();
    });
  }

  /** Work that reads before it writes, in one transaction; terms keep the numbers that they get only if it succeeds. */
  async #planned<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.#begin();
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

  /** Another process may have given terms other numbers. */
  #noticeOtherWriters(): void {
    const version = this.#connection.all<{ data_version: number }>('PRAGMA data_version')[0]?.data_version ?? null;
    if (version !== this.#seen) this.#terms.forget();
    this.#seen = version;
  }

  /** Once for all erasures that are committed before it begins. */
  #rewrite(): Promise<void> {
    this.#nextRewrite ??= this.#inTurn(() => {
      this.#nextRewrite = null;
      return rewriteFile(this.#connection.file);
    });
    return this.#nextRewrite;
  }
}
