/** The expected documents. They follow from the bodies, and come from the code that writes the documents. */
import type { NamedRecord } from '../../../domain/commit/commit.ts';
import { indexEntry } from '../../../domain/query/entry-index.ts';
import type { EntryRecord } from '../../../domain/record/record.ts';
import type { ExpectedCounts } from '../../kit/expected-counts.ts';
import { unlessUnreadable } from '../../kit/unreadable.ts';
import { toDayCount, toTermCount, toWordCount } from '../count-documents.ts';
import {
  type DayCountDocument,
  type EntryDocument,
  fromEntryDocument,
  type NamedDocument,
  type TermCountDocument,
  type WordCountDocument,
  toEntryDocument,
  toNamedDocument,
} from '../documents.ts';

/** Null if the body can't be read. */
export function readableEntry(document: Pick<EntryDocument, 'body'>): EntryRecord | null {
  return unlessUnreadable(() => {
    const entry = fromEntryDocument(document);
    indexEntry(entry);
    return entry;
  });
}

/** Null if the body can't be read. */
export function expectedEntry(document: Pick<EntryDocument, 'body'>): EntryDocument | null {
  const entry = readableEntry(document);
  return entry && toEntryDocument(entry);
}

/** Null if the body can't be read. */
export function expectedNamed({ kind, body }: Pick<NamedDocument, 'kind' | 'body'>): NamedDocument | null {
  return unlessUnreadable(() => toNamedDocument({ kind, ...(JSON.parse(body) as object) } as NamedRecord));
}

export const COUNTERS = ['termCounts', 'dayCounts', 'wordCounts'] as const;
export type Counter = (typeof COUNTERS)[number];
export type CountDocument = TermCountDocument | DayCountDocument | WordCountDocument;

export function countDocuments({ deltas }: ExpectedCounts): Readonly<Record<Counter, readonly CountDocument[]>> {
  return {
    termCounts: deltas.terms.map(toTermCount),
    dayCounts: deltas.days.map(toDayCount),
    wordCounts: deltas.words.map(toWordCount),
  };
}
