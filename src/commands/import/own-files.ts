import { resolve, sep } from 'node:path';
import { readConfig } from '../../config.ts';

const BESIDE_SQLITE = ['', '-wal', '-shm', '-journal'];

/** The files that an import itself writes: its store and its report. It never reads them, also if they are in a folder to import. */
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

  /** Whether our own writing may be the reason that this path changed. A folder changes with each file in it. */
  accountsFor(path: string): boolean {
    return this.has(path) || this.#paths.some((own) => own.startsWith(resolve(path) + sep));
  }
}
