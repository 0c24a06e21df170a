import type { SteadyClock } from '../../src/replay/clock.ts';

interface Sleeper {
  readonly deadline: number;
  readonly ring: () => void;
}

/**
 * A clock that jumps to the next deadline when there is nothing else to do, so that two years pass in milliseconds. The
 * same replay takes the same steps every time.
 */
export class SimulatedClock implements SteadyClock {
  readonly #lateBy: () => number;
  readonly #sleepers = new Set<Sleeper>();
  #now = 0;
  #turn: NodeJS.Immediate | undefined;

  /** @param lateBy gives, for each timer, the milliseconds by which it fires late */
  constructor(lateBy: () => number = () => 0) {
    this.#lateBy = lateBy;
  }

  /** The number of alarms that are set. */
  get sleeping(): number {
    return this.#sleepers.size;
  }

  now(): number {
    return this.#now;
  }

  wall(): number {
    return Date.UTC(2026, 0, 1) + Math.floor(this.#now);
  }

  /** Lets time pass, as for a slow reader or a slow store. */
  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }

  alarm(deadline: number, ring: () => void): () => void {
    if (deadline === Infinity) return () => undefined;
    const sleeper: Sleeper = { deadline, ring };
    this.#sleepers.add(sleeper);
    this.#turn ??= setImmediate(() => this.#jump());
    return () => this.#sleepers.delete(sleeper);
  }

  async turn(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }

  #jump(): void {
    this.#turn = undefined;
    const [next, ...others] = [...this.#sleepers].sort((left, right) => left.deadline - right.deadline);
    if (next === undefined) return;
    this.#now = Math.max(this.#now, next.deadline) + this.#lateBy();
    this.#sleepers.delete(next);
    next.ring();
    if (others.length > 0) this.#turn ??= setImmediate(() => this.#jump());
  }
}
