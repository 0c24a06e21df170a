import type { AnyBulkWriteOperation, ClientSession, Collection, MongoClient } from 'mongodb';
import { isSameJson } from '../../../domain/digest.ts';
import {
  type CountDocument,
  countDocuments,
  COUNTERS,
  expectedEntry,
  expectedNamed,
  readableEntry,
} from './expected-index.ts';
import { RecordCount } from './record-count.ts';
import { STRIDE, strides } from './strides.ts';
import type { Tables } from '../tables.ts';
import { inTransaction } from '../write/transaction.ts';

/** Rewrites the documents that do not follow from the bodies, by strides; then the counters, in one transaction. */
export async function rebuildIndex(client: MongoClient, tables: Tables): Promise<void> {
  await rewriteAll(client, tables.named, expectedNamed);
  await rewriteAll(client, tables.entries, expectedEntry);
  while (!(await recount(client, tables)));
}

interface Bodied {
  readonly _id: string;
}

async function rewriteAll<Document extends Bodied>(
  client: MongoClient,
  table: Collection<Document>,
  expected: (document: Document) => Document | null,
): Promise<void> {
  const narrow = table as unknown as Collection<Bodied>;
  for (let after: string | null = ''; after !== null;) {
    const from: string = after;
    after = await inTransaction(client, async (session) => {
      const range = { _id: { $gt: from } };
      const documents = await narrow.find(range, { session, sort: { _id: 1 }, limit: STRIDE }).toArray();
      const operations = documents.flatMap((document): AnyBulkWriteOperation<Bodied>[] => {
        const right = expected(document as Document);
        if (right === null || isSameJson(right, document)) return [];
        return [{ replaceOne: { filter: { _id: { $eq: document._id } }, replacement: right } }];
      });
      if (operations.length > 0) await narrow.bulkWrite(operations, { session });
      return documents.length < STRIDE ? null : (documents.at(-1)?._id ?? null);
    });
  }
}

/** @returns whether the commits made meanwhile could be counted too; only then the counts are right */
async function recount(client: MongoClient, tables: Tables): Promise<boolean> {
  const count = new RecordCount();
  for await (const { documents, head } of strides(client, tables, tables.entries)) {
    count.take(
      documents.flatMap((document) => readableEntry(document) ?? []),
      head,
    );
  }
  return inTransaction(client, async (session) => {
    // It writes to the document of the counter of commits, so that no commit comes in between.
    await tables.meta.updateOne({ _id: { $eq: 'store' } }, { $set: { recounted: Date.now() } }, { session });
    if (!(await count.catchUp({ tables, session }))) return false;
    const documents = countDocuments(count.counts);
    for (const counter of COUNTERS) await replaceCounts(tables, counter, documents[counter], session);
    return true;
  });
}

async function replaceCounts(
  tables: Tables,
  counter: (typeof COUNTERS)[number],
  documents: readonly CountDocument[],
  session: ClientSession,
): Promise<void> {
  const table = tables[counter] as unknown as Collection<Bodied>;
  await table.deleteMany({}, { session });
  if (documents.length > 0) await table.insertMany([...documents], { session });
}
