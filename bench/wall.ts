/**
 * The time of day in milliseconds, more precise than `Date.now()`: it is the steady clock, set at a tick of the other
 * one. Both clocks are those of the machine, so the times of two processes can be compared.
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
