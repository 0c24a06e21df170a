import { type Batch, type CommitReport, isEmpty } from '../../domain/commit.ts';
import { planCommit } from '../../domain/commit-plan.ts';
import { commitView } from './commit-view.ts';
import type { Connection } from './connection.ts';
import { writePlan } from './plan-writes.ts';
import { headOf } from './schema.ts';
import { TermNumbers } from './term-numbers.ts';

/** The one writer of this process: commits run one after the other, each whole or not at all. */
export class Committer {
  readonly #connection: Connection;
  readonly #terms: TermNumbers;
  #last: Promise<unknown> = Promise.resolve();

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#terms = new TermNumbers(connection);
  }

  commit(batch: Batch): Promise<CommitReport> {
    const report = this.#last.then(() => this.#commit(batch));
    this.#last = report.catch(() => undefined);
    return report;
  }

  /** Resolves when no commit is under way. */
  async idle(): Promise<void> {
    await this.#last;
  }

  async #commit(batch: Batch): Promise<CommitReport> {
    this.#connection.run('BEGIN IMMEDIATE');
    try {
      const head = headOf(this.#connection);
      const plan = await planCommit(batch, commitView(this.#connection), head + 1, new Date().toISOString());
      if (isEmpty(plan)) return { sequence: head, results: plan.results };
      writePlan(this.#connection, this.#terms, plan, head + 1);
      this.#connection.run('COMMIT');
      return { sequence: head + 1, results: plan.results };
    } catch (error) {
      this.#terms.forget();
      throw error;
    } finally {
      this.#connection.rollback();
    }
  }
}
