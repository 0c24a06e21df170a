/** A thread that rewrites a database file (`file-rewrite.ts`), and ends. */
import { isMainThread, workerData } from 'node:worker_threads';
import { SqliteConnection } from '../connection.ts';

if (isMainThread) throw new Error('rewrite-worker.ts runs as a worker thread only');

/** Longer than the largest commit of another process takes. */
const LOCK_TIMEOUT_MS = 30_000;

const connection = new SqliteConnection(String(workerData), 'WRITE');
try {
  connection.execute(`PRAGMA busy_timeout = ${LOCK_TIMEOUT_MS}`);
  // The index of words keeps the words of deleted entries until its parts are merged.
  connection.execute("INSERT INTO entry_words (entry_words) VALUES ('optimize'); VACUUM");
  if (!connection.emptyLog()) throw new Error('other processes kept reading the old file.');
} finally {
  connection.close();
}
