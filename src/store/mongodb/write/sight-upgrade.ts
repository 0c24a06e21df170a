/**
 * Upgrades the documents of version 3 to version 4: records list the records that they name, and a reply state follows
 * only from answers that all readers of the message may read. Several nodes may do this at once.
 */
import type { MongoClient } from 'mongodb';
import { replyStateOf } from '../../../domain/commit/threads.ts';
import { term, valueOf } from '../../../domain/query/terms.ts';
import type { EntryRecord } from '../../../domain/record/record.ts';
import { rebuildIndex } from '../check/index-rebuild.ts';
import { type EntryDocument, fromEntryDocument } from '../documents.ts';
import type { Tables } from '../tables.ts';

export async function upgradeSight(client: MongoClient, tables: Tables): Promise<void> {
  const { entries } = tables;
  for await (const document of entries.find({ terms: term('replyState', 'ANSWERED') })) {
    if (await isAnsweredThere(tables, document)) continue;
    const entry = fromEntryDocument(document);
    const upgraded: EntryRecord = { ...entry, replyState: replyStateOf(entry.input, false) };
    const filter = { _id: { $eq: document._id }, body: { $eq: document.body } };
    await entries.updateOne(filter, { $set: { body: JSON.stringify(upgraded) } });
  }
  await rebuildIndex(client, tables);
}

/** Whether an answer is in an open collection, or in the collection of the message. */
async function isAnsweredThere({ entries }: Tables, { _id, terms }: EntryDocument): Promise<boolean> {
  const own = terms.filter((given) => valueOf('collection', given) !== null);
  const places = { $elemMatch: { $in: [term('access', 'OPEN'), ...own] } };
  const answer = await entries.findOne({ $and: [{ terms: term('replyTo', _id) }, { terms: places }] });
  return answer !== null;
}
