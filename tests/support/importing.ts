import { importRecords, type ImportCounts, type Skipped } from '../../src/formats/import-records.ts';
import type { ImportTarget } from '../../src/formats/import-target.ts';
import { ownJson } from '../../src/formats/own-json.ts';
import type { ownNdjson } from '../../src/formats/own-ndjson.ts';
import { memoryFile } from './read-events.ts';

export type OwnFormat = typeof ownJson | typeof ownNdjson;

/** Imports a text in the own format. */
export async function importInto(
  target: ImportTarget,
  content: string,
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
