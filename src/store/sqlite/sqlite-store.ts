import type { Batch } from '../../domain/commit/commit.ts';
import type { EntryQuery } from '../../domain/query/query.ts';
import type { NamedFilter, NamedKind, NamedRecords, RecordReader, Store, StoreOptions, Window } from '../store.ts';
import { Watchers } from '../kit/watchers.ts';
import type { Viewer } from '../../domain/authority.ts';
import type { OrderKey } from '../../domain/query/order-key.ts';
import type { Slice } from '../store.ts';
import { changesBeyond } from './read/change-reads.ts';
import { erasedMarks, listErased } from './read/erased-reads.ts';
import { Committer, PATIENT_LOCK_TIMEOUT_MS } from './write/committer.ts';
import { FileGuard } from './file-guard.ts';
import { StoreHealth } from './store-health.ts';
import { SqliteConnection } from './connection.ts';
import { entriesById, revisionsOf } from './read/entry-reads.ts';
import { watchFile } from './read/commit-watch.ts';
import { actorByAccount, linkByUrl, namedById } from './read/named-reads.ts';
import { checkIndex } from './check/index-check.ts';
import { rebuildIndex } from './check/index-rebuild.ts';
import { inSnapshot } from './read/record-snapshot.ts';
import { ReaderPool } from './read/reader-pool.ts';
import { prepareSchema } from './schema.ts';
import { forgetExpired, sharedState } from './shared-state.ts';
import { storeFile } from './store-file.ts';
import { headOf } from './meta.ts';
import { trimLog } from './write/change-log-trim.ts';
import { SteppedReads } from './read/stepped-reads.ts';
import { steppedReader } from './read/stepped-reader.ts';

/**
 * Opens the record in an SQLite file, and creates the file if there is none.
 *
 * @param location the file, as `sqlite:FILE` or FILE; `:memory:` is gone when the store is closed
 * @throws DomainError STORE_UNAVAILABLE or STORE_TOO_NEW
 */
export function openSqliteStore(location: string, options: StoreOptions = {}): Promise<Store> {
  return new Promise((resolve) => {
    resolve(open(location.replace(/^sqlite:/, ''), options));
  });
}

function open(location: string, { lockTimeoutMs = PATIENT_LOCK_TIMEOUT_MS }: StoreOptions): Store {
  const file = storeFile(location);
  const opened: SqliteConnection[] = [];
  const connect = (mode: 'READ' | 'WRITE') => {
    const connection = new SqliteConnection(file.path, mode);
    opened.push(connection);
    return connection;
  };
  const close = () => {
    // The writer comes last: only the writer can copy the rest of the write-ahead log into the file.
    for (const connection of opened.reverse()) connection.close();
    file.release();
  };
  try {
    const writer = connect('WRITE');
    prepareSchema(writer);
    return storeOn({ name: `sqlite:${location}`, writer, reader: connect('READ'), lockTimeoutMs, close });
  } catch (error) {
    close();
    throw error;
  }
}

/** The result of a synchronous read as a promise; an exception becomes a rejection. */
function soon<Result>(read: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(read());
  });
}

interface OpenFile {
  readonly name: string;
  readonly writer: SqliteConnection;
  readonly reader: SqliteConnection;
  readonly lockTimeoutMs: number;
  readonly close: () => void;
}

function storeOn({ name, writer, reader, lockTimeoutMs, close }: OpenFile): Store {
  const watchers = new Watchers((tell) => watchFile(reader, tell));
  const guard = new FileGuard(writer);
  const committer = new Committer(writer, {
    guard,
    lockTimeoutMs,
    onWritten: () => {
      watchers.tell();
    },
  });
  const pool = new ReaderPool(writer.file);
  const health = new StoreHealth({ reader, guard, committer, pool });
  const reads = new SteppedReads(writer.file, 'AT_ONCE');
  const stepped = steppedReader(reads, () => ({ client: '', signal: new AbortController().signal }));
  return {
    name,
    location: `sqlite:${writer.file}`,
    commit: (batch: Batch) => committer.commit(batch),
    adopt: (part, sequence) => committer.adopt(part, sequence),
    checkIndex: () => checkIndex(writer.file),
    rebuildIndex: () => committer.write(rebuildIndex),
    snapshot: (read) => inSnapshot(writer.file, read),
    mend: (entries, sequence) => committer.mend(entries, sequence),
    ping: () => health.check(),
    changes: (after, limit) => soon(() => changesBeyond(reader, after, limit)),
    watch: (listener) => watchers.add(listener),
    shared: sharedState(reader, committer),
    trim: async (before) => {
      await trimLog(committer, before);
      await forgetExpired(committer);
    },
    close: async () => {
      watchers.close();
      await committer.idle();
      await pool.close();
      reads.close();
      close();
    },
    ...namedReads(reader, stepped, pool),
    head: () => soon(() => headOf(reader)),
    entries: (viewer, ids) => soon(() => entriesById(reader, viewer, ids)),
    revisions: (viewer, entries) => soon(() => revisionsOf(reader, viewer, entries)),
    erased: (entries) => soon(() => erasedMarks(reader, entries)),
    listErased: (window) => soon(() => listErased(reader, window)),
    collectionExtent: (viewer, id) => stepped.collectionExtent(viewer, id),
    page: (query: EntryQuery, window: Window<OrderKey>) =>
      query.search === null ? stepped.page(query, window) : pool.read('page', query, window),
    count: (query) => pool.read('count', query),
    extent: (query) => pool.read('extent', query),
    termCounts: (query) => pool.read('termCounts', query),
    histogram: (query, interval, zone) => pool.read('histogram', query, interval, zone),
    correspondence: (query) => pool.read('correspondence', query),
    search: (query, window) => pool.read('search', query, window),
  };
}

function namedReads(
  reader: SqliteConnection,
  stepped: RecordReader,
  pool: ReaderPool,
): Pick<Store, 'named' | 'actorByAccount' | 'linkByUrl' | 'listNamed' | 'countNamed'> {
  return {
    named: (viewer, kind, ids) => soon(() => namedById(reader, viewer, kind, ids)),
    actorByAccount: (viewer, account) => soon(() => actorByAccount(reader, viewer, account)),
    linkByUrl: (viewer, url) => soon(() => linkByUrl(reader, viewer, url)),
    listNamed: <Kind extends NamedKind>(viewer: Viewer, kind: Kind, filter: NamedFilter, window: Window<string>) =>
      hasText(filter)
        ? (pool.read('listNamed', viewer, kind, filter, window) as Promise<Slice<NamedRecords[Kind]>>)
        : stepped.listNamed(viewer, kind, filter, window),
    countNamed: (viewer, kind, filter) =>
      hasText(filter) ? pool.read('countNamed', viewer, kind, filter) : stepped.countNamed(viewer, kind, filter),
  };
}

function hasText(filter: NamedFilter): boolean {
  return filter.text !== null && filter.text !== undefined;
}
