import type { Batch, CommitReport } from '../../domain/commit/commit.ts';
import { DomainError } from '../../errors.ts';
import type { RecordWriter } from '../../store/store.ts';
import { tookLonger } from './deadline.ts';

/** Writes for one mutation. A commit that has begun is always finished; after the end, no other one begins. */
export class EndingWriter implements RecordWriter {
  readonly #writer: RecordWriter;
  #underWay: Promise<unknown> = Promise.resolve();
  #hasBegun = false;
  #isEnding = false;

  constructor(writer: RecordWriter) {
    this.#writer = writer;
  }

  commit(batch: Batch): Promise<CommitReport> {
    // Nobody waits for it any more.
    if (this.#isEnding) return new Promise(() => undefined);
    this.#hasBegun = true;
    const report = this.#writer.commit(batch);
    this.#underWay = report.catch(() => undefined);
    return report;
  }

  /** Resolves when no commit is under way. */
  async end(): Promise<void> {
    this.#isEnding = true;
    await this.#underWay;
  }

  late(timeoutMs: number): DomainError {
    const advice = this.#hasBegun
      ? 'The changes up to there are written: read them before you send them again.'
      : 'Nothing was written: send it again.';
    return new DomainError('DEADLINE_EXCEEDED', `${tookLonger(timeoutMs)} ${advice}`);
  }
}
