import type { RecordSource } from '../store.ts';
import { SqliteConnection } from './connection.ts';
import { FileGuard } from './file-guard.ts';
import { SteppedReads } from './read/stepped-reads.ts';
import { steppedReader } from './read/stepped-reader.ts';

/**
 * Has its own connections to the file of an open store.
 *
 * @throws DomainError STORE_UNAVAILABLE if the file can't be opened
 */
export function openSqliteSource(location: string): RecordSource {
  const file = location.replace(/^sqlite:/, '');
  const watched = new SqliteConnection(file, 'READ');
  const guard = new FileGuard(watched);
  const reads = new SteppedReads(file, 'IN_TURN');
  return {
    readerFor(reading) {
      // Connections would go on reading a file that was deleted or replaced.
      guard.checkFiles();
      return steppedReader(reads, () => reading);
    },
    close: () => {
      watched.close();
      reads.close();
      return Promise.resolve();
    },
  };
}
