/**
 * The documents in MongoDB. Records are stored as JSON text: names of members such as `$x`, `a.b` or `__proto__` come back
 * unchanged, and MongoDB never reads them as an operator or a path. Beside the text are the indexed fields.
 */
import type { ChangeRecord } from '../../domain/commit/change-log.ts';
import { accountKey, type NamedRecord } from '../../domain/commit/commit.ts';
import { referencesOf } from '../../domain/commit/references.ts';
import { indexEntry, type IndexedDay } from '../../domain/query/entry-index.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { OrderKey } from '../../domain/query/order-key.ts';
import type { EntryRecord, EntryRevision, Sequence } from '../../domain/record/record.ts';
import type { Term } from '../../domain/query/terms.ts';
import type { Access, ActorKind, Clock, Visibility } from '../../domain/record/vocabulary.ts';
import { FIELD_BREAK, wordsOf } from '../../domain/search/words.ts';
import type { NamedKind, SharedKind } from '../store.ts';

/** One document, `store`: the counter that every commit raises, and the version of all the documents. */
export interface MetaDocument {
  readonly _id: 'store';
  readonly schema: number;
  readonly sequence: Sequence;
  /** The sequence up to which the change log was trimmed; 0 if it is whole. */
  readonly trimmed: Sequence;
  /** When the counters were last rebuilt; absent if never. */
  readonly recounted?: Instant;
}

export interface EntryDocument {
  readonly _id: string;
  readonly terms: readonly Term[];
  readonly occurredKey: OrderKey;
  readonly disclosedKey: OrderKey;
  readonly occurredDay: IndexedDay | null;
  readonly disclosedDay: IndexedDay | null;
  readonly visibility: Visibility;
  /** Each term once, for the index. */
  readonly words: readonly string[];
  readonly wordText: string;
  readonly wordCount: number;
  readonly body: string;
}

export interface NamedDocument {
  readonly _id: string;
  readonly kind: NamedKind;
  /** Only for collections. */
  readonly access?: Access;
  /** Only for actors. */
  readonly actorKind?: ActorKind;
  /** Only for actors: the words of the name and of all aliases, each once. */
  readonly nameWords?: readonly string[];
  /**
   * Only for actors with accounts, in the form of `accountKey`. Absent instead of empty, because the index is sparse.
   */
  readonly accounts?: readonly string[];
  /** Only for links with an address. */
  readonly url?: string;
  /** The ids of the records that it names, each once; absent if it names none. */
  readonly names?: readonly string[];
  readonly body: string;
}

/** How many entries of a collection carry a term. */
export interface TermCountDocument {
  readonly _id: string;
  readonly collection: string;
  readonly term: Term;
  readonly count: number;
}

/** How many entries of a collection fall on a day of a clock; `day` is null for the undated ones. */
export interface DayCountDocument {
  readonly _id: string;
  readonly collection: string;
  readonly clock: Clock;
  readonly day: string | null;
  readonly visibility: Visibility;
  readonly count: number;
}

/** How many words the entries of a collection have together; `_id` is the collection as well. */
export interface WordCountDocument {
  readonly _id: string;
  readonly collection: string;
  readonly count: number;
}

export interface RevisionDocument {
  readonly _id: string;
  readonly entry: string;
  readonly revision: number;
  readonly body: string;
}

export interface ChangeDocument {
  readonly _id: string;
  readonly sequence: Sequence;
  readonly ordinal: number;
  readonly at: Instant;
  readonly entry: string;
  /** The earlier state of the entry, in its own field so that an erasure can delete it; null if there is none. */
  readonly replaced: string | null;
  /** Everything but `replaced`. */
  readonly body: string;
}

/** The mark of an erased entry; `_id` is the entry. */
export interface ErasedDocument {
  readonly _id: string;
  readonly collection: string;
  readonly at: Instant;
  readonly reason: string;
  readonly sequence: Sequence;
}

/** A piece of state that nodes share. */
export interface SharedDocument {
  readonly _id: string;
  readonly kind: SharedKind;
  readonly id: string;
  readonly version: number;
  readonly body: string;
  readonly expires: Instant;
}

export function toEntryDocument(entry: EntryRecord): EntryDocument {
  const { keys, days, visibility, terms, words, wordCount } = indexEntry(entry);
  return {
    _id: entry.id,
    terms,
    occurredKey: keys.OCCURRED,
    disclosedKey: keys.DISCLOSED,
    occurredDay: days.OCCURRED,
    disclosedDay: days.DISCLOSED,
    visibility,
    words: [...new Set(words.split(' ').filter((word) => word !== '' && word !== FIELD_BREAK))],
    wordText: words,
    wordCount,
    body: JSON.stringify(entry),
  };
}

export function fromEntryDocument({ body }: Pick<EntryDocument, 'body'>): EntryRecord {
  return JSON.parse(body) as EntryRecord;
}

export function toNamedDocument(record: NamedRecord): NamedDocument {
  const { kind, ...rest } = record;
  const names = [...new Set(referencesOf(record))];
  return {
    _id: record.id,
    kind,
    ...indexedFacts(record),
    ...(names.length > 0 && { names }),
    body: JSON.stringify(rest),
  };
}

function indexedFacts(record: NamedRecord): Partial<NamedDocument> {
  switch (record.kind) {
    case 'collection':
      return { access: record.input.access };
    case 'actor': {
      const { name, aliases = [], accounts = [], kind } = record.input;
      const nameWords = [name, ...aliases].flatMap((each) => wordsOf(each).map(({ word }) => word));
      const keys = [...new Set(accounts.map(accountKey))];
      return { actorKind: kind, nameWords: [...new Set(nameWords)], ...(keys.length > 0 && { accounts: keys }) };
    }
    case 'link':
      return record.input.url === undefined ? {} : { url: record.input.url };
    case 'source':
      return {};
  }
}

export function toRevisionDocument(revision: EntryRevision): RevisionDocument {
  const { entry, revision: number } = revision;
  return { _id: `${entry}|${number}`, entry, revision: number, body: JSON.stringify(revision) };
}

export function toChangeDocument({ replaced, ...change }: ChangeRecord): ChangeDocument {
  const { sequence, ordinal, at, entry } = change;
  return {
    _id: `${sequence}|${ordinal}`,
    sequence,
    ordinal,
    at,
    entry,
    replaced: replaced === null ? null : JSON.stringify(replaced),
    body: JSON.stringify(change),
  };
}

export function fromChangeDocument({ replaced, body }: Pick<ChangeDocument, 'replaced' | 'body'>): ChangeRecord {
  const change = JSON.parse(body) as Omit<ChangeRecord, 'replaced'>;
  return { ...change, replaced: replaced === null ? null : (JSON.parse(replaced) as EntryRecord) };
}
