import type { Sequence } from '../../src/domain/record/record.ts';
import type { Store } from '../../src/store/store.ts';

/** Watches a store from its construction, and counts the notifications. */
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

  /** Resolves after a later notification for which the condition holds. */
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

/** A condition: the head of the store is this commit. */
export const isAt = (store: Store, sequence: Sequence) => async (): Promise<boolean> =>
  (await store.head()) === sequence;
