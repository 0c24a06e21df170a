import { KnownCounts } from '../kit/known-counts.ts';
import { Watchers } from '../kit/watchers.ts';
import { ReadSlots } from '../kit/read-slots.ts';
import type { RecordReader, Store } from '../store.ts';
import { checkIndex } from './check/index-check.ts';
import { rebuildIndex } from './check/index-rebuild.ts';
import { MongoConnection } from './connection.ts';
import { changesBeyond } from './read/change-reads.ts';
import { followChanges } from './read/commit-watch.ts';
import { recordSnapshot } from './read/record-snapshot.ts';
import { inSnapshot, type Snapshot } from './read/snapshot.ts';
import { snapshotReader } from './read/snapshot-reader.ts';
import { forgetExpired, sharedState } from './shared-state.ts';
import { adoptPart, commitBatch, mendEntries } from './write/committer.ts';
import { trimLog } from './write/change-log-trim.ts';

/**
 * The reads of clients that the database does at once. The server shares its time among them, so a few of one client leave
 * time to others; the pool of the driver has 100 connections.
 */
const READ_SLOTS = { perClient: 4, inAll: 32 };

/**
 * A store in a MongoDB replica set or sharded cluster (transactions need one of the two). It connects on first use.
 * While the server does not answer, calls reject with STORE_UNAVAILABLE. If the store is newer than this program, they
 * reject with STORE_TOO_NEW.
 *
 * @param uri `mongodb://` or `mongodb+srv://`; the database is its path, or `backchannel` if it has none
 * @throws DomainError BAD_CONFIGURATION for an address that is not valid
 */
export function openMongoStore(uri: string): Store {
  return storeOn(new MongoConnection(uri));
}

function storeOn(connection: MongoConnection): Store {
  const watchers = new Watchers((tell) => followChanges(connection, tell));
  const slots = new ReadSlots(READ_SLOTS);
  const counts = new KnownCounts();
  const tell = () => {
    watchers.tell();
  };
  const read = <Result>(work: (snapshot: Snapshot) => Promise<Result>, signal?: AbortSignal): Promise<Result> =>
    connection.run((client, tables) => inSnapshot(client, tables, work, signal));
  const reader: RecordReader = snapshotReader(read, counts);
  return {
    ...reader,
    name: connection.name,
    location: connection.location,
    readerFor: (reading) => snapshotReader((work) => slots.run(reading, () => read(work, reading.signal)), counts),
    shared: sharedState(connection, tell),
    async commit(batch) {
      const report = await connection.run((client, tables) => commitBatch(client, tables, batch));
      tell();
      return report;
    },
    async adopt(part, sequence) {
      await connection.run((client, tables) => adoptPart(client, tables, part, sequence));
      tell();
    },
    async mend(entries, sequence) {
      await connection.run((client, tables) => mendEntries(client, tables, entries, sequence));
      tell();
    },
    snapshot: (work) => read((snapshot) => work(recordSnapshot(snapshot))),
    async *checkIndex() {
      yield* await connection.run((client, tables) => checkIndex(client, tables));
    },
    rebuildIndex: () => connection.run((client, tables) => rebuildIndex(client, tables)),
    changes: (after, limit) => read((snapshot) => changesBeyond(snapshot, after, limit)),
    watch: (listener) => watchers.add(listener),
    trim: (before) =>
      connection.run(async (_, tables) => {
        await trimLog(tables, before);
        await forgetExpired(tables);
      }),
    async ping() {
      await reader.head();
    },
    close() {
      watchers.close();
      return connection.close();
    },
  };
}
