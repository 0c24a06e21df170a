import type { SqliteConnection } from '../connection.ts';

/** A look at the file's version costs microseconds. */
const POLL_INTERVAL_MS = 25;

/**
 * Looks again and again whether another connection, of this process or another, has written to the file. Does not keep
 * the process alive.
 *
 * @param tell called when one has, and when a file that could not be read can be read again
 * @returns what ends it
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

/** A number that changes with every commit of another connection; null where the file can't be read. */
function versionOf(reader: SqliteConnection): number | null {
  try {
    return reader.all<{ data_version: number }>('PRAGMA data_version')[0]?.data_version ?? null;
  } catch {
    return null;
  }
}
