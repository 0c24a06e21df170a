/**
 * The time of day in milliseconds, finer than `Date.now()`: the steady clock, set by the moment at which the other one
 * ticks. Both are the machine's own, so what two processes measure can be compared.
 */
export class WallClock {
  readonly #offset: number;

  /** Takes up to a millisecond. The two clocks drift apart in minutes, so set a new one for each measurement. */
  constructor() {
    const before = Date.now();
    let after = before;
    while (after === before) after = Date.now();
    this.#offset = after - performance.now();
  }

  now(): number {
    return performance.now() + this.#offset;
  }
}
