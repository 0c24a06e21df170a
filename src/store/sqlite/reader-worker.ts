/** A reader thread: answers the requests of `ReaderPool` one after the other on a connection of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '../../errors.ts';
import { Connection } from './connection.ts';
import { type ReadAnswer, type ReadFailure, type ReadRequest, SLOW_READS } from './slow-reads.ts';

if (parentPort === null) throw new Error('reader-worker.ts runs as a worker thread only');
const port = parentPort;
const connection = new Connection(String(workerData), 'READ');

port.on('message', (request: ReadRequest) => {
  port.postMessage(answer(request));
});

function answer({ id, name, given }: ReadRequest): ReadAnswer {
  const read = SLOW_READS[name] as (connection: Connection, ...given: readonly unknown[]) => unknown;
  try {
    return { id, result: read(connection, ...given) };
  } catch (error) {
    return { id, error: toFailure(error) };
  }
}

function toFailure(error: unknown): ReadFailure {
  if (error instanceof DomainError) return { code: error.code, message: error.message, place: error.place };
  return { code: null, message: error instanceof Error ? (error.stack ?? error.message) : String(error), place: {} };
}
