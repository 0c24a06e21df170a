/**
 * Those who want to be told that there may be something new. What listens to the database runs from the first of them
 * to the last.
 */
export class Watchers {
  readonly #listen: (tell: () => void) => () => void;
  readonly #listeners = new Set<() => void>();
  #stop: (() => void) | null = null;
  #isClosed = false;

  /** @param listen begins to listen to the database, calls `tell` for what it hears, and returns what ends it */
  constructor(listen: (tell: () => void) => () => void) {
    this.#listen = listen;
  }

  /** @returns what takes the listener away */
  add(listener: () => void): () => void {
    if (this.#isClosed) return () => undefined;
    // A function of its own, because the same one may be given twice.
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

  /** Apart from the caller, whose commit must not fail by what a listener does. */
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
