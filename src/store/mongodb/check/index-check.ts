import type { Collection, MongoClient } from 'mongodb';
import { isSameJson } from '../../../domain/digest.ts';
import { Inconsistencies } from '../../kit/inconsistencies.ts';
import type { Inconsistency } from '../../store.ts';
import { unreadable } from '../../kit/unreadable.ts';
import { toEntryDocument } from '../documents.ts';
import { type CountDocument, countDocuments, COUNTERS, expectedNamed, readableEntry } from './expected-index.ts';
import { inSnapshot, type Snapshot } from '../read/snapshot.ts';
import { RecordCount } from './record-count.ts';
import { strides } from './strides.ts';
import type { Tables } from '../tables.ts';

const COUNTED = {
  termCounts: 'counts of terms',
  dayCounts: 'counts of days',
  wordCounts: 'counts of words',
} as const satisfies Record<(typeof COUNTERS)[number], string>;

/**
 * Compares every document with the one that follows from its body, and the counters with the counts of all bodies.
 * Commits may go on meanwhile. Only the counters are read in one snapshot, because they are few.
 */
export async function checkIndex(client: MongoClient, tables: Tables): Promise<Inconsistency[]> {
  const names = await checkNamedRecords(client, tables);
  for (;;) {
    const count = new RecordCount();
    const entries = await checkEntries(client, tables, count);
    const counters = await inSnapshot(client, tables, async (snapshot) =>
      (await count.catchUp(snapshot)) ? checkCounters(snapshot, count) : null,
    );
    if (counters !== null) return [...names, ...entries, ...counters];
  }
}

async function checkNamedRecords(client: MongoClient, tables: Tables): Promise<Inconsistency[]> {
  const lost: Inconsistency[] = [];
  const wrong = new Inconsistencies('names');
  for await (const { documents } of strides(client, tables, tables.named)) {
    for (const document of documents) {
      const right = expectedNamed(document);
      if (right === null) lost.push(unreadable(document._id));
      else if (!isSameJson(right, document)) wrong.add(document._id);
    }
  }
  return [...lost, ...wrong.all];
}

async function checkEntries(client: MongoClient, tables: Tables, count: RecordCount): Promise<Inconsistency[]> {
  const lost: Inconsistency[] = [];
  const wrong = new Inconsistencies('order keys, words and terms of entries');
  for await (const { documents, head } of strides(client, tables, tables.entries)) {
    const readable = documents.flatMap((document) => {
      const entry = readableEntry(document);
      if (entry === null) lost.push(unreadable(document._id));
      else if (!isSameJson(toEntryDocument(entry), document)) wrong.add(document._id);
      return entry ?? [];
    });
    count.take(readable, head);
  }
  return [...lost, ...wrong.all];
}

async function checkCounters({ tables, session }: Snapshot, { counts }: RecordCount): Promise<Inconsistency[]> {
  const expected = countDocuments(counts);
  const inconsistencies: Inconsistency[] = [];
  for (const counter of COUNTERS) {
    const wrong = new Inconsistencies(COUNTED[counter]);
    const missing = new Map(expected[counter].map((document) => [document._id, document]));
    const table: Pick<Collection<CountDocument>, 'find'> = tables[counter];
    for await (const kept of table.find({ count: { $ne: 0 } }, { session })) {
      if (!isSameJson(missing.get(kept._id), kept)) wrong.add(kept._id);
      missing.delete(kept._id);
    }
    for (const id of missing.keys()) wrong.add(id);
    inconsistencies.push(...wrong.all);
  }
  return inconsistencies;
}
