/** Writes the plan of a commit, within its transaction. */
import type { ClientSession, Collection, Filter, UpdateFilter, WithoutId } from 'mongodb';
import type { CommitPlan, ErasedMark } from '../../../domain/commit/commit.ts';
import { toDayCount, toTermCount, toWordCount } from '../count-documents.ts';
import { toChangeDocument, toEntryDocument, toNamedDocument, toRevisionDocument } from '../documents.ts';
import type { Tables } from '../tables.ts';

export async function writePlan(tables: Tables, session: ClientSession, plan: CommitPlan): Promise<void> {
  await releaseAccounts(tables, session, plan);
  await replaceAll(tables.named, session, plan.named.map(toNamedDocument));
  await replaceAll(
    tables.entries,
    session,
    plan.entries.flatMap(({ after }) => (after === null ? [] : toEntryDocument(after))),
  );
  await replaceAll(tables.revisions, session, plan.revisions.map(toRevisionDocument));
  await replaceAll(tables.changes, session, plan.changes.map(toChangeDocument));
  await erase(tables, session, plan.erased);
  await addToCounts(tables, session, plan);
}

/** Deletes the entries with their earlier revisions and states, and writes the marks. */
async function erase(tables: Tables, session: ClientSession, marks: readonly ErasedMark[]): Promise<void> {
  if (marks.length === 0) return;
  const ids = marks.map(({ id }) => id);
  await tables.entries.deleteMany({ _id: { $in: ids } }, { session });
  await tables.revisions.deleteMany({ entry: { $in: ids } }, { session, hint: 'entry' });
  await tables.changes.updateMany({ entry: { $in: ids } }, { $set: { replaced: null } }, { session, hint: 'entry' });
  await replaceAll(
    tables.erased,
    session,
    marks.map(({ id, ...mark }) => ({ _id: id, ...mark })),
  );
}

async function addToCounts(tables: Tables, session: ClientSession, plan: CommitPlan): Promise<void> {
  const terms = plan.terms.map(toTermCount);
  await addAll(tables.termCounts, session, terms);
  // A term may hold an editor's words, so terms that no entry carries any more are deleted.
  const fewer = terms.filter(({ count }) => count < 0).map(({ _id }) => _id);
  if (fewer.length > 0) await tables.termCounts.deleteMany({ _id: { $in: fewer }, count: { $eq: 0 } }, { session });
  await addAll(tables.dayCounts, session, plan.days.map(toDayCount));
  await addAll(tables.wordCounts, session, plan.words.map(toWordCount));
}

/** Frees the accounts first, so that an account can pass from one actor to another within a commit. */
async function releaseAccounts({ named }: Tables, session: ClientSession, plan: CommitPlan): Promise<void> {
  const actors = plan.named.filter((record) => record.kind === 'actor').map(({ id }) => id);
  if (actors.length === 0) return;
  await named.updateMany({ _id: { $in: actors } }, { $unset: { accounts: '' } }, { session });
}

async function replaceAll<Kept extends { readonly _id: string }>(
  table: Collection<Kept>,
  session: ClientSession,
  documents: readonly Kept[],
): Promise<void> {
  if (documents.length === 0) return;
  const operations = documents.map((document) => ({
    replaceOne: { filter: idIs<Kept>(document._id), replacement: document as WithoutId<Kept>, upsert: true },
  }));
  await table.bulkWrite(operations, { session });
}

interface CounterDocument {
  readonly _id: string;
  readonly count: number;
}

/** Adds each document's count to the stored one, or stores the document. */
async function addAll<Kept extends CounterDocument>(
  table: Collection<Kept>,
  session: ClientSession,
  counts: readonly Kept[],
): Promise<void> {
  if (counts.length === 0) return;
  const operations = counts.map((document) => {
    const { _id, count, ...facts } = document;
    const update: UpdateFilter<CounterDocument> = { $setOnInsert: facts, $inc: { count } };
    return { updateOne: { filter: idIs<Kept>(_id), update: update as UpdateFilter<Kept>, upsert: true } };
  });
  await table.bulkWrite(operations, { session });
}

function idIs<Kept extends { readonly _id: string }>(id: string): Filter<Kept> {
  return { _id: { $eq: id } } as Filter<Kept>;
}
