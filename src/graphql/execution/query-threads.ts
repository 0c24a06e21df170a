/**
 * Executes queries on threads, so that no query delays the calling thread.
 *
 * Guarantee: a thread that is still busy with an operation when its grace time is over gets no other operation, and a
 * new thread replaces it. The operations of a thread that died are executed once more.
 */
import { DomainError } from '../../errors.ts';
import { CallThread } from '../../threads/call-thread.ts';
import { deserialiseError } from '../../threads/serialised-error.ts';
import { startThread } from '../../threads/start-thread.ts';
import { Ending } from './ending.ts';
import type { ExecutedAnswer, QueryCall, QueryExecutor } from './query-executor.ts';
import type { QueryThreadCalls, QueryThreadData, UnexpectedMessage } from './query-thread-calls.ts';

export interface QueryThreadsOptions extends QueryThreadData {
  readonly threads: number;
  readonly onUnexpectedError: (error: unknown, requestId: string) => void;
}

/** How long a thread may go on with an operation that has ended. */
const GRACE_MS = 3_000;

/** Replaced threads that are still busy. */
const MAX_REPLACED = 4;
const END_TIMEOUT_MS = 5_000;

/** The limit of memory of a thread. If its answers need more, only this thread ends. */
const MAX_HEAP_MB = 512;

type QueryThread = CallThread<QueryThreadCalls>;

/** The reason of a failed call that may succeed on another thread. */
class ThreadGone extends Error {}

export class QueryThreads implements QueryExecutor {
  readonly #options: QueryThreadsOptions;
  #threads: readonly QueryThread[];
  #lastNumber = 0;
  #replaced = 0;
  #isClosed = false;

  constructor(options: QueryThreadsOptions) {
    this.#options = options;
    this.#threads = Array.from({ length: options.threads }, () => this.#start());
  }

  async execute(call: QueryCall, signal: AbortSignal): Promise<readonly ExecutedAnswer[]> {
    try {
      return await this.#executeOnce(call, signal);
    } catch (error) {
      if (!(error instanceof ThreadGone)) throw error;
    }
    try {
      return await this.#executeOnce(call, signal);
    } catch (error) {
      if (!(error instanceof ThreadGone)) throw error;
      const message = `The operation could not be executed: ${error.message}. Try again.`;
      throw new DomainError('STORE_UNAVAILABLE', message, {}, { cause: error });
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all(this.#threads.map((thread) => thread.end(END_TIMEOUT_MS)));
  }

  async #executeOnce(call: QueryCall, signal: AbortSignal): Promise<readonly ExecutedAnswer[]> {
    if (this.#isClosed) throw new ThreadGone('the service is shutting down');
    using ending = new Ending(signal);
    const thread = this.#leastBusy();
    const number = ++this.#lastNumber;
    const answered = thread.call('execute', number, call);
    const cancel = () => {
      void this.#cancel(thread, number, answered);
    };
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    try {
      return await ending.orResult(answered);
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  async #cancel(thread: QueryThread, number: number, answered: Promise<unknown>): Promise<void> {
    const grace = setTimeout(() => this.#replace(thread), GRACE_MS);
    grace.unref();
    thread.call('cancel', number).catch(() => undefined);
    await answered.catch(() => undefined);
    clearTimeout(grace);
  }

  /** The old thread gets no more calls, and ends after its last one. */
  #replace(stuck: QueryThread): void {
    if (this.#isClosed || this.#replaced >= MAX_REPLACED || !this.#threads.includes(stuck)) return;
    this.#replaced += 1;
    this.#threads = this.#threads.map((thread) => (thread === stuck ? this.#start() : thread));
    void stuck.idle().then(async () => {
      await stuck.end(END_TIMEOUT_MS);
      this.#replaced -= 1;
    });
  }

  #leastBusy(): QueryThread {
    this.#threads = this.#threads.map((thread) => (thread.isGone ? this.#start() : thread));
    const [best] = this.#threads.toSorted((left, right) => left.load - right.load);
    if (best === undefined) throw new Error('There is no thread for queries');
    return best;
  }

  #start(): QueryThread {
    const { location, hints, maxAnswerBytes, onUnexpectedError } = this.#options;
    const data: QueryThreadData = { location, hints, maxAnswerBytes };
    const worker = startThread('./query-worker', import.meta.url, data, { maxOldGenerationSizeMb: MAX_HEAP_MB });
    worker.on('message', (message: Partial<UnexpectedMessage>) => {
      const { unexpected, requestId = '' } = message;
      if (unexpected !== undefined) onUnexpectedError(deserialiseError(unexpected), requestId);
    });
    return new CallThread(worker, (reason) => new ThreadGone(reason));
  }
}
