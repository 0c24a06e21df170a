import type { Collection } from 'mongodb';
import { canonicalJson } from '../../domain/digest.ts';
import type { Fault } from '../store.ts';
import { type CountDocument, COUNTERS, ExpectedCounts, expectedEntry, expectedNamed } from './expected-index.ts';
import type { Tables } from './tables.ts';

/** What a fault says of a table at most. */
const EXAMPLES = 3;

const COUNTED = {
  termCounts: 'counts of terms',
  dayCounts: 'counts of days',
  wordCounts: 'counts of words',
} as const satisfies Record<(typeof COUNTERS)[number], string>;

/** Compares every document with what its body says, and the counters with what all bodies together say. */
export async function indexFaults(tables: Tables): Promise<Fault[]> {
  const counts = new ExpectedCounts();
  const unread: string[] = [];
  const wrongNames = await wrongOnes(tables.named.find(), expectedNamed, unread, () => undefined);
  const wrongEntries = await wrongOnes(tables.entries.find(), expectedEntry, unread, (entry) => {
    counts.add(entry);
  });
  const faults = unread.map((id): Fault => {
    return { what: 'record', detail: `${id} can't be read any more`, canBeMended: false };
  });
  faults.push(
    ...tableFaults('names', wrongNames),
    ...tableFaults('order keys, words and terms of entries', wrongEntries),
  );
  for (const counter of COUNTERS) {
    const collection: Pick<Collection<CountDocument>, 'find'> = tables[counter];
    const kept = await collection.find({ count: { $ne: 0 } }).toArray();
    faults.push(...tableFaults(COUNTED[counter], wrongCounts(kept, counts.of(counter))));
  }
  return faults;
}

/** The ids of documents that are not as their bodies say; those whose bodies can't be read are `unread`. */
async function wrongOnes<Document extends { readonly _id: string }>(
  documents: AsyncIterable<Document>,
  expected: (document: Document) => Document | null,
  unread: string[],
  whenRead: (document: Document) => void,
): Promise<string[]> {
  const wrong: string[] = [];
  for await (const document of documents) {
    const right = expected(document);
    if (right === null) unread.push(document._id);
    else {
      if (canonicalJson(right) !== canonicalJson(document)) wrong.push(document._id);
      whenRead(document);
    }
  }
  return wrong;
}

function wrongCounts(kept: readonly CountDocument[], expected: ReadonlyMap<string, CountDocument>): string[] {
  const wrong = kept.filter((count) => canonicalJson(expected.get(count._id) ?? null) !== canonicalJson(count));
  const known = new Set(kept.map(({ _id }) => _id));
  return [...wrong.map(({ _id }) => _id), ...[...expected.keys()].filter((id) => !known.has(id))];
}

function tableFaults(what: string, wrong: readonly string[]): Fault[] {
  if (wrong.length === 0) return [];
  const detail = `${wrong.length} missing or not as they should be, such as of ${wrong.slice(0, EXAMPLES).join(', ')}`;
  return [{ what, detail, canBeMended: true }];
}
