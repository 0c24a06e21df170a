/**
 * The listeners of a store. It listens to the database while there is at least one listener.
 */
export class Watchers {
  readonly #listen: (tell: () => void) => () => void;
  readonly #listeners = new Set<() => void>();
  #stop: (() => void) | null = null;
  #isClosed = false;

  /** @param listen listens to the database, calls `tell` for each event, and returns a function that ends it */
  constructor(listen: (tell: () => void) => () => void) {
    this.#listen = listen;
  }

  /** @returns a function that removes the listener */
  add(listener: () => void): () => void {
    if (this.#isClosed) return () => undefined;
    // A new function, because the same listener may be added twice.
    const own = () => {
      listener();
    };
    this.#listeners.add(own);
    this.#stop ??= this.#listen(() => {
      this.tell();
    });
    return () => {
      this.#listeners.delete(own);
      if (this.#listeners.size === 0) this.#end();
    };
  }

  /** Calls the listeners later: the caller's commit must not fail because of a listener. */
  tell(): void {
    for (const listener of this.#listeners) {
      queueMicrotask(() => {
        if (this.#listeners.has(listener)) listener();
      });
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#listeners.clear();
    this.#end();
  }

  #end(): void {
    this.#stop?.();
    this.#stop = null;
  }
}
