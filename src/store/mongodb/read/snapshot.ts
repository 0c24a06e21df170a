import type { ClientSession, MongoClient } from 'mongodb';
import type { Tables } from '../tables.ts';

/** What a read runs in: the collections, and the session whose snapshot it sees. */
export interface Snapshot {
  readonly tables: Tables;
  readonly session: ClientSession;
}

/**
 * Runs a read that asks several times in one snapshot; a snapshot that the server gave up is taken again. It ends with
 * an abort: there is nothing to commit, and a commit whose answer is lost would be repeated for minutes.
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
