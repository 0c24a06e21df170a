/** The tables of the database (MongoDB calls them collections), and their indexes with the queries that need them. */
import type { Collection, Db, IndexDescription } from 'mongodb';
import type { Clock } from '../../domain/record/vocabulary.ts';
import type {
  ChangeDocument,
  DayCountDocument,
  EntryDocument,
  ErasedDocument,
  MetaDocument,
  NamedDocument,
  RevisionDocument,
  SharedDocument,
  TermCountDocument,
  WordCountDocument,
} from './documents.ts';

export interface Tables {
  readonly meta: Collection<MetaDocument>;
  readonly entries: Collection<EntryDocument>;
  readonly named: Collection<NamedDocument>;
  readonly termCounts: Collection<TermCountDocument>;
  readonly dayCounts: Collection<DayCountDocument>;
  readonly wordCounts: Collection<WordCountDocument>;
  readonly revisions: Collection<RevisionDocument>;
  readonly changes: Collection<ChangeDocument>;
  readonly erased: Collection<ErasedDocument>;
  readonly shared: Collection<SharedDocument>;
}

export const KEY_FIELD = { OCCURRED: 'occurredKey', DISCLOSED: 'disclosedKey' } as const satisfies Record<
  Clock,
  keyof EntryDocument
>;
export const DAY_FIELD = { OCCURRED: 'occurredDay', DISCLOSED: 'disclosedDay' } as const satisfies Record<
  Clock,
  keyof EntryDocument
>;

/** The indexes of entries, as `query-filter.ts` asks for them by name. */
export const ENTRY_INDEXES = {
  /** Entries that carry a term, in the order of a clock. */
  terms: { OCCURRED: 'terms_occurred', DISCLOSED: 'terms_disclosed' },
  /** All entries, in the order of a clock: for viewers who may read everything, without a filter. */
  key: { OCCURRED: 'occurred', DISCLOSED: 'disclosed' },
  /** Entries that have a word. */
  words: { OCCURRED: 'words_occurred', DISCLOSED: 'words_disclosed' },
} as const;

const INDEXES: Readonly<Record<Exclude<keyof Tables, 'meta' | 'wordCounts' | 'erased'>, readonly IndexDescription[]>> =
  {
    entries: [
      { name: ENTRY_INDEXES.terms.OCCURRED, key: { terms: 1, occurredKey: 1 } },
      { name: ENTRY_INDEXES.terms.DISCLOSED, key: { terms: 1, disclosedKey: 1 } },
      { name: ENTRY_INDEXES.key.OCCURRED, key: { occurredKey: 1 }, unique: true },
      { name: ENTRY_INDEXES.key.DISCLOSED, key: { disclosedKey: 1 }, unique: true },
      { name: ENTRY_INDEXES.words.OCCURRED, key: { words: 1, occurredKey: 1 } },
      { name: ENTRY_INDEXES.words.DISCLOSED, key: { words: 1, disclosedKey: 1 } },
    ],
    named: [
      // Lists of a kind by id, and the collections that a viewer may read.
      { name: 'kind', key: { kind: 1, _id: 1 } },
      // The actor of an account; an account has only one.
      { name: 'accounts', key: { accounts: 1 }, unique: true, sparse: true },
      // The link of an address.
      { name: 'url', key: { url: 1, _id: 1 }, sparse: true },
      // The records that name a record, to find out whether a viewer may see it.
      { name: 'names', key: { names: 1, kind: 1 }, sparse: true },
    ],
    // Totals of a term over collections: whole facets, and whether a viewer may see an actor, a source or a link.
    termCounts: [{ name: 'term', key: { term: 1, collection: 1 } }],
    // Whole histograms.
    dayCounts: [{ name: 'clock', key: { clock: 1, collection: 1 } }],
    revisions: [{ name: 'entry', key: { entry: 1, revision: 1 }, unique: true }],
    changes: [
      { name: 'sequence', key: { sequence: 1, ordinal: 1 }, unique: true },
      // The next line of an entry, and all lines of one that is erased.
      { name: 'entry', key: { entry: 1, sequence: 1, ordinal: 1 } },
    ],
    shared: [
      { name: 'kind', key: { kind: 1, id: 1 }, unique: true },
      { name: 'expires', key: { expires: 1 } },
    ],
  };

export function tablesOf(database: Db): Tables {
  return {
    meta: database.collection('meta'),
    entries: database.collection('entries'),
    named: database.collection('named'),
    termCounts: database.collection('termCounts'),
    dayCounts: database.collection('dayCounts'),
    wordCounts: database.collection('wordCounts'),
    revisions: database.collection('revisions'),
    changes: database.collection('changes'),
    erased: database.collection('erased'),
    shared: database.collection('shared'),
  };
}

/** Makes the missing indexes. Existing ones stay as they are, so several nodes may start at once. */
export async function createIndexes(database: Db): Promise<void> {
  for (const [name, indexes] of Object.entries(INDEXES)) await database.collection(name).createIndexes([...indexes]);
}
