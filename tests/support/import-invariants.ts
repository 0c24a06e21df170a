/** The invariants of every import. */
import type { Batch } from '../../src/domain/commit/commit.ts';
import type { Archive } from '../../src/formats/containers/archive.ts';
import type { ArchiveFile } from '../../src/formats/format.ts';
import { importInput } from '../../src/importing/import-path.ts';
import { type ImportCounts, importRecords, type Skipped } from '../../src/importing/import-records.ts';
import { importTarget } from '../../src/importing/import-target.ts';
import { ownNdjson } from '../../src/formats/own/ndjson.ts';
import type { ContextOptions } from '../../src/importing/read-context.ts';
import { recognise } from '../../src/importing/recognise.ts';
import type { Damaged } from './damaged-files.ts';
import { MemoryRecord } from './memory-record.ts';
import { exportedAs } from './exported.ts';
import { memoryFile, readContext } from './read-events.ts';

/** The text of a bug in the program; a person does not understand it as a reason. */
const BUG = /undefined|\[object|NaN|is not a function|Cannot read|Invalid (time|array|string)|stack|\.ts\b/;
const MAX_REASON_LENGTH = 4_000;

/**
 * Imports files into an empty record, imports them again, and imports an export of the record into another record.
 *
 * @throws Error that names the broken invariant, or any error of the import
 */
export async function checkInvariants(files: Damaged, options: Partial<ContextOptions> = {}): Promise<ImportCounts> {
  const record = new MemoryRecord();
  const first = await importFiles(record, files, options);
  const head = record.sequence;
  check(head > 0 || first.counts.added === 0, 'items were added without a new sequence');
  for (const { at, reason } of first.skipped) {
    check(at.file !== undefined && reason.trim() !== '', `a part is skipped without location or reason: ${reason}`);
    check(!BUG.test(reason.replaceAll(/"[^"]*"/g, '')), `a reason reads like a bug: ${reason.slice(0, 500)}`);
    check(reason.length <= MAX_REASON_LENGTH, `a reason has ${reason.length} characters`);
  }
  const again = await importFiles(record, files, options);
  const counts = JSON.stringify([first.counts, again.counts]);
  check(again.counts.added === 0 && again.counts.changed === 0, `a second import changes the record: ${counts}`);
  check(again.counts.skipped === first.counts.skipped, `a second import skips other parts: ${counts}`);
  check(record.sequence === head, 'a second import writes a commit');
  const written = await exportedAs(ownNdjson, record);
  const copy = new MemoryRecord();
  const copied = await importRecords(ownNdjson.read(memoryFile(written)), sink(copy, []));
  check(copied.skipped === 0, 'the export is not imported completely');
  check((await exportedAs(ownNdjson, copy)) === written, 'the export of the copy is different');
  return first.counts;
}

async function importFiles(record: MemoryRecord, damaged: Damaged, options: Partial<ContextOptions>) {
  const files = Object.entries(damaged).map(([path, chunks]) => memoryFile(chunks, path));
  const skipped: Skipped[] = [];
  const context = readContext({
    stored: async (id) => {
      const [found] = await record.named([id]);
      return found?.kind === 'collection' ? found.input : null;
    },
    ...options,
  });
  const opened = { path: 'archive', archive: archiveOf(files), ...(await recognise(files)) };
  const input = { ...opened, [Symbol.asyncDispose]: async () => undefined };
  const counts = await importInput(input, context, { ...sink(record, skipped), onBytes: () => undefined });
  const { read, added, unchanged, changed } = counts;
  check(read === added + unchanged + changed + counts.skipped, `counts do not add up: ${JSON.stringify(counts)}`);
  check(counts.skipped === skipped.length, 'a part was skipped without a report');
  return { counts, skipped };
}

function archiveOf(files: readonly ArchiveFile[]): Archive {
  return { files, unopened: [], [Symbol.asyncDispose]: async () => undefined };
}

function sink(record: MemoryRecord, skipped: Skipped[]) {
  return {
    target: importTarget({
      commit: ({ items }: Batch) => record.commit(...items),
      named: (ids: readonly string[]) => record.named(ids),
    }),
    onItem: () => undefined,
    onNote: () => undefined,
    onSkipped: (problem: Skipped) => skipped.push(problem),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  };
}

function check(isTrue: boolean, problem: string): void {
  if (!isTrue) throw new Error(problem);
}
