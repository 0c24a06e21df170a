import type { Fault } from '../../store.ts';
import { Connection } from '../connection.ts';
import { entryFaults } from './entry-faults.ts';
import { nameFaults } from './name-faults.ts';

/** Compares all that is kept beside the bodies with what follows from them, on one snapshot, which keeps no commit waiting. */
export async function* indexFaults(file: string): AsyncGenerator<Fault> {
  const connection = new Connection(file, 'READ');
  try {
    yield* fileFaults(connection);
    connection.run('BEGIN');
    yield* nameFaults(connection);
    yield* entryFaults(connection);
    connection.run('COMMIT');
  } finally {
    connection.close();
  }
}

/** What SQLite itself says of the file; its index of words can be made anew, all else is beyond help here. */
function fileFaults(connection: Connection): Fault[] {
  const rows = connection.all<{ integrity_check: string }>('PRAGMA main.integrity_check(10)');
  const messages = rows.map(({ integrity_check: message }) => message).filter((message) => message !== 'ok');
  return messages.map((detail) => ({ what: 'file', detail, canBeMended: detail.includes('entry_words') }));
}
