import type { SteadyClock } from './clock.ts';

/** Sleeps until a deadline, or until it is woken. */
export class Sleeper {
  readonly #clock: SteadyClock;
  #wake: (() => void) | null = null;

  constructor(clock: SteadyClock) {
    this.#clock = clock;
  }

  /** Resolves at the deadline (steady time), or with the next `wake`. */
  sleep(deadline: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#wake = null;
        cancel();
        resolve();
      };
      this.#wake = wake;
      const cancel = this.#clock.alarm(deadline, wake);
    });
  }

  wake(): void {
    this.#wake?.();
  }
}
