import type { RecordSource } from '../store.ts';
import { SteppedReads } from './read/stepped-reads.ts';
import { steppedReader } from './read/stepped-reader.ts';

/**
 * Connections of its own to the file of an open store.
 *
 * @throws DomainError STORE_UNAVAILABLE where the file can't be opened
 */
export function openSqliteSource(location: string): RecordSource {
  const reads = new SteppedReads(location.replace(/^sqlite:/, ''));
  return {
    readerFor: (reading) => steppedReader(reads, reading),
    close: () => {
      reads.close();
      return Promise.resolve();
    },
  };
}
