type Listener = (value: unknown) => void;

/** As the packages do that are used for it: everybody who iterates has a queue of their own. */
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
