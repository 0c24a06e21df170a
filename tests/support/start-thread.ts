import { basename } from 'node:path';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { packageFile } from '../../src/package-files.ts';

/**
 * In place of the function of the same name in `src/threads`: starts the thread of the built program, as a service of
 * users does. From the sources, each thread would first compile them, which takes longer than most tests.
 */
export function startThread(
  file: string,
  _caller: string,
  workerData: unknown,
  resourceLimits: ResourceLimits = {},
): Worker {
  return new Worker(packageFile(`dist/program/${basename(file)}.js`), { workerData, resourceLimits, execArgv: [] });
}
