import { DryRun } from '../../src/importing/dry-run.ts';
import { importRecords, type ImportCounts, type Skipped } from '../../src/importing/import-records.ts';
import { type ImportTarget, importTarget } from '../../src/importing/import-target.ts';
import { ownJson } from '../../src/formats/own/json.ts';
import type { ownNdjson } from '../../src/formats/own/ndjson.ts';
import { openScratchStore } from '../../src/store/open-store.ts';
import type { RecordReader } from '../../src/store/store.ts';
import { type Content, memoryFile } from './read-events.ts';

export type OwnFormat = typeof ownJson | typeof ownNdjson;

/** The result of a dry run. */
export async function dryRunInto(record: RecordReader, content: Content, format?: OwnFormat) {
  const scratch = await openScratchStore();
  try {
    return await importInto(importTarget(new DryRun(record, scratch)), content, format);
  } finally {
    await scratch.close();
  }
}

/** Imports a text in the own format. */
export async function importInto(
  target: ImportTarget,
  content: Content,
  format: OwnFormat = ownJson,
): Promise<{ readonly counts: ImportCounts; readonly skipped: readonly Skipped[] }> {
  const skipped: Skipped[] = [];
  const counts = await importRecords(format.read(memoryFile(content)), {
    target,
    onItem: () => undefined,
    onNote: () => undefined,
    onSkipped: (problem) => skipped.push(problem),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  return { counts, skipped };
}
