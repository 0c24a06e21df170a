import type { Inconsistency } from '../store.ts';

/** Examples that one inconsistency names at most. */
const EXAMPLES = 3;

/** Collects the wrong rows of one table and reports them as one inconsistency: their number and a few examples. */
export class Inconsistencies {
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

  /** Empty, or one inconsistency for all. */
  get all(): Inconsistency[] {
    if (this.#count === 0) return [];
    const examples = [...this.#examples].join(', ');
    return [{ what: this.#what, detail: `${this.#count} missing or wrong, such as ${examples}`, canBeMended: true }];
  }
}
