import { setTimeout as sleep } from 'node:timers/promises';

/** In bytes. */
export interface Memory {
  readonly heap: number;
  readonly resident: number;
}

/** What the process holds when nothing is left to collect; it must run with `--expose-gc`. */
export async function memoryUsed(): Promise<Memory> {
  if (globalThis.gc === undefined) throw new Error('node runs without --expose-gc');
  // What was closed or finished a moment ago is let go of in steps.
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc();
    await sleep(50);
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, resident: rss };
}
