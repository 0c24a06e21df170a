import { existsSync } from 'node:fs';

/** The folder of the package: the nearest one above with a `package.json`, from the sources as from the built program. */
const ROOT = rootAbove(new URL('.', import.meta.url));

/** @param path relative to the package; of a folder, with a `/` at its end */
export function packageFile(path: string): URL {
  return new URL(path, ROOT);
}

function rootAbove(folder: URL): URL {
  return existsSync(new URL('package.json', folder)) ? folder : rootAbove(new URL('..', folder));
}
