import type { BatchItem } from '../../src/domain/commit/commit.ts';
import { historyOf } from '../../src/domain/record/entry-acts.ts';
import { keyOn } from '../../src/domain/query/entry-index.ts';
import type { ExportedItem, OutputFormat } from '../../src/formats/output/output-format.ts';
import { MemoryRecord } from './memory-record.ts';
import { collect, streamOf } from './read-events.ts';

const KINDS = ['collection', 'actor', 'source', 'link'] as const;

const HEADER = { at: '2026-01-02T03:04:05.000Z', revision: 7, filter: { visibility: 'PRIVATE' } } as const;

/** The export of the items after they were committed to a record in memory. */
export async function writtenAs(format: OutputFormat, ...batches: readonly (readonly BatchItem[])[]): Promise<string> {
  const record = new MemoryRecord();
  for (const items of batches) await record.commit(...items);
  return exportedAs(format, record);
}

/** The export of a record in a format, as text. */
export async function exportedAs(format: OutputFormat, record: MemoryRecord): Promise<string> {
  const all = [...record.namedById.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
  const named = KINDS.flatMap((kind) => all.filter((each) => each.kind === kind));
  const entries = [...record.entriesById.values()].sort((left, right) =>
    keyOn(left, 'OCCURRED') < keyOn(right, 'OCCURRED') ? -1 : 1,
  );
  const items: ExportedItem[] = [...named];
  for (const entry of entries) {
    const history = entry.revision > 1 && historyOf(entry, await record.revisions([entry.id]));
    items.push({ kind: 'entry', ...entry, ...(history !== false && { history }) });
  }
  const undated = entries.filter(({ occurred }) => occurred === null).length;
  const again = { [Symbol.asyncIterator]: () => streamOf(items) };
  return (
    await collect(
      format.write({ header: HEADER, undated: () => Promise.resolve(undated), items: again, acts: streamOf([]) }),
    )
  ).join('');
}
