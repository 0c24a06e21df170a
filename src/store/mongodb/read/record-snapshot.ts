import { OPERATOR } from '../../../domain/authority.ts';
import type { EntryRecord } from '../../../domain/record/record.ts';
import { term, valueOf } from '../../../domain/query/terms.ts';
import { type RecordSnapshot, type Slice, toNamedRecord } from '../../store.ts';
import { commitView } from './commit-view.ts';
import { fromEntryDocument } from '../documents.ts';
import { listNamed } from './named-reads.ts';
import type { Snapshot } from './snapshot.ts';
import { ENTRY_INDEXES } from '../tables.ts';
import { headOf } from '../meta.ts';

export function recordSnapshot(snapshot: Snapshot): RecordSnapshot {
  return {
    ...commitView(snapshot),
    head: () => headOf(snapshot),
    listNamed: async (kind, after, limit) => {
      const window = { after, before: null, limit, from: 'START' } as const;
      const { items, more } = await listNamed(snapshot, OPERATOR, kind, {}, window);
      return { items: items.map((record) => toNamedRecord(kind, record)), more };
    },
    listEntries: (after, limit) => listEntries(snapshot, after, limit),
    answered: (after, last) => answeredWithin(snapshot, after, last),
  };
}

async function listEntries(
  { tables, session }: Snapshot,
  after: string | null,
  limit: number,
): Promise<Slice<EntryRecord>> {
  const options = { session, hint: '_id_', sort: { _id: 1 }, limit: limit + 1, projection: { body: 1 } } as const;
  const found = await tables.entries.find({ _id: { $gt: after ?? '' } }, options).toArray();
  return { items: found.slice(0, limit).map(fromEntryDocument), more: found.length > limit };
}

/** Terms are ordered like the ids in them, so the answer is one range of the index. */
async function answeredWithin(
  { tables, session }: Snapshot,
  after: string | null,
  last: string,
): Promise<ReadonlySet<string>> {
  const stretch = { $gt: term('replyTo', after ?? ''), $lte: term('replyTo', last) };
  const found = await tables.entries
    .aggregate<{ _id: string }>(
      [
        { $match: { terms: { $elemMatch: stretch } } },
        { $project: { terms: 1 } },
        { $unwind: '$terms' },
        { $match: { terms: stretch } },
        { $group: { _id: '$terms' } },
      ],
      { session, hint: ENTRY_INDEXES.terms.OCCURRED },
    )
    .toArray();
  return new Set(found.flatMap(({ _id }) => valueOf('replyTo', _id) ?? []));
}
