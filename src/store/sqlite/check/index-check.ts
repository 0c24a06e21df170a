import type { Inconsistency } from '../../store.ts';
import { Connection } from '../connection.ts';
import { checkEntries } from './entry-check.ts';
import { checkNamed } from './named-check.ts';

/** Compares all that is kept beside the bodies with what follows from them, on one snapshot, which keeps no commit waiting. */
export async function* checkIndex(file: string): AsyncGenerator<Inconsistency> {
  const connection = new Connection(file, 'READ');
  try {
    yield* checkFile(connection);
    connection.run('BEGIN');
    yield* checkNamed(connection);
    yield* checkEntries(connection);
    connection.run('COMMIT');
  } finally {
    connection.close();
  }
}

/** What SQLite itself says of the file; its index of words can be made anew, all else is beyond help here. */
function checkFile(connection: Connection): Inconsistency[] {
  const rows = connection.all<{ integrity_check: string }>('PRAGMA main.integrity_check(10)');
  const messages = rows.map(({ integrity_check: message }) => message).filter((message) => message !== 'ok');
  return messages.map((detail) => ({ what: 'file', detail, canBeMended: detail.includes('entry_words') }));
}
