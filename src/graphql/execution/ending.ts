/** The end of one piece of work before it is done: its caller's signal, or a reason of its own. */
export class Ending implements Disposable {
  readonly #own = new AbortController();
  readonly #outer: AbortSignal;

  constructor(outer: AbortSignal) {
    this.#outer = outer;
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

  /** Ends what is still going on: the answer is there, or is not wanted. */
  [Symbol.dispose](): void {
    this.#outer.removeEventListener('abort', this.#follow);
    this.#own.abort();
  }

  readonly #follow = (): void => {
    this.#own.abort(this.#outer.reason);
  };
}
