import type { Batch } from '../../domain/commit/commit.ts';
import { Watchers } from '../kit/watchers.ts';
import type { Store, StoreOptions } from '../store.ts';
import { changesBeyond } from './read/change-reads.ts';
import { Committer, PATIENT_LOCK_TIMEOUT_MS } from './write/committer.ts';
import { FileGuard } from './file-guard.ts';
import { StoreHealth } from './store-health.ts';
import { SqliteConnection } from './connection.ts';
import { watchFile } from './read/commit-watch.ts';
import { checkIndex } from './check/index-check.ts';
import { rebuildIndex } from './check/index-rebuild.ts';
import { inSnapshot } from './read/record-snapshot.ts';
import { ReaderPool } from './read/reader-pool.ts';
import { prepareSchema } from './schema.ts';
import { forgetExpired, sharedState } from './shared-state.ts';
import { storeFile } from './store-file.ts';
import { trimLog } from './write/change-log-trim.ts';
import { SteppedReads } from './read/stepped-reads.ts';
import { ownReading, readsOver } from './read/store-reader.ts';

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
  const ways = { reader, reads, pool };
  return {
    // Each of the store's own reads is an operation of its own.
    ...readsOver(ways, ownReading),
    readerFor: (reading) => readsOver(ways, () => reading),
    name,
    location: `sqlite:${writer.file}`,
    commit: (batch: Batch) => committer.commit(batch),
    adopt: (part, sequence) => committer.adopt(part, sequence),
    checkIndex: () => checkIndex(writer.file),
    rebuildIndex: () => committer.write(rebuildIndex),
    snapshot: (read) => inSnapshot(writer.file, read),
    mend: (entries, sequence) => committer.mend(entries, sequence),
    ping: () => health.check(),
    changes: async (after, limit) => changesBeyond(reader, after, limit),
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
  };
}
