import { DomainError } from './errors.ts';
import type { RecordWriter } from './store/store.ts';

/**
 * Whether the store has its first record. An earlier commit would make the store look filled, so it would never get its
 * first record.
 */
export class Filling {
  #isOver = false;

  /** Called when the store is filled, or needs no filling. */
  end(): void {
    this.#isOver = true;
  }

  /** @throws DomainError STORE_UNAVAILABLE until the store is filled */
  check(): void {
    if (this.#isOver) return;
    const message = 'The store is not filled yet. Try again in a moment.';
    throw new DomainError('STORE_UNAVAILABLE', message, {}, { publicMessage: message });
  }

  /** The writer, which refuses commits until the store is filled. */
  guard(writer: RecordWriter): RecordWriter {
    return {
      commit: async (batch) => {
        this.check();
        return writer.commit(batch);
      },
    };
  }
}
