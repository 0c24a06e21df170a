import { setTimeout as wait } from 'node:timers/promises';
import type { ChangeStream, MongoClient } from 'mongodb';
import type { MongoConnection } from '../connection.ts';
import type { Tables } from '../tables.ts';

/** The pause between two attempts to listen; it doubles each time. */
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 10_000;

/** Every commit updates the one document of `meta`, so each commit is one event. */
const COMMITS_AND_SHARED = [{ $match: { 'ns.coll': { $in: ['meta', 'shared'] } } }, { $project: { _id: 1 } }];

/**
 * Listens in one stream to the writes of all nodes, and listens again after every failure.
 *
 * @param tell called for each event, and whenever the stream begins, because events may have been missed before
 * @returns a function that ends it
 */
export function followChanges(connection: MongoConnection, tell: () => void): () => void {
  const stopping = new AbortController();
  void followUntil(stopping.signal, connection, tell);
  return () => {
    stopping.abort();
  };
}

async function followUntil(signal: AbortSignal, connection: MongoConnection, tell: () => void): Promise<void> {
  for (let pause = FIRST_RETRY_MS; !signal.aborted; pause = Math.min(pause * 2, LAST_RETRY_MS)) {
    try {
      await connection.run((client, { meta }) =>
        listen(openStream(client, meta), signal, (isFirst) => {
          if (isFirst) pause = FIRST_RETRY_MS;
          tell();
        }),
      );
    } catch {
      // No error is reported here: every other call to the store reports why it does not answer.
    }
    await wait(pause, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

function openStream(client: MongoClient, { dbName }: Tables['meta']): ChangeStream {
  return client.db(dbName).watch(COMMITS_AND_SHARED);
}

/** Rejects when the stream fails or is closed. */
async function listen(stream: ChangeStream, signal: AbortSignal, heard: (isFirst: boolean) => void): Promise<void> {
  // A closed client would connect again.
  if (signal.aborted) return;
  const close = () => void stream.close().catch(() => undefined);
  signal.addEventListener('abort', close, { once: true });
  try {
    // Opens the stream, and does not wait for an event.
    await stream.tryNext();
    heard(true);
    for (;;) {
      await stream.next();
      heard(false);
    }
  } finally {
    signal.removeEventListener('abort', close);
    await stream.close();
  }
}
