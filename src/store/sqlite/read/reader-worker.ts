/** A reader thread: answers the requests of `ReaderPool`, in turns. */
import { workerData } from 'node:worker_threads';
import { answerCalls } from '../../../threads/answer-calls.ts';
import type { SqliteConnection } from '../connection.ts';
import { SLOW_READS } from './slow-reads.ts';
import { SteppedReads } from './stepped-reads.ts';

const reads = new SteppedReads(String(workerData), 'IN_TURN');
type Read = (connection: SqliteConnection, ...given: unknown[]) => unknown;

answerCalls(
  Object.fromEntries(
    Object.entries(SLOW_READS).map(([name, read]) => [
      name,
      // Each call is its own operation. All of them belong to one client: the service.
      (...given: unknown[]) =>
        reads.run({ client: '', signal: new AbortController().signal }, (connection) =>
          (read as unknown as Read)(connection, ...given),
        ),
    ]),
  ),
  () => {
    reads.close();
  },
);
