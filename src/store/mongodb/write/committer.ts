/**
 * Guarantees: a commit is written whole or not at all; the sequence rises by one with every commit that writes, and
 * never otherwise; commits of several nodes follow one another, because each begins by raising the one counter, and
 * whoever comes second reads again what the first has written.
 */
import type { ClientSession, Collection, Document, Filter, MongoClient, UpdateFilter, WithoutId } from 'mongodb';
import { planAdoption, type RecordPart } from '../../../domain/commit/adoption.ts';
import {
  type Batch,
  type CommitPlan,
  type CommitReport,
  type CommitView,
  type ErasedMark,
  isEmpty,
} from '../../../domain/commit/commit.ts';
import { planCommit } from '../../../domain/commit/plan.ts';
import type { Sequence } from '../../../domain/record/record.ts';
import { planMending } from '../../../domain/commit/rederivation.ts';
import { commitView } from '../read/commit-view.ts';
import { toDayCount, toTermCount, toWordCount } from '../count-documents.ts';
import { toChangeDocument, toEntryDocument, toNamedDocument, toRevisionDocument } from '../documents.ts';
import type { Tables } from '../tables.ts';

export async function commitBatch(client: MongoClient, tables: Tables, batch: Batch): Promise<CommitReport> {
  await using session = client.startSession();
  return await session.withTransaction(
    async () => {
      const sequence = await raiseSequence(tables, session);
      const plan = await planCommit(batch, commitView({ tables, session }), sequence, new Date().toISOString());
      if (isEmpty(plan)) {
        await session.abortTransaction();
        return { sequence: sequence - 1, results: plan.results };
      }
      await writePlan(tables, session, plan);
      return { sequence, results: plan.results };
    },
    { readConcern: { level: 'snapshot' }, readPreference: 'primary' },
  );
}

export function adoptPart(client: MongoClient, tables: Tables, part: RecordPart, sequence: Sequence): Promise<void> {
  return rewriteHistory(client, tables, { $literal: sequence }, (view) => planAdoption(part, view));
}

export function mendEntries(
  client: MongoClient,
  tables: Tables,
  entries: readonly string[],
  sequence: Sequence,
): Promise<void> {
  return rewriteHistory(client, tables, { $max: ['$sequence', sequence] }, (view) => planMending(entries, view));
}

/**
 * Writes what no line of the change log tells of, so that it begins anew. The counter is set in the same transaction, so
 * that this too comes before or after every commit.
 *
 * @param head what the counter becomes, as an expression
 */
async function rewriteHistory(
  client: MongoClient,
  tables: Tables,
  head: Document,
  planFor: (view: CommitView) => Promise<CommitPlan>,
): Promise<void> {
  await using session = client.startSession();
  await session.withTransaction(
    async () => {
      await tables.meta.updateOne({ _id: { $eq: 'store' } }, [{ $set: { sequence: head, trimmed: head } }], {
        session,
      });
      await writePlan(tables, session, await planFor(commitView({ tables, session })));
    },
    { readConcern: { level: 'snapshot' }, readPreference: 'primary' },
  );
}

async function raiseSequence({ meta }: Tables, session: ClientSession): Promise<number> {
  const raised = await meta.findOneAndUpdate(
    { _id: { $eq: 'store' } },
    { $inc: { sequence: 1 } },
    { session, returnDocument: 'after' },
  );
  if (raised === null) throw new Error('The store has lost its counter of commits');
  return raised.sequence;
}

async function writePlan(tables: Tables, session: ClientSession, plan: CommitPlan): Promise<void> {
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

/** The entries go with whatever is kept of them, and the marks come. */
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
  // A term may hold words of an editor's, so none is kept that no entry carries any more.
  const fewer = terms.filter(({ count }) => count < 0).map(({ _id }) => _id);
  if (fewer.length > 0) await tables.termCounts.deleteMany({ _id: { $in: fewer }, count: { $eq: 0 } }, { session });
  await addAll(tables.dayCounts, session, plan.days.map(toDayCount));
  await addAll(tables.wordCounts, session, plan.words.map(toWordCount));
}

/** Lets an account go from one actor to another within a commit, in whichever order the two are written. */
async function releaseAccounts({ named }: Tables, session: ClientSession, plan: CommitPlan): Promise<void> {
  const actors = plan.named.filter((record) => record.kind === 'actor').map(({ id }) => id);
  if (actors.length === 0) return;
  await named.updateMany({ _id: { $in: actors } }, { $unset: { accounts: '' } }, { session });
}

async function replaceAll<Kept extends { readonly _id: string }>(
  collection: Collection<Kept>,
  session: ClientSession,
  documents: readonly Kept[],
): Promise<void> {
  if (documents.length === 0) return;
  const operations = documents.map((document) => ({
    replaceOne: { filter: idIs<Kept>(document._id), replacement: document as WithoutId<Kept>, upsert: true },
  }));
  await collection.bulkWrite(operations, { session });
}

interface CounterDocument {
  readonly _id: string;
  readonly count: number;
}

/** Adds each document's count to the one that is kept, or begins one with it. */
async function addAll<Kept extends CounterDocument>(
  collection: Collection<Kept>,
  session: ClientSession,
  counts: readonly Kept[],
): Promise<void> {
  if (counts.length === 0) return;
  const operations = counts.map((document) => {
    const { _id, count, ...facts } = document;
    const update: UpdateFilter<CounterDocument> = { $setOnInsert: facts, $inc: { count } };
    return { updateOne: { filter: idIs<Kept>(_id), update: update as UpdateFilter<Kept>, upsert: true } };
  });
  await collection.bulkWrite(operations, { session });
}

function idIs<Kept extends { readonly _id: string }>(id: string): Filter<Kept> {
  return { _id: { $eq: id } } as Filter<Kept>;
}
