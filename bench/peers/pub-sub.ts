type Listener = (value: unknown) => void;

/** Like the usual packages for it: each iterator has its own queue. */
export class PubSub {
  readonly #listeners = new Set<Listener>();

  get subscribers(): number {
    return this.#listeners.size;
  }

  publish(value: unknown): void {
    for (const listener of this.#listeners) listener(value);
  }

  asyncIterator(): AsyncIterableIterator<unknown> {
    const queued: unknown[] = [];
    const waiting: ((result: IteratorResult<unknown>) => void)[] = [];
    const listener: Listener = (value) => {
      const resolve = waiting.shift();
      if (resolve === undefined) queued.push(value);
      else resolve({ done: false, value });
    };
    this.#listeners.add(listener);
    return {
      next: () => {
        if (queued.length > 0) return Promise.resolve({ done: false, value: queued.shift() });
        return new Promise((resolve) => waiting.push(resolve));
      },
      return: () => {
        this.#listeners.delete(listener);
        for (const resolve of waiting.splice(0)) resolve({ done: true, value: undefined });
        return Promise.resolve({ done: true, value: undefined });
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
}
