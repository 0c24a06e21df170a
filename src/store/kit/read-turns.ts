/**
 * Decides which read goes on next, if several go in steps on one thread.
 *
 * Guarantee: the client that has read least in the last seconds goes first, and among the operations of one client the
 * one that has read least. So a plain question waits for steps of others, and never for their whole operations. The
 * time of this choice does not grow with the number of waiting reads.
 */
import { LRUCache } from 'lru-cache';
import type { Reading } from '../port/record-source.ts';
import { LeastFirst } from './least-first.ts';
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

interface ReadingClient {
  /**
   * What it has read recently: the binary logarithm of the milliseconds, plus the half-lives up to the time at which they
   * were counted. So it grows only when the client reads, and the order of clients stays as it is while time passes.
   */
  level: number;
  /** Its operations that wait to open a read. */
  readonly waiting: LeastFirst<RunningReads>;
  /** Whether it is among the waiting clients. */
  isQueued: boolean;
}

/** The reads that end together. */
interface RunningReads {
  readonly client: ReadingClient;
  readonly signal: AbortSignal;
  /** The reads that are not open yet. Only one is open at a time, so that many do not keep others from opening theirs. */
  readonly jobs: Job[];
  open: { readonly job: Job; readonly steps: Steps<unknown> } | null;
  readMs: number;
}

interface Job {
  readonly open: () => Steps<unknown>;
  readonly settle: (result: unknown) => void;
  readonly fail: (error: Error) => void;
}

export class ReadTurns {
  readonly #options: ReadTurnsOptions;
  readonly #clients = new LRUCache<string, ReadingClient>({ max: MAX_CLIENTS });
  readonly #operations = new WeakMap<AbortSignal, RunningReads>();
  readonly #open = new Set<RunningReads>();
  /** Clients with operations that wait, by the level that they had when they were added. */
  readonly #waiting = new LeastFirst<ReadingClient>();
  #isScheduled = false;

  constructor(options: ReadTurnsOptions) {
    this.#options = options;
  }

  /** Runs a read in steps. When the signal of the reading is aborted, the read ends and its promise never settles. */
  run<Result>(reading: Reading, open: () => Steps<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (reading.signal.aborted) return;
      const operation = this.#operationOf(reading);
      const isFirst = operation.jobs.push({ open, settle: resolve as (result: unknown) => void, fail: reject }) === 1;
      if (isFirst && operation.open === null) this.#wait(operation);
      this.#schedule(this.#options.begin);
    });
  }

  #operationOf({ client: name, signal }: Reading): RunningReads {
    const known = this.#operations.get(signal);
    if (known !== undefined) return known;
    const client = this.#clients.get(name) ?? { level: -Infinity, waiting: new LeastFirst(), isQueued: false };
    this.#clients.set(name, client);
    const operation: RunningReads = { client, signal, jobs: [], open: null, readMs: 0 };
    this.#operations.set(signal, operation);
    const end = () => {
      operation.jobs.length = 0;
      operation.open?.steps.return(undefined);
      this.#close(operation);
    };
    signal.addEventListener('abort', end, { once: true });
    return operation;
  }

  /** Waits until the operation may open its next read. */
  #wait(operation: RunningReads): void {
    const { client, readMs } = operation;
    client.waiting.add(operation, readMs);
    if (client.isQueued) return;
    client.isQueued = true;
    this.#waiting.add(client, client.level);
  }

  #close(operation: RunningReads): void {
    operation.open = null;
    this.#open.delete(operation);
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
      const operation = this.#next();
      if (operation === null) return;
      this.#step(operation);
    } while (this.#options.now() < end);
    if (this.#open.size > 0 || this.#waiting.first !== null) this.#schedule();
  }

  #next(): RunningReads | null {
    let best: RunningReads | null = null;
    for (const operation of this.#open) if (best === null || isBefore(operation, best)) best = operation;
    const waiting = this.#open.size < MAX_OPEN ? this.#firstWaiting() : null;
    return waiting !== null && (best === null || isBefore(waiting, best)) ? waiting : best;
  }

  /** The waiting operation that goes first, without those that have ended meanwhile. */
  #firstWaiting(): RunningReads | null {
    for (let next = this.#waiting.first; next !== null; next = this.#waiting.first) {
      const { item: client, key } = next;
      while (client.waiting.first?.item.jobs.length === 0) client.waiting.removeFirst();
      const operation = client.waiting.first?.item ?? null;
      if (operation !== null && client.level === key) return operation;
      // It has read since it was added, or it has nothing more to read.
      this.#waiting.removeFirst();
      client.isQueued = operation !== null;
      if (operation !== null) this.#waiting.add(client, client.level);
    }
    return null;
  }

  #step(operation: RunningReads): void {
    const since = this.#options.now();
    const { steps, job } = operation.open ?? this.#openNext(operation);
    try {
      const { done, value } = steps.next();
      if (done === true) {
        this.#close(operation);
        job.settle(value);
      }
    } catch (error) {
      this.#close(operation);
      job.fail(error as Error);
    }
    this.#charge(operation, this.#options.now() - since);
    if (operation.open === null && operation.jobs.length > 0) this.#wait(operation);
  }

  /** Opens the next read of the operation that is the first to wait. */
  #openNext(operation: RunningReads): NonNullable<RunningReads['open']> {
    operation.client.waiting.removeFirst();
    const job = operation.jobs.shift();
    if (job === undefined) throw new Error('The operation has no read that waits');
    operation.open = { job, steps: stepsOf(job) };
    this.#open.add(operation);
    return operation.open;
  }

  #charge(operation: RunningReads, milliseconds: number): void {
    operation.readMs += milliseconds;
    const { client } = operation;
    const halfLives = this.#options.now() / HALF_LIFE_MS;
    const readMs = 2 ** (client.level - halfLives) + milliseconds;
    client.level = halfLives + Math.log2(readMs);
  }
}

/** Opens the read in its first step, so that an error of opening is one of the read. */
function* stepsOf({ open }: Job): Steps<unknown> {
  return yield* open();
}

function isBefore(left: RunningReads, right: RunningReads): boolean {
  if (left.client !== right.client) return left.client.level < right.client.level;
  return left.readMs < right.readMs;
}
