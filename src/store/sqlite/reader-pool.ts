import type { Worker } from 'node:worker_threads';
import { DomainError } from '../../errors.ts';
import { startWorker } from './start-worker.ts';
import type { ReadAnswer, ReadArguments, ReadFailure, ReadRequest, ReadResult, SlowRead } from './slow-reads.ts';

/** One more than one, so that a long export does not hold up every search. */
const THREADS = 2;

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Reader threads on one database file. They start when first needed, and don't keep the process alive while they are
 * idle. Where one dies, its reads reject with STORE_UNAVAILABLE and the next read starts another.
 */
export class ReaderPool {
  readonly #file: string;
  readonly #readers = new Set<Reader>();
  #isClosed = false;

  constructor(file: string) {
    this.#file = file;
  }

  /** @throws DomainError what the read throws; STORE_UNAVAILABLE where its thread dies or the pool is closed. */
  read<Name extends SlowRead>(name: Name, ...given: ReadArguments<Name>): Promise<ReadResult<Name>> {
    if (this.#isClosed) return Promise.reject(unavailable(this.#file, 'it is closed'));
    return this.#leastBusy().read(name, given) as Promise<ReadResult<Name>>;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#readers].map((reader) => reader.close()));
  }

  #leastBusy(): Reader {
    const [best] = [...this.#readers].sort((left, right) => left.load - right.load);
    if (best !== undefined && (best.load === 0 || this.#readers.size >= THREADS)) return best;
    const reader: Reader = new Reader(this.#file, () => this.#readers.delete(reader));
    this.#readers.add(reader);
    return reader;
  }
}

class Reader {
  readonly #file: string;
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  constructor(file: string, onEnd: () => void) {
    this.#file = file;
    this.#worker = startWorker('reader-worker', file);
    this.#worker.unref();
    this.#worker.on('message', (answer: ReadAnswer) => {
      this.#settle(answer);
    });
    this.#worker.on('error', (error) => {
      onEnd();
      this.#fail(error instanceof Error ? error.message : String(error));
    });
    this.#worker.on('exit', () => {
      onEnd();
      this.#fail('a reader thread ended');
    });
  }

  get load(): number {
    return this.#pending.size;
  }

  read(name: SlowRead, given: readonly unknown[]): Promise<unknown> {
    const request: ReadRequest = { id: ++this.#lastId, name, given };
    return new Promise((resolve, reject) => {
      this.#worker.postMessage(request);
      this.#pending.set(request.id, { resolve, reject });
      this.#worker.ref();
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(answer: ReadAnswer): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    if (this.#pending.size === 0) this.#worker.unref();
    if ('error' in answer) pending?.reject(toError(answer.error));
    else pending?.resolve(answer.result);
  }

  #fail(reason: string): void {
    for (const { reject } of this.#pending.values()) reject(unavailable(this.#file, reason));
    this.#pending.clear();
  }
}

function toError({ code, message, place }: ReadFailure): Error {
  return code === null ? new Error(message) : new DomainError(code, message, place);
}

function unavailable(file: string, reason: string): DomainError {
  return new DomainError('STORE_UNAVAILABLE', `The store ${file} does not answer: ${reason}.`);
}
