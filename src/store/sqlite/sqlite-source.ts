import { endingReader } from '../kit/ending-reader.ts';
import type { RecordSource } from '../store.ts';
import { SqliteConnection } from './connection.ts';
import { directReader } from './read/direct-reader.ts';

/** A connection of its own to the file of an open store. */
export function openSqliteSource(location: string): RecordSource {
  const connection = new SqliteConnection(location.replace(/^sqlite:/, ''), 'READ');
  const reader = directReader(connection);
  return {
    readerFor: ({ signal }) => endingReader(reader, signal),
    close: () => {
      connection.close();
      return Promise.resolve();
    },
  };
}
