import type { ChangeRecord, LogPosition } from '../../../domain/commit/change-log.ts';
import type { EntryRecord } from '../../../domain/record/record.ts';
import { checkPosition, toEntryChanges } from '../../kit/entry-changes.ts';
import type { ChangeSlice } from '../../store.ts';
import { type ChangeDocument, fromChangeDocument, fromEntryDocument } from '../documents.ts';
import type { Snapshot } from './snapshot.ts';

const IN_ORDER = { sequence: 1, ordinal: 1 } as const;

/** @throws DomainError CURSOR_EXPIRED */
export async function changesBeyond(snapshot: Snapshot, after: LogPosition, limit: number): Promise<ChangeSlice> {
  const meta = await snapshot.tables.meta.findOne({ _id: { $eq: 'store' } }, { session: snapshot.session });
  checkPosition(after, meta?.trimmed ?? 0);
  const found = await linesBeyond(snapshot, after, limit + 1);
  const lines = found.slice(0, limit);
  const more = found.length > limit;
  const states = await finalStates(snapshot, lines, more);
  return { changes: toEntryChanges(lines, states), more, head: meta?.sequence ?? 0 };
}

/** First the rest of the position's commit, then the commits after it; both from the index. */
async function linesBeyond(
  { tables, session }: Snapshot,
  { sequence, ordinal }: LogPosition,
  limit: number,
): Promise<ChangeRecord[]> {
  const ranges = [{ sequence: { $gt: sequence } }];
  const parts = ordinal === null ? ranges : [{ sequence: { $eq: sequence }, ordinal: { $gt: ordinal } }, ...ranges];
  const lines: ChangeRecord[] = [];
  for (const filter of parts) {
    const left = limit - lines.length;
    if (left === 0) break;
    const options = { session, hint: 'sequence', sort: IN_ORDER, limit: left, projection: { body: 1, replaced: 1 } };
    lines.push(...(await tables.changes.find(filter, options).toArray()).map(fromChangeDocument));
  }
  return lines;
}

/** The entries as they were after the last of these lines. */
async function finalStates(
  snapshot: Snapshot,
  lines: readonly ChangeRecord[],
  more: boolean,
): Promise<Map<string, EntryRecord | null>> {
  const ids = [...new Set(lines.map(({ entry }) => entry))];
  if (ids.length === 0) return new Map();
  const last = lines.at(-1);
  const replaced = more && last !== undefined ? await replacedNext(snapshot, ids, last) : [];
  const states = new Map(replaced);
  const { tables, session } = snapshot;
  const unchanged = ids.filter((id) => !states.has(id));
  const current = await tables.entries
    .find({ _id: { $in: unchanged } }, { session, projection: { body: 1 } })
    .toArray();
  for (const entry of current.map(fromEntryDocument)) states.set(entry.id, entry);
  return states;
}

/** The state that the next line of each entry replaced. Takes two queries; the index alone answers the first. */
async function replacedNext(
  { tables, session }: Snapshot,
  entries: readonly string[],
  { sequence, ordinal }: ChangeRecord,
): Promise<(readonly [string, EntryRecord | null])[]> {
  const beyond = [{ sequence: { $gt: sequence } }, { sequence: { $eq: sequence }, ordinal: { $gt: ordinal } }];
  const next = await tables.changes
    .aggregate<{ _id: string; line: Pick<ChangeDocument, 'sequence' | 'ordinal'> }>(
      [
        { $match: { entry: { $in: entries }, sequence: { $gte: sequence }, $or: beyond } },
        { $sort: { entry: 1, ...IN_ORDER } },
        { $group: { _id: '$entry', line: { $first: { sequence: '$sequence', ordinal: '$ordinal' } } } },
      ],
      { session, hint: 'entry' },
    )
    .toArray();
  const ids = next.map(({ line }) => `${line.sequence}|${line.ordinal}`);
  const lines = await tables.changes
    .find({ _id: { $in: ids } }, { session, projection: { body: 1, replaced: 1 } })
    .toArray();
  return lines.map(fromChangeDocument).map(({ entry, replaced }) => [entry, replaced]);
}
