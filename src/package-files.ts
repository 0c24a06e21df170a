import { existsSync } from 'node:fs';

/**
 * The folder of the package: the nearest folder above with a `package.json`, both from the sources and from the built
 * program.
 */
const ROOT = rootAbove(new URL('.', import.meta.url));

/** @param path relative to the package; a folder has a `/` at its end */
export function packageFile(path: string): URL {
  return new URL(path, ROOT);
}

function rootAbove(folder: URL): URL {
  return existsSync(new URL('package.json', folder)) ? folder : rootAbove(new URL('..', folder));
}
