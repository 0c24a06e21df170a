import type { SteadyClock } from '../../src/replay/clock.ts';

interface Sleeper {
  readonly deadline: number;
  readonly wake: () => void;
}

/**
 * A clock that jumps to the next deadline as soon as nothing else is left to do, so that two years pass in milliseconds.
 * The same replay takes the same steps on it every time.
 */
export class SimulatedClock implements SteadyClock {
  readonly #lateBy: () => number;
  readonly #sleepers = new Set<Sleeper>();
  #now = 0;
  #turn: NodeJS.Immediate | undefined;

  /** @param lateBy milliseconds by which a timer fires late, asked anew for each */
  constructor(lateBy: () => number = () => 0) {
    this.#lateBy = lateBy;
  }

  /** How many are asleep on it now. */
  get sleeping(): number {
    return this.#sleepers.size;
  }

  now(): number {
    return this.#now;
  }

  wall(): number {
    return Date.UTC(2026, 0, 1) + Math.floor(this.#now);
  }

  /** What takes time without sleeping: a slow reader, a slow store. */
  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }

  async sleepUntil(deadline: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (deadline <= this.#now) return;
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        this.#sleepers.delete(sleeper);
        signal.removeEventListener('abort', abort);
      };
      const abort = () => {
        leave();
        reject(signal.reason as Error);
      };
      const sleeper: Sleeper = {
        deadline,
        wake: () => {
          leave();
          resolve();
        },
      };
      this.#sleepers.add(sleeper);
      signal.addEventListener('abort', abort);
      this.#turn ??= setImmediate(() => this.#jump());
    });
  }

  #jump(): void {
    this.#turn = undefined;
    const [next, ...others] = [...this.#sleepers].sort((left, right) => left.deadline - right.deadline);
    // Whoever sleeps for ever is woken by its signal alone.
    if (next === undefined || next.deadline === Infinity) return;
    this.#now = Math.max(this.#now, next.deadline) + this.#lateBy();
    next.wake();
    if (others.length > 0) this.#turn ??= setImmediate(() => this.#jump());
  }
}
