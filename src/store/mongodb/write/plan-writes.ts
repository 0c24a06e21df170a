/** Writes the plan of a commit, within its transaction. */
import type { AnyBulkWriteOperation, ClientSession, Collection, Filter, UpdateFilter, WithoutId } from 'mongodb';
import type { CommitPlan, ErasedMark } from '../../../domain/commit/commit.ts';
import { inTurns } from '../../../domain/commit/in-turns.ts';
import { Turns } from '../../kit/turns.ts';
import { toDayCount, toTermCount, toWordCount } from '../count-documents.ts';
import { toChangeDocument, toEntryDocument, toNamedDocument, toRevisionDocument } from '../documents.ts';
import type { Tables } from '../tables.ts';

export async function writePlan(
  tables: Tables,
  session: ClientSession,
  plan: CommitPlan,
  turns = new Turns(),
): Promise<void> {
  await releaseAccounts(tables, session, plan);
  const written = plan.entries.flatMap(({ after }) => after ?? []);
  await replaceAll(tables.named, plan.named, toNamedDocument, { session, turns });
  await replaceAll(tables.entries, written, toEntryDocument, { session, turns });
  await replaceAll(tables.revisions, plan.revisions, toRevisionDocument, { session, turns });
  await replaceAll(tables.changes, plan.changes, toChangeDocument, { session, turns });
  await erase(tables, plan.erased, { session, turns });
  await addToCounts(tables, plan, { session, turns });
}

/** The transaction of the writes, and the turns of its work on the thread. */
interface Writing {
  readonly session: ClientSession;
  readonly turns: Turns;
}

/** How many writes go in one request: few enough to be encoded within some milliseconds. */
const WRITES_AT_ONCE = 200;

/** Deletes the entries with their earlier revisions and states, and writes the marks. */
async function erase(tables: Tables, marks: readonly ErasedMark[], writing: Writing): Promise<void> {
  if (marks.length === 0) return;
  const { session } = writing;
  const ids = marks.map(({ id }) => id);
  await tables.entries.deleteMany({ _id: { $in: ids } }, { session });
  await tables.revisions.deleteMany({ entry: { $in: ids } }, { session, hint: 'entry' });
  await tables.changes.updateMany({ entry: { $in: ids } }, { $set: { replaced: null } }, { session, hint: 'entry' });
  const toDocument = ({ id, ...mark }: ErasedMark) => ({ _id: id, ...mark });
  await replaceAll(tables.erased, marks, toDocument, writing);
}

async function addToCounts(tables: Tables, plan: CommitPlan, writing: Writing): Promise<void> {
  const { session } = writing;
  await addAll(tables.termCounts, plan.terms.map(toTermCount), writing);
  // A term may hold an editor's words, so terms that no entry carries any more are deleted.
  const fewer = plan.terms.map(toTermCount).flatMap(({ _id, count }) => (count < 0 ? [_id] : []));
  if (fewer.length > 0) await tables.termCounts.deleteMany({ _id: { $in: fewer }, count: { $eq: 0 } }, { session });
  await addAll(tables.dayCounts, plan.days.map(toDayCount), writing);
  await addAll(tables.wordCounts, plan.words.map(toWordCount), writing);
}

/** Frees the accounts first, so that an account can pass from one actor to another within a commit. */
async function releaseAccounts({ named }: Tables, session: ClientSession, plan: CommitPlan): Promise<void> {
  const actors = plan.named.filter((record) => record.kind === 'actor').map(({ id }) => id);
  if (actors.length === 0) return;
  await named.updateMany({ _id: { $in: actors } }, { $unset: { accounts: '' } }, { session });
}

async function replaceAll<Item, Kept extends { readonly _id: string }>(
  table: Collection<Kept>,
  items: readonly Item[],
  toDocument: (item: Item) => Kept,
  writing: Writing,
): Promise<void> {
  await writeAll(table, items, writing, (item) => {
    const document = toDocument(item);
    const replacement = document as WithoutId<Kept>;
    return { replaceOne: { filter: idIs<Kept>(document._id), replacement, upsert: true } };
  });
}

interface CounterDocument {
  readonly _id: string;
  readonly count: number;
}

/** Adds each document's count to the stored one, or stores the document. */
async function addAll<Kept extends CounterDocument>(
  table: Collection<Kept>,
  counts: readonly Kept[],
  writing: Writing,
): Promise<void> {
  await writeAll(table, counts, writing, ({ _id, count, ...facts }) => {
    const update: UpdateFilter<CounterDocument> = { $setOnInsert: facts, $inc: { count } };
    return { updateOne: { filter: idIs<Kept>(_id), update: update as UpdateFilter<Kept>, upsert: true } };
  });
}

/** Writes some at a time, and creates each operation only when it is needed. */
async function writeAll<Item, Kept extends { readonly _id: string }>(
  table: Collection<Kept>,
  items: readonly Item[],
  { session, turns }: Writing,
  toOperation: (item: Item) => AnyBulkWriteOperation<Kept>,
): Promise<void> {
  for (let start = 0; start < items.length; start += WRITES_AT_ONCE) {
    const operations: AnyBulkWriteOperation<Kept>[] = [];
    const some = items.slice(start, start + WRITES_AT_ONCE);
    await inTurns({ turn: () => turns.next() }, some, (item) => operations.push(toOperation(item)));
    await table.bulkWrite(operations, { session });
  }
}

function idIs<Kept extends { readonly _id: string }>(id: string): Filter<Kept> {
  return { _id: { $eq: id } } as Filter<Kept>;
}
