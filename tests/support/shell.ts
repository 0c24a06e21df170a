import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the command line in its own process, without colours and without the tester's environment variables. */
export function startBackchannel(...args: readonly string[]): ChildProcess {
  return startBackchannelWith({}, ...args);
}

/** The same, with these environment variables. */
export function startBackchannelWith(
  variables: Readonly<Record<string, string>>,
  ...args: readonly string[]
): ChildProcess {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(BACKCHANNEL_.*|HOST|PORT|FORCE_COLOR)$/.test(name),
  );
  const env = { ...Object.fromEntries(inherited), NO_COLOR: '1', ...variables };
  return spawn(process.execPath, ['dist/main.js', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs a command to its end. */
export async function backchannel(...args: readonly string[]): Promise<Finished> {
  return finished(startBackchannel(...args));
}

/** Runs a command to its end with these environment variables. */
export async function backchannelWith(
  variables: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Finished> {
  return finished(startBackchannelWith(variables, ...args));
}

export async function finished(child: ChildProcess): Promise<Finished> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}
