import { setTimeout as wait } from 'node:timers/promises';
import type { ChangeStream, MongoClient } from 'mongodb';
import type { MongoConnection } from '../connection.ts';
import type { Tables } from '../tables.ts';

/** Waits between attempts to listen again, each twice the last one. */
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 10_000;

/** Every commit updates the one document of `meta`, so that it is one event, whatever it writes. */
const COMMITS_AND_SHARED = [{ $match: { 'ns.coll': { $in: ['meta', 'shared'] } } }, { $project: { _id: 1 } }];

/**
 * Listens to what is written by whichever node, in one stream, and listens again after every failure.
 *
 * @param tell called for each thing heard, and whenever the stream begins, because something may have been missed
 * @returns what ends it
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
      // Whoever asks the store meanwhile is told why it doesn't answer.
    }
    await wait(pause, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

function openStream(client: MongoClient, { dbName }: Tables['meta']): ChangeStream {
  return client.db(dbName).watch(COMMITS_AND_SHARED);
}

/** Rejects when the stream fails or is closed. */
async function listen(stream: ChangeStream, signal: AbortSignal, heard: (isFirst: boolean) => void): Promise<void> {
  // A client that was closed meanwhile would connect again.
  if (signal.aborted) return;
  const close = () => void stream.close().catch(() => undefined);
  signal.addEventListener('abort', close, { once: true });
  try {
    // Opens it, and waits no longer than a moment for a first event.
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
