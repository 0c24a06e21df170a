import type { SteadyClock } from '../../src/replay/clock.ts';
import type { Random } from './random.ts';
import { Violation } from './violation.ts';

interface Alarm {
  readonly due: number;
  readonly ring: () => void;
}

/** More than any run takes that comes to an end. */
const MAX_STEPS = 100_000;
/** Looks at the clock within one step, after which somebody must be going round in circles. */
const MAX_LOOKS = 20_000;
const EPOCH = Date.UTC(2026, 0, 1);

/**
 * One thread and one time for all that happens in a run. Whoever waits for his turn is called in an order that the seed
 * decides; when nobody waits for a turn, time jumps to the next alarm.
 */
export class Scheduler {
  readonly #random: Random;
  readonly #waiting: (() => void)[] = [];
  readonly #alarms = new Set<Alarm>();
  #now = 0;
  #steps = 0;
  #looks = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  get now(): number {
    return this.#now;
  }

  get wall(): number {
    return EPOCH + this.#now;
  }

  get steps(): number {
    return this.#steps;
  }

  /** Resolves when it is its turn. */
  turn(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.alarm(this.#now + milliseconds, resolve));
  }

  /** Like a timer of the system: to the millisecond, never at once, and now and then late. */
  alarm(deadline: number, ring: () => void): () => void {
    if (deadline === Infinity) return () => undefined;
    const late = this.#random.chance(0.1) ? this.#random.below(20) : 0;
    const alarm = { due: Math.max(this.#now + 1, Math.ceil(deadline)) + late, ring };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  look(): number {
    this.#looks += 1;
    if (this.#looks > MAX_LOOKS)
      throw new Violation('turns', 'somebody goes round in circles without letting others have a turn');
    return this.#now;
  }

  /** Goes on until it is done or nothing is left to do; answers whether it is done. */
  async run(isDone: () => boolean): Promise<boolean> {
    for (;;) {
      await settled();
      if (isDone()) return true;
      this.#steps += 1;
      this.#looks = 0;
      if (this.#steps > MAX_STEPS)
        throw new Violation('settling', `after ${MAX_STEPS} steps there is still something to do`);
      const next = this.#nextTurn() ?? this.#nextAlarm();
      if (next === undefined) return false;
      next();
    }
  }

  #nextTurn(): (() => void) | undefined {
    const place = this.#random.below(this.#waiting.length);
    const last = this.#waiting.pop();
    if (last === undefined || place === this.#waiting.length) return last;
    const chosen = this.#waiting[place];
    this.#waiting[place] = last;
    return chosen;
  }

  #nextAlarm(): (() => void) | undefined {
    let next: Alarm | undefined;
    for (const alarm of this.#alarms) if (next === undefined || alarm.due < next.due) next = alarm;
    if (next === undefined) return undefined;
    this.#alarms.delete(next);
    this.#now = Math.max(this.#now, next.due);
    return next.ring;
  }
}

/** Resolves when no promise is left that could go on by itself. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** The steady time of one node, which began when its machine did. */
export class NodeClock implements SteadyClock {
  readonly #scheduler: Scheduler;
  readonly #since: number;
  #alarms = 0;

  constructor(scheduler: Scheduler, since: number) {
    this.#scheduler = scheduler;
    this.#since = since;
  }

  /** How many wait for an alarm of it. */
  get alarms(): number {
    return this.#alarms;
  }

  now(): number {
    return this.#scheduler.look() + this.#since;
  }

  wall(): number {
    return this.#scheduler.wall;
  }

  alarm(deadline: number, ring: () => void): () => void {
    if (deadline === Infinity) return () => undefined;
    this.#alarms += 1;
    let isSet = true;
    const leave = () => {
      if (isSet) this.#alarms -= 1;
      isSet = false;
    };
    const cancel = this.#scheduler.alarm(deadline - this.#since, () => {
      leave();
      ring();
    });
    return () => {
      leave();
      cancel();
    };
  }

  turn(): Promise<void> {
    return this.#scheduler.turn();
  }
}
