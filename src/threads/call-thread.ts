import type { Worker } from 'node:worker_threads';
import type { CallAnswer, CallRequest, Calls } from './calls.ts';
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
  #lastId = 0;
  #gone: string | null = null;

  /** @param whyGone makes the error of calls after the thread has died or was ended, from the reason */
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

  /** @throws the error of the call: a `DomainError` as such, every other as an `Error` with its message and stack */
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

  /** Ends the thread at once, with all open calls. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(answer: CallAnswer): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    if (this.#pending.size === 0) this.#worker.unref();
    if ('failure' in answer) pending?.reject(deserialiseError(answer.failure));
    else pending?.resolve(answer.result);
  }

  #fail(reason: string): void {
    this.#gone ??= reason;
    for (const { reject } of this.#pending.values()) reject(this.#whyGone(this.#gone));
    this.#pending.clear();
  }
}
