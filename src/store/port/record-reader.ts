/**
 * Reads the record. Every read takes the viewer, as an argument or within the query (`domain/query/filter.ts` compiles
 * it for one viewer). It leaves out everything that the viewer may not see: a hidden record looks like an unknown one.
 * Lists ascend by their key, in both directions of a window.
 */
import type { Viewer } from '../../domain/authority.ts';
import type { ErasedMark } from '../../domain/commit/commit.ts';
import type { HistogramBucket } from '../../domain/query/histogram.ts';
import type { OrderKey } from '../../domain/query/order-key.ts';
import type { EntryQuery } from '../../domain/query/query.ts';
import type { Term } from '../../domain/query/terms.ts';
import type { AccountInput } from '../../domain/record/input.ts';
import type { ActorRecord, EntryRecord, EntryRevision, LinkRecord, Sequence } from '../../domain/record/record.ts';
import type { Interval } from '../../domain/record/vocabulary.ts';
import type { Slice, Window } from './lists.ts';
import type { NamedFilter, NamedKind, NamedRecords } from './named-records.ts';

export interface RecordReader {
  /** The sequence of the last commit. */
  head(): Promise<Sequence>;
  /** One answer for each id, in the order of the ids; null for an id that is unknown to the viewer. */
  entries(viewer: Viewer, ids: readonly string[]): Promise<readonly (EntryRecord | null)[]>;
  /** One answer for each id, in the order of the ids; null for an id that is unknown to the viewer. */
  named<Kind extends NamedKind>(
    viewer: Viewer,
    kind: Kind,
    ids: readonly string[],
  ): Promise<readonly (NamedRecords[Kind] | null)[]>;
  actorByAccount(viewer: Viewer, account: AccountInput): Promise<ActorRecord | null>;
  /** Of several links to one address, the first by id. */
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
  /** For each term of `FACET_DIMENSIONS`: how many of the matching entries carry it. */
  termCounts(query: EntryQuery): Promise<ReadonlyMap<Term, number>>;
  histogram(query: EntryQuery, interval: Interval, zone: string): Promise<readonly HistogramBucket[]>;
  /** Without a limit: by descending count, then by the ids of the actors. */
  correspondence(query: EntryQuery): Promise<readonly CorrespondenceRow[]>;
  /** By descending score. `query.search` must not be null. */
  search(query: EntryQuery, window: Window<HitPosition>): Promise<Slice<SearchHit>>;
  /** All earlier revisions of the entries that the viewer may see; of each entry the oldest first. */
  revisions(viewer: Viewer, entries: readonly string[]): Promise<readonly EntryRevision[]>;
  /** The marks of the erased entries among these, for every viewer: the planner of a commit needs them. */
  erased(entries: readonly string[]): Promise<readonly ErasedMark[]>;
  /** All marks of erased entries by id, for every viewer: a copy of the whole record needs them. */
  listErased(window: Window<string>): Promise<Slice<ErasedMark>>;
}

/** Entries and the head of the change log, read in one snapshot. */
export interface EntrySlice extends Slice<EntryRecord> {
  readonly head: Sequence;
}

/** How many entries of a collection a viewer may see, and the first and last dated ones on the `OCCURRED` clock. */
export interface CollectionExtent {
  readonly entries: number;
  readonly first: OrderKey | null;
  readonly last: OrderKey | null;
}

/** How many dated and undated entries match a query, and the keys of the first and last dated ones. */
export interface Extent {
  readonly dated: number;
  readonly undated: number;
  readonly first: OrderKey | null;
  readonly last: OrderKey | null;
  readonly head: Sequence;
}

/** How often one actor wrote to another. The keys are on the query's clock, undated ones last. */
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

/** Hits are ordered by descending score, then by order key. */
export interface HitPosition {
  readonly score: number;
  readonly key: OrderKey;
}
