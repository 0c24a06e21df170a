import { quantile } from '../statistics.ts';

/** The best that the process can do: chains of timers with absolute deadlines that do nothing when they fire. */
export class BareTimers {
  readonly #late: number[] = [];
  readonly #running = new Set<NodeJS.Timeout>();

  constructor(chains: number, everyMs: number) {
    const start = performance.now();
    for (let chain = 0; chain < chains; chain += 1) this.#wait(start + everyMs * (1 + chain / chains), everyMs);
  }

  /** @returns the p99 of their lateness, in milliseconds */
  stop(): number {
    for (const timer of this.#running) clearTimeout(timer);
    return quantile(this.#late, 0.99);
  }

  #wait(deadline: number, everyMs: number): void {
    const timer = setTimeout(
      () => {
        this.#running.delete(timer);
        this.#late.push(performance.now() - deadline);
        this.#wait(deadline + everyMs, everyMs);
      },
      Math.ceil(deadline - performance.now()),
    );
    this.#running.add(timer);
  }
}
