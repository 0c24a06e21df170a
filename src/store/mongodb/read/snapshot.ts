import { setTimeout as wait } from 'node:timers/promises';
import type { ClientSession, MongoClient } from 'mongodb';
import type { Tables } from '../tables.ts';

/** The tables, and the session whose snapshot a read sees. */
export interface Snapshot {
  readonly tables: Tables;
  readonly session: ClientSession;
}

/** The time after which the server gets the command to end a query once more, if the query still runs. */
const KILL_AGAIN_MS = 200;

/**
 * Runs a read of several queries in one snapshot. If the server drops the snapshot, the read runs again. It ends with
 * an abort: there is nothing to commit, and the driver would repeat an unanswered commit for minutes.
 *
 * @param signal when it is aborted, the server ends the query under way, and the read rejects
 */
export async function inSnapshot<T>(
  client: MongoClient,
  tables: Tables,
  read: (snapshot: Snapshot) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  await using session = client.startSession();
  const work = session.withTransaction(
    async () => {
      signal?.throwIfAborted();
      const answer = await read({ tables, session });
      await session.abortTransaction();
      return answer;
    },
    { readConcern: { level: 'snapshot' }, readPreference: 'primary' },
  );
  return signal === undefined ? await work : await killedBy(signal, client, session, work);
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
