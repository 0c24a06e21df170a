import { setMaxListeners } from 'node:events';

/** Ends one piece of work before it is done: by the caller's signal, or for a reason of its own. */
export class Ending implements Disposable {
  readonly #own = new AbortController();
  readonly #outer: AbortSignal;

  constructor(outer: AbortSignal) {
    this.#outer = outer;
    // Each read of an operation listens to it, and Node.js would warn of more than ten.
    setMaxListeners(0, this.#own.signal);
    if (outer.aborted) this.#follow();
    else outer.addEventListener('abort', this.#follow);
  }

  get signal(): AbortSignal {
    return this.#own.signal;
  }

  end(reason: unknown): void {
    this.#own.abort(reason);
  }

  /** @throws the reason of the end, if it comes first */
  orResult<Result>(work: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const { signal } = this;
      const give = () => {
        reject(signal.reason as Error);
      };
      if (signal.aborted) give();
      else signal.addEventListener('abort', give, { once: true });
      work.then(resolve, reject);
    });
  }

  /** Ends the rest of the work, because the answer is complete or no longer needed. */
  [Symbol.dispose](): void {
    this.#outer.removeEventListener('abort', this.#follow);
    this.#own.abort();
  }

  readonly #follow = (): void => {
    this.#own.abort(this.#outer.reason);
  };
}
