/**
 * Decides which read goes on next, if several go in steps on one thread.
 *
 * Guarantee: the client that has read least in the last seconds goes first, and among the operations of one client the
 * one that has read least. So a plain question waits for steps of others, and never for their whole operations.
 */
import { LRUCache } from 'lru-cache';
import type { Reading } from '../port/record-source.ts';
import type { Steps } from './steps.ts';

export interface ReadTurnsOptions {
  /** Time in milliseconds. */
  readonly now: () => number;
  /** Calls back after the thread has had time for other work. */
  readonly later: (work: () => void) => void;
  /** Starts the first read; the same as `later` if absent. */
  readonly begin?: ((work: () => void) => void) | undefined;
}

/** How long reads go on before the thread does other work. */
const TURN_MS = 4;
/** The most reads that are open at once, each on a connection of its own. */
const MAX_OPEN = 64;
/** The time after which the past reading of a client counts half. */
const HALF_LIFE_MS = 2_000;
/** The most clients whose time is remembered. Those that read longest ago are dropped first. */
const MAX_CLIENTS = 10_000;

/** The reads that end together, and what they have read. */
interface RunningReads {
  readonly jobs: Set<Job>;
  /** Only one of its reads is open at a time, so that many reads do not keep others from opening theirs. */
  isOpen: boolean;
  readMs: number;
}

interface Job {
  readonly reading: Reading;
  readonly open: () => Steps<unknown>;
  readonly settle: (result: unknown) => void;
  readonly fail: (error: Error) => void;
  steps: Steps<unknown> | null;
}

export class ReadTurns {
  readonly #options: ReadTurnsOptions;
  readonly #jobs = new Set<Job>();
  readonly #clients = new LRUCache<string, { readonly readMs: number; readonly at: number }>({ max: MAX_CLIENTS });
  /** The readings that are open, by their signal. */
  readonly #operations = new WeakMap<AbortSignal, RunningReads>();
  #open = 0;
  #isScheduled = false;

  constructor(options: ReadTurnsOptions) {
    this.#options = options;
  }

  /** Runs a read in steps. When the signal of the reading is aborted, the read ends and its promise never settles. */
  run<Result>(reading: Reading, open: () => Steps<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const { signal } = reading;
      if (signal.aborted) return;
      const operation = this.#operationOf(signal);
      const over = () => {
        operation.jobs.delete(job);
        this.#jobs.delete(job);
        if (job.steps !== null) this.#closed(operation);
      };
      const job: Job = {
        reading,
        open,
        steps: null,
        settle: (result) => {
          over();
          resolve(result as Result);
        },
        fail: (error) => {
          over();
          reject(error);
        },
      };
      operation.jobs.add(job);
      this.#jobs.add(job);
      this.#schedule(this.#options.begin);
    });
  }

  #operationOf(signal: AbortSignal): RunningReads {
    const known = this.#operations.get(signal);
    if (known !== undefined) return known;
    const operation: RunningReads = { jobs: new Set(), isOpen: false, readMs: 0 };
    this.#operations.set(signal, operation);
    const end = () => {
      for (const job of operation.jobs) this.#close(job);
    };
    signal.addEventListener('abort', end, { once: true });
    return operation;
  }

  #close(job: Job): void {
    this.#jobs.delete(job);
    if (job.steps === null) return;
    this.#closed(this.#operationOf(job.reading.signal));
    job.steps.return(undefined);
  }

  #closed(operation: RunningReads): void {
    operation.isOpen = false;
    this.#open -= 1;
  }

  #schedule(when = this.#options.later): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    when(() => {
      this.#isScheduled = false;
      this.#work();
    });
  }

  #work(): void {
    const end = this.#options.now() + TURN_MS;
    do {
      const job = this.#next();
      if (job === null) return;
      this.#step(job);
    } while (this.#options.now() < end);
    if (this.#jobs.size > 0) this.#schedule();
  }

  #next(): Job | null {
    let best: Job | null = null;
    for (const job of this.#jobs) {
      if (job.steps === null && !this.#mayOpen(job)) continue;
      if (best === null || this.#isBefore(job.reading, best.reading)) best = job;
    }
    return best;
  }

  #mayOpen({ reading }: Job): boolean {
    return this.#open < MAX_OPEN && !this.#operationOf(reading.signal).isOpen;
  }

  #isBefore(left: Reading, right: Reading): boolean {
    if (left.client !== right.client) return this.#readBy(left.client) < this.#readBy(right.client);
    return this.#operationOf(left.signal).readMs < this.#operationOf(right.signal).readMs;
  }

  #step(job: Job): void {
    const since = this.#options.now();
    try {
      if (job.steps === null) {
        job.steps = job.open();
        this.#open += 1;
        this.#operationOf(job.reading.signal).isOpen = true;
      }
      const { done, value } = job.steps.next();
      if (done === true) job.settle(value);
    } catch (error) {
      job.fail(error as Error);
    }
    this.#charge(job.reading, this.#options.now() - since);
  }

  #charge({ client, signal }: Reading, milliseconds: number): void {
    this.#operationOf(signal).readMs += milliseconds;
    this.#clients.set(client, { readMs: this.#readBy(client) + milliseconds, at: this.#options.now() });
  }

  #readBy(client: string): number {
    const known = this.#clients.get(client);
    return known === undefined ? 0 : known.readMs * 0.5 ** ((this.#options.now() - known.at) / HALF_LIFE_MS);
  }
}
