import type { Fault } from '../store.ts';

/** What a fault names at most. */
const EXAMPLES = 3;

/** What is not as it should be in one table: how much, and some of it by name, however much it is. */
export class Differences {
  readonly #what: string;
  readonly #examples = new Set<string>();
  #count = 0;

  constructor(what: string) {
    this.#what = what;
  }

  add(about: string): void {
    this.#count += 1;
    if (this.#examples.size < EXAMPLES) this.#examples.add(about);
  }

  /** None, or one that tells of all. */
  get faults(): Fault[] {
    if (this.#count === 0) return [];
    const examples = [...this.#examples].join(', ');
    const detail = `${this.#count} missing or not as they should be, such as of ${examples}`;
    return [{ what: this.#what, detail, canBeMended: true }];
  }
}
