import type { SqliteConnection } from '../connection.ts';

/** Reading the version of the file takes microseconds. */
const POLL_INTERVAL_MS = 25;

/**
 * Polls whether another connection, of this process or of another, has written to the file. Does not keep the process
 * alive.
 *
 * @param tell called after a write, and when a file that could not be read can be read again
 * @returns a function that ends it
 */
export function watchFile(reader: SqliteConnection, tell: () => void): () => void {
  let version = versionOf(reader);
  const timer = setInterval(() => {
    const seen = version;
    version = versionOf(reader);
    if (version !== null && version !== seen) tell();
  }, POLL_INTERVAL_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

/** A number that changes with every commit of another connection; null if the file can't be read. */
function versionOf(reader: SqliteConnection): number | null {
  try {
    return reader.all<{ data_version: number }>('PRAGMA data_version')[0]?.data_version ?? null;
  } catch {
    return null;
  }
}
