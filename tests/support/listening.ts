import type { Sequence } from '../../src/domain/record/record.ts';
import type { Store } from '../../src/store/store.ts';

/** Listens to a store from when it is made, and counts how often it is told that something may be new. */
export class Listening implements Disposable {
  readonly #end: () => void;
  #calls = 0;
  #look: () => void = () => undefined;

  constructor(store: Store) {
    this.#end = store.watch(() => {
      this.#calls += 1;
      this.#look();
    });
  }

  get calls(): number {
    return this.#calls;
  }

  /** Resolves when it is told, from now on, and this then holds. */
  until(isSo: () => Promise<boolean>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#look = () => {
        isSo().then((so) => {
          if (so) resolve();
        }, reject);
      };
    });
  }

  [Symbol.dispose](): void {
    this.#end();
  }
}

/** Whether the store is at this commit. */
export const isAt = (store: Store, sequence: Sequence) => async (): Promise<boolean> =>
  (await store.head()) === sequence;
