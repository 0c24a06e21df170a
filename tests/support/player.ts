import { readdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Set-up of the suites that open the page: builds it, unless what is built is newer than all that it is made of. */
export default async function buildPlayer(): Promise<void> {
  const built = await stat(`${ROOT}dist/player/index.html`).catch(() => null);
  if (built !== null && built.mtimeMs > (await newest(['src/player', 'src/client']))) return;
  await build({ configFile: `${ROOT}vite.config.ts`, root: `${ROOT}src/player`, logLevel: 'warn' });
}

/** When anything in these folders was last changed, in milliseconds since 1970. */
async function newest(folders: readonly string[]): Promise<number> {
  const times = folders.map(async (folder) => {
    const files = await readdir(`${ROOT}${folder}`, { recursive: true }).catch(() => []);
    const changes = files.map(async (file) => (await stat(`${ROOT}${folder}/${file}`)).mtimeMs);
    return Math.max(0, ...(await Promise.all(changes)));
  });
  return Math.max(0, ...(await Promise.all(times)));
}
