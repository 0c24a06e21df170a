import type { ClientSession, MongoClient } from 'mongodb';
import { AbandonedTransactions } from './abandoned-transactions.ts';

const OPTIONS = { readConcern: { level: 'snapshot' }, readPreference: 'primary' } as const;

/**
 * Runs a transaction that writes. It runs again while another one is in its way, and ends those that a dead node has left.
 */
export async function inTransaction<Result>(
  client: MongoClient,
  work: (session: ClientSession) => Promise<Result>,
): Promise<Result> {
  await using session = client.startSession();
  const abandoned = new AbandonedTransactions(client);
  return await session.withTransaction(async () => {
    await abandoned.endIfHeldUp();
    return work(session);
  }, OPTIONS);
}
