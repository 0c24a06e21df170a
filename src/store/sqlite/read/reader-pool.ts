import { DomainError } from '../../../errors.ts';
import { CallThread } from '../../../threads/call-thread.ts';
import { startThread } from '../../../threads/start-thread.ts';
import type { Reading } from '../../port/record-source.ts';
import type { SlowRead, SlowReadCalls, SlowReads } from './slow-reads.ts';

/** Two, so that a long export does not block every search. */
const THREADS = 2;

const END_TIMEOUT_MS = 2_000;

type Reader = CallThread<SlowReadCalls>;

/**
 * Reader threads on one database file. A thread starts when it is first needed, and does not keep the process alive while
 * it is idle. If a thread dies, its reads reject with STORE_UNAVAILABLE, and the next read starts another thread.
 */
export class ReaderPool {
  readonly #file: string;
  #readers: readonly Reader[] = [];
  #lastNumber = 0;
  #isClosed = false;

  constructor(file: string) {
    this.#file = file;
  }

  /**
   * When the signal of the reading is aborted, the read ends and its promise does not settle.
   *
   * @throws DomainError the error of the read; STORE_UNAVAILABLE if its thread dies or the pool is closed
   */
  read<Name extends SlowRead>(
    { client, signal }: Reading,
    name: Name,
    ...given: Parameters<SlowReads[Name]>
  ): Promise<ReturnType<SlowReads[Name]>> {
    if (this.#isClosed) return Promise.reject(this.#unavailable('it is closed'));
    return new Promise((resolve) => {
      if (signal.aborted) return;
      const thread = this.#leastBusy();
      const number = ++this.#lastNumber;
      const result = thread.call('read', { number, client, name, given }) as Promise<ReturnType<SlowReads[Name]>>;
      const cancel = () => {
        thread.call('cancel', number).catch(() => undefined);
      };
      signal.addEventListener('abort', cancel, { once: true });
      const settle = () => {
        signal.removeEventListener('abort', cancel);
        if (!signal.aborted) resolve(result);
      };
      result.then(settle, settle);
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#readers.map((reader) => reader.end(END_TIMEOUT_MS)));
  }

  #leastBusy(): Reader {
    const alive = this.#readers.filter(({ isGone }) => !isGone);
    const [best] = alive.toSorted((left, right) => left.load - right.load);
    if (best !== undefined && (best.load === 0 || alive.length >= THREADS)) return best;
    const worker = startThread('./reader-worker', import.meta.url, this.#file);
    const reader: Reader = new CallThread(worker, (reason) => this.#unavailable(reason));
    this.#readers = [...alive, reader];
    return reader;
  }

  #unavailable(reason: string): DomainError {
    return new DomainError('STORE_UNAVAILABLE', `The store ${this.#file} does not answer: ${reason}. Try again.`);
  }
}
