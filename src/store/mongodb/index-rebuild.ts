import type { AnyBulkWriteOperation, ClientSession, Collection, MongoClient } from 'mongodb';
import { canonicalJson } from '../../domain/digest.ts';
import type { Sequence } from '../../domain/record.ts';
import { COUNTERS, ExpectedCounts, expectedEntry, expectedNamed } from './expected-index.ts';
import type { Tables } from './tables.ts';

/** Documents of one transaction. */
const STRIDE = 500;

const TRANSACTION = { readConcern: { level: 'snapshot' }, readPreference: 'primary' } as const;

/** Rewrites whatever is not as the bodies say: documents by strides, then the counters in one transaction. */
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
  collection: Collection<Document>,
  expected: (document: Document) => Document | null,
): Promise<void> {
  const narrow = collection as unknown as Collection<Bodied>;
  for (let after: string | null = ''; after !== null;) {
    await using session = client.startSession();
    const from: string = after;
    after = await session.withTransaction(async () => {
      const range = { _id: { $gt: from } };
      const documents = await narrow.find(range, { session, sort: { _id: 1 }, limit: STRIDE }).toArray();
      const operations = documents.flatMap((document): AnyBulkWriteOperation<Bodied>[] => {
        const right = expected(document as Document);
        if (right === null || canonicalJson(right) === canonicalJson(document)) return [];
        return [{ replaceOne: { filter: { _id: { $eq: document._id } }, replacement: right } }];
      });
      if (operations.length > 0) await narrow.bulkWrite(operations, { session });
      return documents.length < STRIDE ? null : (documents.at(-1)?._id ?? null);
    }, TRANSACTION);
  }
}

/** @returns whether nothing was committed between counting and writing, so that the counts are right */
async function recount(client: MongoClient, tables: Tables): Promise<boolean> {
  const head = await headOf(tables);
  const counts = new ExpectedCounts();
  for await (const entry of tables.entries.find({}, { projection: { body: 1 } })) counts.add(entry);
  await using session = client.startSession();
  return await session.withTransaction(async () => {
    // A write beside the counter of commits, so that no commit comes in between.
    const same = await tables.meta.updateOne(
      { _id: { $eq: 'store' }, sequence: { $eq: head } },
      { $set: { recounted: Date.now() } },
      { session },
    );
    if (same.matchedCount === 0) return false;
    for (const counter of COUNTERS) await replaceCounts(tables, counter, counts, session);
    return true;
  }, TRANSACTION);
}

async function headOf({ meta }: Tables): Promise<Sequence> {
  return (await meta.findOne({ _id: { $eq: 'store' } }))?.sequence ?? 0;
}

async function replaceCounts(
  tables: Tables,
  counter: (typeof COUNTERS)[number],
  counts: ExpectedCounts,
  session: ClientSession,
): Promise<void> {
  const collection = tables[counter] as unknown as Collection<Bodied>;
  await collection.deleteMany({}, { session });
  const documents = [...counts.of(counter).values()].filter(({ count }) => count !== 0);
  if (documents.length > 0) await collection.insertMany(documents, { session });
}
