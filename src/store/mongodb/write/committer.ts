/**
 * Guarantees: a commit is written whole or not at all. The sequence rises by one with every commit that writes, and only
 * then. Commits of several nodes run one after the other: each begins by raising the one counter, and the second node then
 * reads again what the first node has written.
 */
import type { ClientSession, Document, MongoClient } from 'mongodb';
import { planAdoption, type RecordPart } from '../../../domain/commit/adoption.ts';
import {
  type Batch,
  type CommitPlan,
  type CommitReport,
  type CommitView,
  isEmpty,
} from '../../../domain/commit/commit.ts';
import { planCommit } from '../../../domain/commit/plan.ts';
import type { Sequence } from '../../../domain/record/record.ts';
import { planMending } from '../../../domain/commit/rederivation.ts';
import { Turns } from '../../kit/turns.ts';
import { commitView } from '../read/commit-view.ts';
import { recordGone } from '../meta.ts';
import type { Tables } from '../tables.ts';
import { inTransaction } from './transaction.ts';
import { writePlan } from './plan-writes.ts';

export async function commitBatch(client: MongoClient, tables: Tables, batch: Batch): Promise<CommitReport> {
  return inTransaction(client, async (session) => {
    const sequence = await raiseSequence(tables, session);
    const turns = new Turns();
    const view = commitView({ tables, session }, turns);
    const plan = await planCommit(batch, view, sequence, new Date().toISOString());
    if (isEmpty(plan)) {
      await session.abortTransaction();
      return { sequence: sequence - 1, results: plan.results };
    }
    await writePlan(tables, session, plan, turns);
    return { sequence, results: plan.results };
  });
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
 * Writes changes that get no lines in the change log. So the log starts again. The counter is set in the same transaction,
 * so that no commit runs at the same time.
 *
 * @param head the expression for the new value of the counter
 */
async function rewriteHistory(
  client: MongoClient,
  tables: Tables,
  head: Document,
  planFor: (view: CommitView) => Promise<CommitPlan>,
): Promise<void> {
  await inTransaction(client, async (session) => {
    await tables.meta.updateOne({ _id: { $eq: 'store' } }, [{ $set: { sequence: head, trimmed: head } }], {
      session,
    });
    const turns = new Turns();
    await writePlan(tables, session, await planFor(commitView({ tables, session }, turns)), turns);
  });
}

async function raiseSequence({ meta }: Tables, session: ClientSession): Promise<number> {
  const raised = await meta.findOneAndUpdate(
    { _id: { $eq: 'store' } },
    { $inc: { sequence: 1 } },
    { session, returnDocument: 'after' },
  );
  if (raised === null) throw recordGone();
  return raised.sequence;
}
