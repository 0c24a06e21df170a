/** The process of the real service, with a generated record in a file or with an existing one. */
import { readConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { type Service, startService } from '../../src/service.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type Calls, serveCalls } from '../calls.ts';
import { batchesOf, type History } from '../history.ts';
import { LoopWatch, type Watched } from '../loop-watch.ts';
import { memoryUsed } from '../memory.ts';
import { BareTimers } from '../peers/bare-timers.ts';

let service: Service | null = null;
let timers: BareTimers | null = null;
let watch: LoopWatch | null = null;

const calls = {
  /** @returns the address of the service: `http://127.0.0.1:41234/graphql` */
  async start(file: string, history: History): Promise<string> {
    const store = await openStore(`sqlite:${file}`);
    for (const items of batchesOf(history)) await store.commit({ items });
    await store.close();
    return calls.serve(file);
  },

  /** Serves the record in a file. */
  async serve(file: string): Promise<string> {
    const environment = { PORT: '0', BACKCHANNEL_STORE: `sqlite:${file}`, BACKCHANNEL_LOG_LEVEL: 'error' };
    const config = readConfig({ seed: false }, environment);
    service = await startService(config, createLogger(config.logLevel));
    return `${service.url}/graphql`;
  },

  async memory() {
    return memoryUsed();
  },

  async watchLoop(): Promise<void> {
    watch = new LoopWatch();
  },

  async watched(): Promise<Watched> {
    if (watch === null) throw new Error('The loop is not watched');
    return watch.stop();
  },

  /** @returns the memory that the process has now, in bytes */
  async resident(): Promise<number> {
    return process.memoryUsage.rss();
  },

  async startTimers(chains: number, everyMs: number): Promise<void> {
    timers = new BareTimers(chains, everyMs);
  },

  /** @returns the p99 of their lateness, in milliseconds */
  async stopTimers(): Promise<number> {
    return timers?.stop() ?? NaN;
  },

  async close(): Promise<void> {
    await service?.[Symbol.asyncDispose]();
  },
};

export type ServiceCalls = typeof calls & Calls;

serveCalls(calls);
