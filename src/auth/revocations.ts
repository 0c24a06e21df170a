/** The revoked tokens, as the nodes share them. If the list can't be read, every token is refused. */
import type { Store } from '../store/store.ts';

type RevocationStore = Pick<Store, 'shared' | 'watch'>;

export class Revocations {
  readonly #store: RevocationStore;
  readonly #onError: (error: unknown) => void;
  readonly #unwatch: () => void;
  readonly #listeners = new Map<string, Set<() => void>>();
  #revoked: ReadonlySet<string> = new Set();
  /** False before the first read of the list, and after a failed one. */
  #isKnown = false;
  #reading: Promise<void> | null = null;
  /** Something changed during the current read, which may have missed it. */
  #isStale = false;
  #isClosed = false;

  /** @param onError called if the list can't be read */
  constructor(store: RevocationStore, onError: (error: unknown) => void) {
    this.#store = store;
    this.#onError = onError;
    this.#unwatch = store.watch(() => this.#refresh());
    this.#refresh();
  }

  /** @throws DomainError STORE_UNAVAILABLE if the list can't be read */
  async includes(id: string): Promise<boolean> {
    if (!this.#isKnown) await this.#read();
    return this.#revoked.has(id);
  }

  /** Calls back when a token is revoked, at once if it already is; until it is aborted. */
  watch(id: string, listener: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    if (this.#revoked.has(id)) return listener();
    const listeners = this.#listeners.get(id) ?? new Set();
    this.#listeners.set(id, listeners.add(listener));
    const forget = () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(id);
    };
    signal.addEventListener('abort', forget, { once: true });
  }

  close(): void {
    this.#isClosed = true;
    this.#unwatch();
  }

  #refresh(): void {
    if (this.#reading !== null) {
      this.#isStale = true;
      return;
    }
    this.#read().catch((error: unknown) => {
      if (!this.#isClosed) this.#onError(error);
    });
  }

  /** Reads the list, or waits for the current read. */
  #read(): Promise<void> {
    this.#reading ??= this.#readOnce().finally(() => {
      this.#reading = null;
      if (this.#isStale && !this.#isClosed) this.#refresh();
    });
    return this.#reading;
  }

  async #readOnce(): Promise<void> {
    this.#isStale = false;
    try {
      const pieces = await this.#store.shared.read('revocation');
      this.#revoked = new Set(pieces.map(({ id }) => id));
      this.#isKnown = true;
    } catch (error) {
      this.#isKnown = false;
      throw error;
    }
    for (const [id, listeners] of this.#listeners) {
      if (this.#revoked.has(id)) for (const listener of [...listeners]) listener();
    }
  }
}
