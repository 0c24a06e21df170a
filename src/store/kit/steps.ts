/** A read in steps of a few milliseconds at most. Other reads may run between them. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Does all steps at once. */
export function complete<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

const LEAST_MS = 1;
const MOST_MS = 3;
const FIRST_SIZE = 200;
const MIN_SIZE = 8;
const MAX_SIZE = 65_536;

/** The size of the next step, worked out from the time that the last ones took. */
export class Stride {
  #size = FIRST_SIZE;

  get size(): number {
    return this.#size;
  }

  measure<Result>(step: () => Result): Result {
    const since = performance.now();
    const result = step();
    const milliseconds = performance.now() - since;
    if (milliseconds < LEAST_MS) this.#size = Math.min(MAX_SIZE, this.#size * 2);
    if (milliseconds > MOST_MS) this.#size = Math.max(MIN_SIZE, Math.ceil((this.#size * MOST_MS) / milliseconds));
    return result;
  }
}

/** Reads some of a list in each step: one result for each of its items. */
export function* inParts<Item, Result>(
  items: readonly Item[],
  read: (some: readonly Item[]) => readonly Result[],
): Steps<Result[]> {
  const stride = new Stride();
  const results: Result[] = [];
  for (let start = 0; start < items.length;) {
    const some = items.slice(start, start + stride.size);
    start += some.length;
    for (const result of stride.measure(() => read(some))) results.push(result);
    if (start < items.length) yield;
  }
  return results;
}
