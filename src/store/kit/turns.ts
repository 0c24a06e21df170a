import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Steps } from './steps.ts';

/** How long work may hold the thread. */
const MAX_TURN_MS = 8;

/** The turns of long work on a thread that others need. */
export class Turns {
  readonly #maxTurnMs: number;
  #began = performance.now();

  /** @param maxTurnMs 0 to give way after each step */
  constructor(maxTurnMs = MAX_TURN_MS) {
    this.#maxTurnMs = maxTurnMs;
  }

  /** Null if the work may go on; otherwise it resolves after other work had its turn. */
  next(): Promise<void> | null {
    return performance.now() - this.#began > this.#maxTurnMs ? this.#giveWay() : null;
  }

  /** Does all steps, and lets other work run between them. */
  async complete<Result>(steps: Steps<Result>): Promise<Result> {
    for (;;) {
      const { done, value } = steps.next();
      if (done === true) return value;
      const others = this.next();
      if (others !== null) await others;
    }
  }

  async #giveWay(): Promise<void> {
    await nextTurn();
    this.#began = performance.now();
  }
}
