import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { utimes } from 'node:fs/promises';
import { isStale, ROOT } from './stale.ts';

const COMPILER = 'node_modules/typescript/bin/tsc';
const CONFIG = 'tsconfig.build.json';
/** Tells when the program was last compiled. */
const COMPILED = 'dist/.tsbuildinfo';

/**
 * Set-up of the suites that run the command line: compiles it, unless that was done since anything was changed. What
 * users run is then what is tested, and a process is there in half the time that it takes to load the sources.
 */
export default async function buildProgram(): Promise<void> {
  if (!(await isStale(COMPILED, ['src', CONFIG, 'tsconfig.json', 'package-lock.json']))) return;
  const compiler = spawn(process.execPath, [COMPILER, '-p', CONFIG], { cwd: ROOT, stdio: 'inherit' });
  const [code] = (await once(compiler, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The program does not compile (${CONFIG})`);
  // The compiler leaves it as it was where nothing came out otherwise than before.
  const now = new Date();
  await utimes(ROOT + COMPILED, now, now);
}
