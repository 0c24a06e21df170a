import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Opens one subscription in each turn of the event loop, so that many at once delay no other work. Addresses take
 * turns, so an address that opens many does not delay an address that opens one.
 */
export class Openings {
  readonly #waiting = new Map<string, (() => void)[]>();
  #isRunning = false;

  /** Resolves when the next subscription of this address may be opened. */
  turn(address: string): Promise<void> {
    const turn = new Promise<void>((resolve) => {
      const queue = this.#waiting.get(address) ?? [];
      queue.push(resolve);
      this.#waiting.set(address, queue);
    });
    if (!this.#isRunning) void this.#run();
    return turn;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let first = this.#first(); first !== undefined; first = this.#first()) {
      const [address, queue] = first;
      // The address goes behind all others.
      this.#waiting.delete(address);
      const open = queue.shift();
      if (queue.length > 0) this.#waiting.set(address, queue);
      open?.();
      await nextTurn();
    }
    this.#isRunning = false;
  }

  #first(): [string, (() => void)[]] | undefined {
    return this.#waiting.entries().next().value;
  }
}
