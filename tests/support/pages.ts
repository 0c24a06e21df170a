import { readdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What is built, how, and from which folders and files. */
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

/** Set-up of the suites that open pages: builds each, unless what is built is newer than all that it is made of. */
export default async function buildPages(): Promise<void> {
  for (const { built: file, root, config, sources } of PAGES) {
    const built = await stat(ROOT + file).catch(() => null);
    if (built !== null && built.mtimeMs > (await newest([...sources, config, 'package-lock.json']))) continue;
    await build({ configFile: ROOT + config, root: ROOT + root, logLevel: 'warn' });
  }
}

/** When anything in these folders and files was last changed, in milliseconds since 1970. */
async function newest(places: readonly string[]): Promise<number> {
  const changes = places.map(async (place) => {
    const files = await readdir(ROOT + place, { recursive: true }).catch(() => ['']);
    const times = files.map(async (file) => (await stat(`${ROOT}${place}/${file}`).catch(() => null))?.mtimeMs ?? 0);
    return Math.max(0, ...(await Promise.all(times)));
  });
  return Math.max(0, ...(await Promise.all(changes)));
}
