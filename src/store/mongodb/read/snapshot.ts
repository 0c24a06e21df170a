import type { ClientSession, MongoClient } from 'mongodb';
import type { Tables } from '../tables.ts';

/** The tables, and the session whose snapshot a read sees. */
export interface Snapshot {
  readonly tables: Tables;
  readonly session: ClientSession;
}

/**
 * Runs a read of several queries in one snapshot. If the server drops the snapshot, the read runs again. It ends with
 * an abort: there is nothing to commit, and the driver would repeat an unanswered commit for minutes.
 */
export async function inSnapshot<T>(
  client: MongoClient,
  tables: Tables,
  read: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  await using session = client.startSession();
  return await session.withTransaction(
    async () => {
      const answer = await read({ tables, session });
      await session.abortTransaction();
      return answer;
    },
    { readConcern: { level: 'snapshot' }, readPreference: 'primary' },
  );
}
