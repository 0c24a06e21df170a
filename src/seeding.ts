import { readdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DomainError } from './errors.ts';
import { diskFile } from './formats/containers/disk-file.ts';
import { DryRun } from './importing/dry-run.ts';
import { importRecords } from './importing/import-records.ts';
import { type ImportTarget, importTarget, storeTarget } from './importing/import-target.ts';
import { ownJson } from './formats/own/json.ts';
import { packageFile } from './package-files.ts';
import { openScratchStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';

const SEEDS = packageFile('seeds/');

/** The records that fill a new store, without the schema beside them. */
async function seedFiles(): Promise<URL[]> {
  const names = await readdir(SEEDS);
  return names
    .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
    .sort()
    .map((name) => new URL(name, SEEDS));
}

/**
 * Fills a new store.
 *
 * @throws DomainError BAD_RECORD if a seed has any problem, before anything is written: half a record would be worse
 * than none.
 */
export async function seedIfEmpty(store: Store): Promise<void> {
  if ((await store.head()) > 0) return;
  const files = await seedFiles();
  const scratch = await openScratchStore();
  try {
    const rehearsal = importTarget(new DryRun(store, scratch));
    for (const file of files) await importSeed(file, rehearsal);
  } finally {
    await scratch.close();
  }
  for (const file of files) await importSeed(file, storeTarget(store));
}

async function importSeed(file: URL, target: ImportTarget): Promise<void> {
  const { size } = await stat(file);
  await importRecords(ownJson.read(diskFile({ location: file, path: file.pathname, size })), {
    target,
    onProgress: () => undefined,
    onItem: () => undefined,
    onNote: () => undefined,
    onSkipped: ({ at, id, reason }) => {
      const location = { file: fileURLToPath(file), ...(at.line !== undefined && { line: at.line }) };
      throw new DomainError('BAD_RECORD', `${id ?? at.path ?? ''}: ${reason}`, location);
    },
    signal: new AbortController().signal,
  });
}
