import type { Worker } from 'node:worker_threads';
import { type CallAnswer, type CallRequest, type Calls, END } from './calls.ts';
import { deserialiseError } from './serialised-error.ts';

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Calls functions in a thread that runs `answerCalls`. The thread keeps the process alive only while a call is open. */
export class CallThread<Answered extends Calls> {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #whyGone: (reason: string) => Error;
  readonly #onIdle: (() => void)[] = [];
  #lastId = 0;
  #gone: string | null = null;

  /** @param whyGone makes the error for calls after the thread has ended, from the reason */
  constructor(worker: Worker, whyGone: (reason: string) => Error) {
    this.#worker = worker;
    this.#whyGone = whyGone;
    worker.unref();
    worker.on('message', (answer: CallAnswer) => {
      this.#settle(answer);
    });
    worker.on('error', (error) => {
      this.#fail(error instanceof Error ? error.message : String(error));
    });
    worker.on('exit', () => {
      this.#fail('its thread ended');
    });
  }

  get isGone(): boolean {
    return this.#gone !== null;
  }

  /** The number of open calls. */
  get load(): number {
    return this.#pending.size;
  }

  /** @throws the error of the call: a `DomainError` as it is, any other as an `Error` with its message and stack */
  call<Name extends keyof Answered & string>(
    name: Name,
    ...given: Parameters<Answered[Name]>
  ): Promise<Awaited<ReturnType<Answered[Name]>>> {
    const request: CallRequest = { id: ++this.#lastId, name, given };
    return new Promise((resolve, reject) => {
      if (this.#gone !== null) throw this.#whyGone(this.#gone);
      this.#worker.postMessage(request);
      this.#pending.set(request.id, { resolve: resolve as Pending['resolve'], reject });
      this.#worker.ref();
    });
  }

  /** Resolves when no call is open, or the thread is gone. */
  async idle(): Promise<void> {
    if (this.#pending.size === 0) return;
    await new Promise<void>((resolve) => this.#onIdle.push(resolve));
  }

  /**
   * Lets the thread free its resources and end by itself. A thread that is terminated during a read of SQLite can crash
   * the process.
   *
   * @param timeoutMs after which it is terminated
   */
  async end(timeoutMs: number): Promise<void> {
    if (this.#gone !== null) return;
    this.#worker.ref();
    const ended = new Promise<void>((resolve) => {
      this.#worker.once('exit', () => {
        resolve();
      });
    });
    const request: CallRequest = { id: ++this.#lastId, name: END, given: [] };
    this.#worker.postMessage(request);
    const timeout = setTimeout(() => void this.#worker.terminate(), timeoutMs);
    await ended;
    clearTimeout(timeout);
  }

  /** Ends the thread at once, with all open calls. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(answer: CallAnswer): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    if (this.#pending.size === 0) {
      this.#worker.unref();
      this.#tellIdle();
    }
    if ('failure' in answer) pending?.reject(deserialiseError(answer.failure));
    else pending?.resolve(answer.result);
  }

  #fail(reason: string): void {
    this.#gone ??= reason;
    for (const { reject } of this.#pending.values()) reject(this.#whyGone(this.#gone));
    this.#pending.clear();
    this.#tellIdle();
  }

  #tellIdle(): void {
    for (const resolve of this.#onIdle.splice(0)) resolve();
  }
}
