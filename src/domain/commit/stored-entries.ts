import { type BatchItem, type CommitView, type ErasedMark, subjectOf } from './commit.ts';
import type { EntryRecord, EntryRevision } from '../record/record.ts';

/** The stored entries that the items of a batch are about. */
export interface StoredEntries {
  readonly entries: ReadonlyMap<string, EntryRecord>;
  readonly erased: ReadonlyMap<string, ErasedMark>;
  readonly revisions: readonly EntryRevision[];
}

export async function loadStoredEntries(view: CommitView, items: readonly BatchItem[]): Promise<StoredEntries> {
  const subjects = new Set(items.filter(isAboutEntry).map(subjectOf));
  if (subjects.size === 0) return { entries: new Map(), erased: new Map(), revisions: [] };
  const judged = items.flatMap((item) => (item.kind === 'restoration' || isFromFile(item) ? [item.id] : []));
  const entries = await view.entries([...subjects]);
  const present = new Set(entries.map(({ id }) => id));
  const absent = [...subjects].filter((id) => !present.has(id));
  const erased = absent.length === 0 ? [] : await view.erased(absent);
  return {
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    erased: new Map(erased.map((mark) => [mark.id, mark])),
    revisions: judged.length === 0 ? [] : await view.revisions(judged),
  };
}

/** Whether an act comes from a file. Then it may come again. */
export function isFromFile(item: BatchItem): item is Extract<BatchItem, { reason: string }> {
  return ('at' in item && item.at !== undefined) || ('equalActsBefore' in item && item.equalActsBefore !== undefined);
}

function isAboutEntry({ kind }: BatchItem): boolean {
  return ['entry', 'correction', 'retraction', 'restoration', 'erasure'].includes(kind);
}
