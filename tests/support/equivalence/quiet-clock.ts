import type { SteadyClock } from '../../../src/replay/clock.ts';
import type { RecordReader, Store } from '../../../src/store/store.ts';

/** Alarms farther ahead are not waited for: they renew watched rooms in the store, without an end. */
export const FAR_MS = 3_600_000;
/** After this many turns of the event loop without a call to the store, the service counts as quiet. */
const QUIET_TURNS = 12;

/**
 * A clock that jumps to the next deadline when the store has answered everything and the service is quiet. So the same
 * replay takes the same steps with a fast or a slow store.
 */
export class QuietClock implements SteadyClock {
  readonly #alarms = new Set<{ readonly deadline: number; readonly ring: () => void }>();
  #now = 0;
  #pending = 0;
  #quiet = 0;
  #turn: NodeJS.Immediate | undefined;

  /** The store; the clock waits for its calls. */
  holdsUp<Held extends object>(store: Held): Held {
    return new Proxy(store, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (name === 'shared') return this.holdsUp(value as Store['shared']);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          const result: unknown = Reflect.apply(value, target, args);
          if (result instanceof Promise) this.#await(result);
          return name === 'readerFor' ? this.holdsUp(result as RecordReader) : result;
        };
      },
    });
  }

  now(): number {
    return this.#now;
  }

  wall(): number {
    return Date.UTC(2026, 0, 1) + Math.floor(this.#now);
  }

  alarm(deadline: number, ring: () => void): () => void {
    if (deadline - this.#now > FAR_MS) return () => undefined;
    const alarm = { deadline, ring };
    this.#alarms.add(alarm);
    this.#quiet = 0;
    this.#turn ??= setImmediate(() => this.#look());
    return () => this.#alarms.delete(alarm);
  }

  async turn(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Resolves when the store has answered everything and the service is quiet. */
  async quiet(): Promise<void> {
    for (let turns = 0; turns < 5 * QUIET_TURNS; turns += 1) {
      await this.turn();
      if (this.#pending > 0) turns = 0;
    }
  }

  #await(result: Promise<unknown>): void {
    this.#pending += 1;
    const done = () => {
      this.#pending -= 1;
      this.#quiet = 0;
    };
    result.then(done, done);
  }

  #look(): void {
    this.#turn = undefined;
    this.#quiet = this.#pending > 0 ? 0 : this.#quiet + 1;
    if (this.#quiet > QUIET_TURNS) this.#jump();
    if (this.#alarms.size > 0) this.#turn ??= setImmediate(() => this.#look());
  }

  #jump(): void {
    const [next] = [...this.#alarms].sort((left, right) => left.deadline - right.deadline);
    if (next === undefined) return;
    this.#quiet = 0;
    this.#now = Math.max(this.#now, next.deadline);
    this.#alarms.delete(next);
    next.ring();
  }
}
