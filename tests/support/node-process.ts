import { once } from 'node:events';
import { finished, startBackchannel } from './shell.ts';

/** A service in a process of its own, so that it can be killed. */
export interface NodeProcess extends AsyncDisposable {
  readonly port: number;
  readonly socketUrl: string;
  /** Ends the process at once, without a chance to put anything in order. */
  kill(): Promise<void>;
}

/** Starts one on a store that holds what it is to serve. */
export async function startNodeProcess(store: string, port = 0): Promise<NodeProcess> {
  const child = startBackchannel('serve', '--no-seed', '--port', String(port), '--store', store);
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
