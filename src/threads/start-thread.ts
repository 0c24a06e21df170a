import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type ResourceLimits, Worker } from 'node:worker_threads';

/**
 * Starts a file as a thread, both from the sources (under tsx or vitest) and from the built files.
 *
 * @param file in the folder of the caller, without its ending: `./reader-worker`
 * @param caller its `import.meta.url`
 * @param workerData plain data
 */
export function startThread(
  file: string,
  caller: string,
  workerData: unknown,
  resourceLimits: ResourceLimits = {},
): Worker {
  const options = { workerData, resourceLimits };
  if (!caller.endsWith('.ts')) return new Worker(new URL(`${file}.js`, caller), { ...options, execArgv: [] });
  // A thread does not inherit the loader on Node 20. A bare name would be resolved from the working directory.
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'));
  const api = new URL('./dist/esm/api/index.mjs', tsx).href;
  const loader = `import { register } from ${JSON.stringify(api)}; register();`;
  const execArgv = ['--import', `data:text/javascript,${encodeURIComponent(loader)}`];
  return new Worker(new URL(`${file}.ts`, caller), { ...options, execArgv });
}
