import type { ErasedMark } from '../../../domain/commit/commit.ts';
import type { Slice, Window } from '../../store.ts';
import { inChunks } from './chunks.ts';
import type { ErasedDocument } from '../documents.ts';
import type { Snapshot } from './snapshot.ts';

export function erasedMarks({ tables, session }: Snapshot, entries: readonly string[]): Promise<ErasedMark[]> {
  return inChunks(entries, async (some) => {
    const found = await tables.erased.find({ _id: { $in: some } }, { session }).toArray();
    return found.map(toMark);
  });
}

export async function listErased({ tables, session }: Snapshot, window: Window<string>): Promise<Slice<ErasedMark>> {
  const { after, before, limit, from } = window;
  const range = { ...(after !== null && { $gt: after }), ...(before !== null && { $lt: before }) };
  const found = await tables.erased
    .find(Object.keys(range).length === 0 ? {} : { _id: range }, {
      session,
      sort: { _id: from === 'START' ? 1 : -1 },
      limit: limit + 1,
    })
    .toArray();
  const items = found.slice(0, limit).map(toMark);
  return { items: from === 'START' ? items : items.reverse(), more: found.length > limit };
}

function toMark({ _id: id, ...mark }: ErasedDocument): ErasedMark {
  return { id, ...mark };
}
