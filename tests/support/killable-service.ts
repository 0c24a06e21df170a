import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NodeProcess, startNodeProcess } from './node-process.ts';

/** A service with the article's record that can be killed and restarted at the same address with the same store. */
export interface KillableService extends AsyncDisposable {
  readonly url: string;
  readonly socketUrl: string;
  /** `kill -9`: no shutdown, and no socket is closed properly. */
  kill(): Promise<void>;
  /** Starts it again after `kill`. Resolves when it is ready. */
  restart(): Promise<void>;
}

export async function startKillableService(): Promise<KillableService> {
  const folder = await mkdtemp(join(tmpdir(), 'backchannel-killable-'));
  const store = `sqlite:${join(folder, 'record.db')}`;
  let running: NodeProcess = await startNodeProcess(store, { seed: true });
  const { port, socketUrl } = running;
  return {
    url: `http://127.0.0.1:${port}`,
    socketUrl,
    kill: () => running.kill(),
    restart: async () => {
      running = await startNodeProcess(store, { port });
    },
    [Symbol.asyncDispose]: async () => {
      await running[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
