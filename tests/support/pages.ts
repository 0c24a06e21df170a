import { build } from 'vite';
import { isStale, ROOT } from './stale.ts';

/** The builds: the output, the configuration, and the source folders and files. */
const PAGES = [
  {
    built: 'dist/player/index.html',
    root: 'src/player',
    config: 'vite.config.ts',
    sources: ['src/player', 'src/client'],
  },
  {
    built: 'dist/playground/index.html',
    root: 'src/playground',
    config: 'vite.playground.config.ts',
    sources: ['src/playground', 'src/graphql'],
  },
  { built: 'dist/bundle/client.js', root: '', config: 'vite.client.config.ts', sources: ['src/client'] },
];

/** Set-up for suites that open pages: builds each page if its output is older than its sources. */
export default async function buildPages(): Promise<void> {
  for (const { built, root, config, sources } of PAGES) {
    if (!(await isStale(built, [...sources, config, 'package-lock.json']))) continue;
    await build({ configFile: ROOT + config, root: ROOT + root, logLevel: 'warn' });
  }
}
