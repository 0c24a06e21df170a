import { resolve, sep } from 'node:path';
import { readConfig } from '../../config.ts';

const BESIDE_SQLITE = ['', '-wal', '-shm', '-journal'];

/** What an import itself writes, the store and the report: where they lie in a folder, they are no part of what it holds. */
export class OwnFiles {
  readonly #paths: readonly string[];

  constructor({ store, report }: { readonly store?: string; readonly report?: string }) {
    const location = readConfig({ ...(store !== undefined && { store }), seed: false }, process.env).store;
    const database = /^sqlite:(.+)$/.exec(location)?.[1];
    this.#paths = [
      ...(database === undefined ? [] : BESIDE_SQLITE.map((suffix) => resolve(database + suffix))),
      ...(report === undefined ? [] : [resolve(report)]),
    ];
  }

  has(path: string): boolean {
    return this.#paths.includes(resolve(path));
  }

  /** Whether a change of this path says nothing of what is imported. A folder changes with each of the files in it. */
  explain(path: string): boolean {
    return this.has(path) || this.#paths.some((own) => own.startsWith(resolve(path) + sep));
  }
}
