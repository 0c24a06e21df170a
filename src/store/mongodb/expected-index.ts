/** What must stand beside the records: worked out from their bodies by the code that always writes it. */
import type { NamedRecord } from '../../domain/commit.ts';
import { deltasOf } from '../../domain/commit-deltas.ts';
import { toDayCount, toTermCount, toWordCount } from './count-documents.ts';
import {
  type DayCountDocument,
  type EntryDocument,
  fromEntryDocument,
  type NamedDocument,
  type TermCountDocument,
  type WordCountDocument,
  toEntryDocument,
  toNamedDocument,
} from './documents.ts';

/** Null where the body can't be read. */
export function expectedEntry(document: Pick<EntryDocument, 'body'>): EntryDocument | null {
  return unlessUnreadable(() => toEntryDocument(fromEntryDocument(document)));
}

/** Null where the body can't be read. */
export function expectedNamed({ kind, body }: Pick<NamedDocument, 'kind' | 'body'>): NamedDocument | null {
  return unlessUnreadable(() => toNamedDocument({ kind, ...(JSON.parse(body) as object) } as NamedRecord));
}

function unlessUnreadable<Document>(work: () => Document): Document | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

export const COUNTERS = ['termCounts', 'dayCounts', 'wordCounts'] as const;
type Counter = (typeof COUNTERS)[number];
export type CountDocument = TermCountDocument | DayCountDocument | WordCountDocument;

/** The documents of the counters, by table and id. Holds one for each term of each collection. */
export class ExpectedCounts {
  readonly #counts: Readonly<Record<Counter, Map<string, CountDocument>>> = {
    termCounts: new Map(),
    dayCounts: new Map(),
    wordCounts: new Map(),
  };

  add(document: Pick<EntryDocument, 'body'>): void {
    const after = fromEntryDocument(document);
    const { terms, days, words } = deltasOf([{ kind: 'ADDED', before: null, after, reason: null, at: null }]);
    for (const delta of terms) this.#count('termCounts', toTermCount(delta));
    for (const delta of days) this.#count('dayCounts', toDayCount(delta));
    for (const delta of words) this.#count('wordCounts', toWordCount(delta));
  }

  of(counter: Counter): ReadonlyMap<string, CountDocument> {
    return this.#counts[counter];
  }

  #count(counter: Counter, document: CountDocument): void {
    const known = this.#counts[counter].get(document._id);
    this.#counts[counter].set(document._id, { ...document, count: (known?.count ?? 0) + document.count });
  }
}
