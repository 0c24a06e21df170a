/**
 * The port through which everything reads and writes the record. Two adapters keep it, SQLite and MongoDB, and one
 * contract suite (`tests/contract`) proves that they answer alike.
 *
 * Every read takes the viewer, by itself or within the query, which is compiled for one (`domain/filter.ts`), and leaves
 * out by itself what the viewer may not see: unknown and hidden are the same.
 * Lists come in ascending order of their key whichever way a window runs.
 */
import type { RecordPart } from '../domain/commit/adoption.ts';
import type { Viewer } from '../domain/authority.ts';
import type { EntryChange, LogPosition } from '../domain/commit/change-log.ts';
import type { Batch, CommitReport, CommitView, ErasedMark, NamedRecord } from '../domain/commit/commit.ts';
import type { HistogramBucket } from '../domain/query/histogram.ts';
import { keyOn } from '../domain/query/entry-index.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { OrderKey } from '../domain/query/order-key.ts';
import type { EntryQuery } from '../domain/query/query.ts';
import type { AccountInput } from '../domain/record/input.ts';
import type {
  ActorRecord,
  CollectionRecord,
  EntryRecord,
  EntryRevision,
  LinkRecord,
  Sequence,
  SourceRecord,
} from '../domain/record/record.ts';
import type { Term } from '../domain/query/terms.ts';
import type { ActorKind, Interval } from '../domain/record/vocabulary.ts';

/** A part of a list: at most `limit` items beyond `after` and before `before`, from its start or from its end. */
export interface Window<Key> {
  readonly after: Key | null;
  readonly before: Key | null;
  readonly limit: number;
  readonly from: 'START' | 'END';
}

export interface Slice<Item> {
  readonly items: readonly Item[];
  /** Whether the window's range holds more items, beyond the end at which the limit cut. */
  readonly more: boolean;
}

/** A slice of entries, read in one snapshot together with the head of the change log. */
export interface EntrySlice extends Slice<EntryRecord> {
  readonly head: Sequence;
}

/** The kinds of record that are listed by id. */
export interface NamedRecords {
  readonly collection: CollectionRecord;
  readonly actor: ActorRecord;
  readonly source: SourceRecord;
  readonly link: LinkRecord;
}
export type NamedKind = keyof NamedRecords;

/** A record of the kind that a store was asked for, with that kind: TypeScript can't follow the two through a variable. */
export function toNamedRecord(kind: NamedKind, record: NamedRecords[NamedKind]): NamedRecord {
  return { kind, ...record } as NamedRecord;
}

export interface NamedFilter {
  /** Words (folded as in search, each as a prefix) that a name or alias of an actor must have. */
  readonly text?: string | null | undefined;
  readonly kind?: ActorKind | null | undefined;
}

/** How many entries of each collection a viewer may see, and the first and last dated ones on the `OCCURRED` clock. */
export interface CollectionExtent {
  readonly entries: number;
  readonly first: OrderKey | null;
  readonly last: OrderKey | null;
}

/** What a query matches: how many dated and undated entries, and the keys of the first and last dated ones. */
export interface Extent {
  readonly dated: number;
  readonly undated: number;
  readonly first: OrderKey | null;
  readonly last: OrderKey | null;
  readonly head: Sequence;
}

/** Who wrote to whom: the keys are on the query's clock, undated ones last. */
export interface CorrespondenceRow {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly first: OrderKey;
  readonly last: OrderKey;
}

export interface SearchHit {
  readonly entry: EntryRecord;
  readonly score: number;
}

/** Where a hit stands: by falling score, then by order key. */
export interface HitPosition {
  readonly score: number;
  readonly key: OrderKey;
}

export interface RecordReader {
  /** The sequence of the last commit. */
  head(): Promise<Sequence>;
  /** One answer for each id, in their order; null where there is none that the viewer may see. */
  entries(viewer: Viewer, ids: readonly string[]): Promise<readonly (EntryRecord | null)[]>;
  named<Kind extends NamedKind>(
    viewer: Viewer,
    kind: Kind,
    ids: readonly string[],
  ): Promise<readonly (NamedRecords[Kind] | null)[]>;
  actorByAccount(viewer: Viewer, account: AccountInput): Promise<ActorRecord | null>;
  linkByUrl(viewer: Viewer, url: string): Promise<LinkRecord | null>;
  /** By id. */
  listNamed<Kind extends NamedKind>(
    viewer: Viewer,
    kind: Kind,
    filter: NamedFilter,
    window: Window<string>,
  ): Promise<Slice<NamedRecords[Kind]>>;
  countNamed(viewer: Viewer, kind: NamedKind, filter: NamedFilter): Promise<number>;
  collectionExtent(viewer: Viewer, id: string): Promise<CollectionExtent>;
  /** Entries in the order of the query's clock. */
  page(query: EntryQuery, window: Window<OrderKey>): Promise<EntrySlice>;
  count(query: EntryQuery): Promise<number>;
  extent(query: EntryQuery): Promise<Extent>;
  /** How many of the entries that match carry each term, for the terms of `FACET_DIMENSIONS`. */
  termCounts(query: EntryQuery): Promise<ReadonlyMap<Term, number>>;
  histogram(query: EntryQuery, interval: Interval, zone: string): Promise<readonly HistogramBucket[]>;
  /** By falling count, then by the actors' ids; all of them. */
  correspondence(query: EntryQuery): Promise<readonly CorrespondenceRow[]>;
  /** By falling score. `query.search` must not be null. */
  search(query: EntryQuery, window: Window<HitPosition>): Promise<Slice<SearchHit>>;
  /** All revisions but the present ones of those among these entries that the viewer may see, of each the oldest first. */
  revisions(viewer: Viewer, entries: readonly string[]): Promise<readonly EntryRevision[]>;
  /** The marks of those among these entries that were erased, whoever asks: for what plans a commit. */
  erased(entries: readonly string[]): Promise<readonly ErasedMark[]>;
  /** All marks of what was erased, by id, whoever asks: for what hands a whole record on. */
  listErased(window: Window<string>): Promise<Slice<ErasedMark>>;
}

/** Lines of the change log, in their order, read in one snapshot. */
export interface ChangeSlice {
  readonly changes: readonly EntryChange[];
  /** Whether the log holds more beyond them. */
  readonly more: boolean;
  readonly head: Sequence;
}

export interface ChangeReader {
  /**
   * At most `limit` lines beyond a position.
   *
   * @throws DomainError CURSOR_EXPIRED where the log was trimmed beyond the position.
   */
  changes(after: LogPosition, limit: number): Promise<ChangeSlice>;
  /**
   * Calls back whenever there may be something new, in the log or in what nodes share, written here or by another
   * process; soon after it is committed, and not once for each. It keeps trying where the store doesn't answer, and
   * calls back when it answers again.
   *
   * @returns what ends it
   */
  watch(listener: () => void): () => void;
}

/** Small pieces of state that nodes share, each replaced as a whole. */
export interface SharedState {
  /** The database's time of day, which is the same for all nodes, give or take a round trip. */
  time(): Promise<Instant>;
  /** Those of a kind that have not expired, among these ids or all. */
  read(kind: SharedKind, ids?: readonly string[]): Promise<readonly SharedPiece[]>;
  /**
   * Compare-and-set: writes a piece if its version is still the one before (`version - 1`; a new one has version 1).
   *
   * @returns whether it did
   */
  write(kind: SharedKind, piece: SharedPiece): Promise<boolean>;
}

/**
 * `room`: a replay that many watch in step. `revocation`: a token that is no longer taken. `copy`: where this record was
 * copied from, and how far.
 */
export type SharedKind = 'room' | 'revocation' | 'copy';

export interface SharedPiece {
  readonly id: string;
  readonly version: number;
  /** Whatever its owner keeps in it: JSON. */
  readonly body: string;
  /** When it may be forgotten, by the database's time. */
  readonly expires: Instant;
}

export interface RecordWriter {
  /** All of the batch that is right, in one transaction; what is wrong is told item by item and changes nothing. */
  commit(batch: Batch): Promise<CommitReport>;
}

/** Something that is not as it must be. */
export interface Fault {
  /** `order keys`, `counts of terms`, `references`. */
  readonly what: string;
  readonly detail: string;
  /** Whether it can be worked out from the record itself. */
  readonly canBeMended: boolean;
}

/** The record at one moment, for who examines it, and so may see everything. Lists go by id, and begin beyond `after`. */
export interface RecordSnapshot extends Pick<CommitView, 'entries' | 'named' | 'revisions'> {
  head(): Promise<Sequence>;
  listNamed(kind: NamedKind, after: string | null, limit: number): Promise<Slice<NamedRecord>>;
  listEntries(after: string | null, limit: number): Promise<Slice<EntryRecord>>;
  /** The ids of messages beyond `after` and up to `last` that others answer, whether they are there or not. */
  answered(after: string | null, last: string): Promise<ReadonlySet<string>>;
}

interface StoreKeeper {
  /** Reads at one moment; one read after the other, and only for seconds: a server gives a snapshot up after a minute. */
  snapshot<Result>(read: (record: RecordSnapshot) => Promise<Result>): Promise<Result>;
  /**
   * Compares all that is kept beside the record, so that it can be found and counted, with what follows from the record
   * as it lies there. Reads everything.
   */
  indexFaults(): AsyncIterable<Fault>;
  /** Works all of that out anew. Commits wait meanwhile. */
  rebuildIndex(): Promise<void>;
  /**
   * Works out anew, in one transaction, what follows from these entries and whatever follows from them in turn, where all
   * that is kept beside the record is right. The sequence of the last commit becomes at least `sequence`, and the change log begins anew behind it.
   */
  mend(entries: readonly string[], sequence: Sequence): Promise<void>;
}

export interface Store extends StoreKeeper, RecordReader, RecordWriter, ChangeReader {
  readonly shared: SharedState;
  /**
   * Takes over a part of another store's record as it is there, in one transaction. `sequence` becomes that of the last
   * commit, and the change log begins anew behind it.
   */
  adopt(part: RecordPart, sequence: Sequence): Promise<void>;
  /** Forgets the lines of the change log that were written before an instant, and what is shared and has expired. */
  trim(before: Instant): Promise<void>;
  /** For messages to operators: `sqlite:./data/backchannel.db`, `mongodb://host/database` without the password. */
  readonly name: string;
  /** Rejects with STORE_UNAVAILABLE where the store doesn't answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const PAGE_SIZE = 500;

/** All that a query matches, in the order of its clock, read a page at a time as it is taken. */
export async function* walkEntries(
  reader: Pick<RecordReader, 'page'>,
  query: EntryQuery,
): AsyncGenerator<EntryRecord, void, undefined> {
  for (let after: OrderKey | null = null; ;) {
    const page = await reader.page(query, { after, before: null, limit: PAGE_SIZE, from: 'START' });
    yield* page.items;
    const last = page.items.at(-1);
    if (!page.more || last === undefined) return;
    after = keyOn(last, query.clock);
  }
}
