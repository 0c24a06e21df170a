import { once } from 'node:events';
import { finished, startBackchannel } from './shell.ts';

/** A service in a process of its own, so that it can be killed. */
export interface NodeProcess extends AsyncDisposable {
  readonly port: number;
  readonly socketUrl: string;
  /** Ends the process at once, without a chance to put anything in order. */
  kill(): Promise<void>;
}

export interface NodeProcessOptions {
  /** Any free one where absent. */
  readonly port?: number;
  /** Whether a new store is filled with the article's record; else it holds what it is to serve. */
  readonly seed?: boolean;
}

export async function startNodeProcess(store: string, options: NodeProcessOptions = {}): Promise<NodeProcess> {
  const { port = 0, seed = false } = options;
  const child = startBackchannel('serve', ...(seed ? [] : ['--no-seed']), '--port', String(port), '--store', store);
  const ended = finished(child);
  const said = await Promise.race([once(child.stdout ?? child, 'data'), ended]);
  if (!Array.isArray(said)) throw new Error(said.stderr);
  const socketUrl = /ws:\S+/.exec(String(said[0]))?.[0] ?? '';
  const kill = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return {
    port: Number(new URL(socketUrl).port),
    socketUrl,
    kill: () => kill('SIGKILL'),
    [Symbol.asyncDispose]: () => kill('SIGTERM'),
  };
}
