import { readdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The folder of the project, with a `/` at its end. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Whether a built file is missing or older than any of its sources. All paths are relative to `ROOT`. */
export async function isStale(built: string, sources: readonly string[]): Promise<boolean> {
  const found = await stat(ROOT + built).catch(() => null);
  return found === null || found.mtimeMs <= (await newest(sources));
}

/** The time of the last change in these folders and files, in milliseconds since 1970. */
async function newest(places: readonly string[]): Promise<number> {
  const changes = places.map(async (place) => {
    const files = await readdir(ROOT + place, { recursive: true }).catch(() => ['']);
    const times = files.map(async (file) => (await stat(`${ROOT}${place}/${file}`).catch(() => null))?.mtimeMs ?? 0);
    return Math.max(0, ...(await Promise.all(times)));
  });
  return Math.max(0, ...(await Promise.all(changes)));
}
