import { setTimeout as sleep } from 'node:timers/promises';

/** In bytes. */
export interface Memory {
  readonly heap: number;
  readonly resident: number;
}

/** The memory of the process after garbage collection. The process must run with `--expose-gc`. */
export async function memoryUsed(): Promise<Memory> {
  if (globalThis.gc === undefined) throw new Error('node runs without --expose-gc');
  // Resources that were closed a moment ago are released in several steps.
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc();
    await sleep(50);
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, resident: rss };
}

/** The most memory that a process has had, looked at several times a second. */
export class MemoryPeak {
  readonly #timer: NodeJS.Timeout;
  #resident = 0;

  constructor() {
    const look = () => {
      this.#resident = Math.max(this.#resident, process.memoryUsage.rss());
    };
    this.#timer = setInterval(look, 200);
    look();
  }

  /** @returns bytes */
  stop(): number {
    clearInterval(this.#timer);
    return this.#resident;
  }
}
