import { DomainError } from '../../../errors.ts';
import { CallThread } from '../../../threads/call-thread.ts';
import { startThread } from '../../../threads/start-thread.ts';
import type { SlowRead, SlowReadCalls } from './slow-reads.ts';

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
  #isClosed = false;

  constructor(file: string) {
    this.#file = file;
  }

  /** @throws DomainError what the read throws; STORE_UNAVAILABLE if its thread dies or the pool is closed. */
  read<Name extends SlowRead>(
    name: Name,
    ...given: Parameters<SlowReadCalls[Name]>
  ): Promise<Awaited<ReturnType<SlowReadCalls[Name]>>> {
    if (this.#isClosed) return Promise.reject(this.#unavailable('it is closed'));
    return this.#leastBusy().call(name, ...given);
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
