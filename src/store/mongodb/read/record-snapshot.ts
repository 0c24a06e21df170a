import { OPERATOR } from '../../../domain/authority.ts';
import type { EntryRecord } from '../../../domain/record/record.ts';
import { AnswerList, type Answers } from '../../../domain/commit/answers.ts';
import { type Dimension, term, valueOf } from '../../../domain/query/terms.ts';
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
    answers: (after, last) => answersWithin(snapshot, after, last),
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
async function answersWithin({ tables, session }: Snapshot, after: string | null, last: string): Promise<Answers> {
  const [from, to] = [term('replyTo', after ?? ''), term('replyTo', last)];
  const found = tables.entries.find(
    { terms: { $elemMatch: { $gt: from, $lte: to } } },
    { session, hint: ENTRY_INDEXES.terms.OCCURRED, projection: { terms: 1 } },
  );
  const answers = new AnswerList();
  for await (const { terms } of found) {
    const valuesIn = (dimension: Dimension) => terms.flatMap((given) => valueOf(dimension, given) ?? []);
    const [collection = ''] = valuesIn('collection');
    const access = terms.includes(term('access', 'OPEN')) ? 'OPEN' : 'RESTRICTED';
    for (const message of valuesIn('replyTo')) answers.add(message, { collection, access });
  }
  return answers.all;
}
