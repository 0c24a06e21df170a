import type { SteadyClock } from '../../src/replay/clock.ts';
import type { Random } from './random.ts';
import { Violation } from './violation.ts';

interface Alarm {
  readonly due: number;
  readonly ring: () => void;
}

/** More than any correct run needs. */
const MAX_STEPS = 100_000;
/** If the clock is read more often within one step, a task is in an endless loop. */
const MAX_TIME_READS = 20_000;
const EPOCH = Date.UTC(2026, 0, 1);

/**
 * One thread and one time for everything in a run. Tasks that wait for their turn are called in an order that the seed
 * decides. When no task waits for a turn, time jumps to the next alarm.
 */
export class Scheduler {
  readonly #random: Random;
  readonly #waiting: (() => void)[] = [];
  readonly #alarms = new Set<Alarm>();
  #now = 0;
  #steps = 0;
  #timeReads = 0;

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

  /** Like a system timer: in whole milliseconds, never at once, and sometimes late. */
  alarm(deadline: number, ring: () => void): () => void {
    if (deadline === Infinity) return () => undefined;
    const late = this.#random.chance(0.1) ? this.#random.below(20) : 0;
    const alarm = { due: Math.max(this.#now + 1, Math.ceil(deadline)) + late, ring };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  readTime(): number {
    this.#timeReads += 1;
    if (this.#timeReads > MAX_TIME_READS)
      throw new Violation('turns', 'a task is in an endless loop and gives others no turn');
    return this.#now;
  }

  /** Runs until it is done or there is nothing left to do. Returns whether it is done. */
  async run(isDone: () => boolean): Promise<boolean> {
    for (;;) {
      await settled();
      if (isDone()) return true;
      this.#steps += 1;
      this.#timeReads = 0;
      if (this.#steps > MAX_STEPS) throw new Violation('settling', `the run is not over after ${MAX_STEPS} steps`);
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

/** Resolves when all promises that can continue have continued. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** The steady time of one node, which starts when its machine starts. */
export class NodeClock implements SteadyClock {
  readonly #scheduler: Scheduler;
  readonly #since: number;
  #alarms = 0;

  constructor(scheduler: Scheduler, since: number) {
    this.#scheduler = scheduler;
    this.#since = since;
  }

  /** The number of alarms that are set. */
  get alarms(): number {
    return this.#alarms;
  }

  now(): number {
    return this.#scheduler.readTime() + this.#since;
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
