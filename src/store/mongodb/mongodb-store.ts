import type { RecordPart } from '../../domain/commit/adoption.ts';
import type { Viewer } from '../../domain/authority.ts';
import type { Batch, CommitReport, ErasedMark } from '../../domain/commit/commit.ts';
import type { HistogramBucket } from '../../domain/query/histogram.ts';
import type { LogPosition } from '../../domain/commit/change-log.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { OrderKey } from '../../domain/query/order-key.ts';
import type { EntryQuery } from '../../domain/query/query.ts';
import type { AccountInput } from '../../domain/record/input.ts';
import type { ActorRecord, EntryRecord, EntryRevision, LinkRecord, Sequence } from '../../domain/record/record.ts';
import type { Term } from '../../domain/query/terms.ts';
import type { Interval } from '../../domain/record/vocabulary.ts';
import type {
  ChangeSlice,
  CollectionExtent,
  CorrespondenceRow,
  EntrySlice,
  Extent,
  Inconsistency,
  HitPosition,
  NamedFilter,
  NamedKind,
  NamedRecords,
  RecordSnapshot,
  SearchHit,
  SharedState,
  Slice,
  Store,
  Window,
} from '../store.ts';
import { Watchers } from '../kit/watchers.ts';
import { changesBeyond } from './read/change-reads.ts';
import { followChanges } from './read/commit-watch.ts';
import { erasedMarks, listErased } from './read/erased-reads.ts';
import { adoptPart, commitBatch, mendEntries } from './write/committer.ts';
import { MongoConnection } from './connection.ts';
import { collectionExtentOf, countOf, extentOf } from './read/count-reads.ts';
import { entriesById, pageOf, revisionsOf } from './read/entry-reads.ts';
import { actorByAccount, countNamed, linkByUrl, listNamed, namedById } from './read/named-reads.ts';
import { checkIndex } from './check/index-check.ts';
import { rebuildIndex } from './check/index-rebuild.ts';
import { inSnapshot, type Snapshot } from './read/snapshot.ts';
import { recordSnapshot } from './read/record-snapshot.ts';
import { searchOf } from './read/text-search.ts';
import { forgetExpired, sharedState } from './shared-state.ts';
import { headOf } from './meta.ts';
import { trimLog } from './write/change-log-trim.ts';
import { correspondenceOf, histogramOf, termCountsOf } from './read/aggregate-reads.ts';

/**
 * A store in a MongoDB replica set or sharded cluster (transactions need one of the two). It connects on first use.
 * While the server does not answer, calls reject with STORE_UNAVAILABLE. If the store is newer than this program, they
 * reject with STORE_TOO_NEW.
 *
 * @param uri `mongodb://` or `mongodb+srv://`; the database is its path, or `backchannel` if it has none
 * @throws DomainError BAD_CONFIGURATION for an address that is not valid
 */
export function openMongoStore(uri: string): Store {
  return new MongoStore(new MongoConnection(uri));
}

/** Guarantee: every read sees one snapshot of the record, even if it sends several queries. */
class MongoStore implements Store {
  readonly shared: SharedState;
  readonly #connection: MongoConnection;
  readonly #watchers: Watchers;

  constructor(connection: MongoConnection) {
    this.#connection = connection;
    this.#watchers = new Watchers((tell) => followChanges(connection, tell));
    this.shared = sharedState(connection, () => {
      this.#watchers.tell();
    });
  }

  get name(): string {
    return this.#connection.name;
  }

  get location(): string {
    return this.#connection.location;
  }

  head(): Promise<Sequence> {
    return this.#read(headOf);
  }

  async entries(viewer: Viewer, ids: readonly string[]): Promise<readonly (EntryRecord | null)[]> {
    const found = await this.#read((snapshot) => entriesById(snapshot, viewer, ids));
    return ids.map((id) => found.get(id) ?? null);
  }

  async named<Kind extends NamedKind>(
    viewer: Viewer,
    kind: Kind,
    ids: readonly string[],
  ): Promise<readonly (NamedRecords[Kind] | null)[]> {
    const found = await this.#read((snapshot) => namedById(snapshot, viewer, kind, ids));
    return ids.map((id) => found.get(id) ?? null);
  }

  actorByAccount(viewer: Viewer, account: AccountInput): Promise<ActorRecord | null> {
    return this.#read((snapshot) => actorByAccount(snapshot, viewer, account));
  }

  linkByUrl(viewer: Viewer, url: string): Promise<LinkRecord | null> {
    return this.#read((snapshot) => linkByUrl(snapshot, viewer, url));
  }

  listNamed<Kind extends NamedKind>(
    viewer: Viewer,
    kind: Kind,
    filter: NamedFilter,
    window: Window<string>,
  ): Promise<Slice<NamedRecords[Kind]>> {
    return this.#read((snapshot) => listNamed(snapshot, viewer, kind, filter, window));
  }

  countNamed(viewer: Viewer, kind: NamedKind, filter: NamedFilter): Promise<number> {
    return this.#read((snapshot) => countNamed(snapshot, viewer, kind, filter));
  }

  collectionExtent(viewer: Viewer, id: string): Promise<CollectionExtent> {
    return this.#read((snapshot) => collectionExtentOf(snapshot, viewer, id));
  }

  page(query: EntryQuery, window: Window<OrderKey>): Promise<EntrySlice> {
    return this.#read((snapshot) => pageOf(snapshot, query, window));
  }

  count(query: EntryQuery): Promise<number> {
    return this.#read((snapshot) => countOf(snapshot, query));
  }

  extent(query: EntryQuery): Promise<Extent> {
    return this.#read((snapshot) => extentOf(snapshot, query));
  }

  termCounts(query: EntryQuery): Promise<ReadonlyMap<Term, number>> {
    return this.#read((snapshot) => termCountsOf(snapshot, query));
  }

  histogram(query: EntryQuery, interval: Interval, zone: string): Promise<readonly HistogramBucket[]> {
    return this.#read((snapshot) => histogramOf(snapshot, query, interval, zone));
  }

  correspondence(query: EntryQuery): Promise<readonly CorrespondenceRow[]> {
    return this.#read((snapshot) => correspondenceOf(snapshot, query));
  }

  search(query: EntryQuery, window: Window<HitPosition>): Promise<Slice<SearchHit>> {
    return this.#read((snapshot) => searchOf(snapshot, query, window));
  }

  revisions(viewer: Viewer, entries: readonly string[]): Promise<readonly EntryRevision[]> {
    return this.#read((snapshot) => revisionsOf(snapshot, viewer, entries));
  }

  erased(entries: readonly string[]): Promise<readonly ErasedMark[]> {
    return this.#read((snapshot) => erasedMarks(snapshot, entries));
  }

  listErased(window: Window<string>): Promise<Slice<ErasedMark>> {
    return this.#read((snapshot) => listErased(snapshot, window));
  }

  async commit(batch: Batch): Promise<CommitReport> {
    const report = await this.#connection.run((client, tables) => commitBatch(client, tables, batch));
    this.#watchers.tell();
    return report;
  }

  async adopt(part: RecordPart, sequence: Sequence): Promise<void> {
    await this.#connection.run((client, tables) => adoptPart(client, tables, part, sequence));
    this.#watchers.tell();
  }

  async mend(entries: readonly string[], sequence: Sequence): Promise<void> {
    await this.#connection.run((client, tables) => mendEntries(client, tables, entries, sequence));
    this.#watchers.tell();
  }

  snapshot<Result>(read: (record: RecordSnapshot) => Promise<Result>): Promise<Result> {
    return this.#read((snapshot) => read(recordSnapshot(snapshot)));
  }

  async *checkIndex(): AsyncGenerator<Inconsistency> {
    yield* await this.#connection.run((client, tables) => checkIndex(client, tables));
  }

  rebuildIndex(): Promise<void> {
    return this.#connection.run((client, tables) => rebuildIndex(client, tables));
  }

  changes(after: LogPosition, limit: number): Promise<ChangeSlice> {
    return this.#read((snapshot) => changesBeyond(snapshot, after, limit));
  }

  watch(listener: () => void): () => void {
    return this.#watchers.add(listener);
  }

  trim(before: Instant): Promise<void> {
    return this.#connection.run(async (_, tables) => {
      await trimLog(tables, before);
      await forgetExpired(tables);
    });
  }

  async ping(): Promise<void> {
    await this.head();
  }

  close(): Promise<void> {
    this.#watchers.close();
    return this.#connection.close();
  }

  #read<T>(read: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    return this.#connection.run((client, tables) => inSnapshot(client, tables, read));
  }
}
