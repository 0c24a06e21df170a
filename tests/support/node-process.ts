import { once } from 'node:events';
import { finished, startBackchannel } from './shell.ts';

/** A service in its own process, so that it can be killed. */
export interface NodeProcess extends AsyncDisposable {
  readonly port: number;
  readonly socketUrl: string;
  /** Kills the process at once, without a shutdown. */
  kill(): Promise<void>;
}

export interface NodeProcessOptions {
  /** Default: any free port. */
  readonly port?: number;
  /** Whether to fill a new store with the article's record. */
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
