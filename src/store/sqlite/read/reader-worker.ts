/** A reader thread: answers the requests of `ReaderPool` one after the other on a connection of its own. */
import { workerData } from 'node:worker_threads';
import { answerCalls } from '../../../threads/answer-calls.ts';
import { SqliteConnection } from '../connection.ts';
import { SLOW_READS } from './slow-reads.ts';

const connection = new SqliteConnection(String(workerData), 'READ');
type Read = (connection: SqliteConnection, ...given: unknown[]) => unknown;

answerCalls(
  Object.fromEntries(
    Object.entries(SLOW_READS).map(([name, read]) => [
      name,
      (...given: unknown[]) => (read as Read)(connection, ...given),
    ]),
  ),
);
