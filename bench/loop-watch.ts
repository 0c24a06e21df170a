import { readFileSync } from 'node:fs';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { MemoryPeak } from './memory.ts';

const RESOLUTION_MS = 1;

/** What a process did while it was watched. */
export interface Watched {
  /** The longest time for which its event loop did not turn. */
  readonly longestDelayMs: number;
  /** The same without the time for which its thread waited for a core of the machine. */
  readonly longestBlockMs: number;
  /** The most memory that it had. */
  readonly residentBytes: number;
}

/** Watches the event loop of the main thread and the memory of the process. */
export class LoopWatch {
  readonly #delay: IntervalHistogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #memory = new MemoryPeak();
  readonly #timer: NodeJS.Timeout;
  #last = moment();
  #longestBlockMs = 0;

  constructor() {
    this.#delay.enable();
    this.#timer = setInterval(() => {
      const now = moment();
      const turnMs = now.at - this.#last.at - (now.waitedMs - this.#last.waitedMs);
      this.#longestBlockMs = Math.max(this.#longestBlockMs, turnMs - RESOLUTION_MS);
      this.#last = now;
    }, RESOLUTION_MS);
  }

  stop(): Watched {
    this.#delay.disable();
    clearInterval(this.#timer);
    return {
      longestDelayMs: this.#delay.max / 1e6 - RESOLUTION_MS,
      longestBlockMs: this.#longestBlockMs,
      residentBytes: this.#memory.stop(),
    };
  }
}

/** Both clocks at one moment: read again where the thread lost its core between the two. */
function moment(): { readonly at: number; readonly waitedMs: number } {
  for (;;) {
    const before = waitedMs();
    const at = performance.now();
    if (waitedMs() === before) return { at, waitedMs: before };
  }
}

/** How long the main thread was ready to run but had no core, since it started. Only Linux says it. */
function waitedMs(): number {
  if (process.platform !== 'linux') return 0;
  const [, waitedNs] = readFileSync('/proc/self/schedstat', 'latin1').split(' ');
  return Number(waitedNs) / 1e6;
}
