/** A reader thread: answers the requests of `ReaderPool`, in turns. */
import { workerData } from 'node:worker_threads';
import { answerCalls } from '../../../threads/answer-calls.ts';
import { lowerThreadPriority } from '../../../threads/low-priority.ts';
import type { SqliteConnection } from '../connection.ts';
import { SLOW_READS, type SlowReadCalls } from './slow-reads.ts';
import { SteppedReads } from './stepped-reads.ts';

lowerThreadPriority();

const reads = new SteppedReads(String(workerData), 'IN_TURN');
type Read = (connection: SqliteConnection, ...given: unknown[]) => unknown;

const running = new Map<number, AbortController>();

const calls: SlowReadCalls = {
  read: ({ number, client, name, given }) =>
    new Promise((resolve, reject) => {
      const controller = new AbortController();
      running.set(number, controller);
      const { signal } = controller;
      signal.addEventListener('abort', () => {
        running.delete(number);
        reject(new Error('The read was cancelled'));
      });
      const read = SLOW_READS[name] as unknown as Read;
      reads
        .run({ client, signal }, (connection) => read(connection, ...given))
        .then(resolve, reject)
        .finally(() => running.delete(number));
    }),
  cancel(number) {
    running.get(number)?.abort();
  },
};

answerCalls(calls, () => {
  reads.close();
});
