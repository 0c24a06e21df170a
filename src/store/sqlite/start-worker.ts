import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** Starts a file of this folder as a thread: from the sources (under tsx or vitest) as from what is built of them. */
export function startWorker(name: 'reader-worker' | 'rewrite-worker', workerData: string): Worker {
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL(`./${name}.js`, import.meta.url), { workerData, execArgv: [] });
  }
  // A thread does not inherit the loader on Node 20, and a bare name would be looked for in the working directory.
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'));
  const api = new URL('./dist/esm/api/index.mjs', tsx).href;
  const loader = `import { register } from ${JSON.stringify(api)}; register();`;
  const execArgv = ['--import', `data:text/javascript,${encodeURIComponent(loader)}`];
  return new Worker(new URL(`./${name}.ts`, import.meta.url), { workerData, execArgv });
}
