import { setTimeout as wait } from 'node:timers/promises';
import { type ClientSession, type MongoClient, MongoNetworkError, MongoServerError } from 'mongodb';
import type { Tables } from '../tables.ts';

/** The tables, and the session whose snapshot a read sees. */
export interface Snapshot {
  readonly tables: Tables;
  readonly session: ClientSession;
}

const MAX_ATTEMPTS = 3;
/** SnapshotTooOld, SnapshotUnavailable (an index was made meanwhile), and CursorNotFound after a change of the primary. */
const SNAPSHOT_LOST = [239, 246, 43];

/** The time after which the server gets the command to end a query once more, if the query still runs. */
const KILL_AGAIN_MS = 200;

/**
 * Runs a read of several queries in one snapshot, which a majority of the servers has. If the server drops the snapshot, or
 * the connection is lost, the read runs again. It is no transaction: it holds no locks, and a node that dies leaves nothing
 * open.
 *
 * @param signal when it is aborted, the server ends the query under way, and the read rejects
 */
export async function inSnapshot<T>(
  client: MongoClient,
  tables: Tables,
  read: (snapshot: Snapshot) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    await using session = client.startSession({ snapshot: true });
    const work = read({ tables, session });
    try {
      return signal === undefined ? await work : await killedBy(signal, client, session, work);
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || signal?.aborted === true || !mayWorkAgain(error)) throw error;
    }
  }
}

/** Whether the same read may be answered in another snapshot, or over another connection. */
function mayWorkAgain(error: unknown): boolean {
  if (error instanceof MongoNetworkError) return true;
  return error instanceof MongoServerError && SNAPSHOT_LOST.some((code) => code === error.code);
}

/**
 * Ends the session's work in the server when the signal is aborted. It settles only after the answer of the server,
 * because the driver gives the session to the next read, which must not be ended.
 */
async function killedBy<T>(
  signal: AbortSignal,
  client: MongoClient,
  session: ClientSession,
  work: Promise<T>,
): Promise<T> {
  let isOver = false;
  let killing = Promise.resolve();
  const settled = work.then(
    () => (isOver = true),
    () => (isOver = true),
  );
  const kill = async () => {
    const { id } = session;
    // A query that was sent before the abort may arrive after it.
    while (!isOver && id !== undefined) {
      await client
        .db('admin')
        .command({ killSessions: [id] })
        .catch(() => undefined);
      await Promise.race([settled, wait(KILL_AGAIN_MS, undefined, { ref: false })]);
    }
  };
  const onAbort = () => {
    killing = kill();
  };
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await work;
  } finally {
    signal.removeEventListener('abort', onAbort);
    await killing;
  }
}
