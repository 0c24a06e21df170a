import { DomainError } from '../../../errors.ts';
import { SqliteConnection } from '../connection.ts';

/**
 * Reads the whole file as a new process would: the connections that are open may still hold pages in memory that are
 * damaged on disk. Then copies the write-ahead log into the file, so that the file on disk is the record.
 *
 * @throws DomainError STORE_UNAVAILABLE if the file is damaged
 */
export function checkFile({ file }: SqliteConnection): void {
  const fresh = new SqliteConnection(file, 'WRITE');
  try {
    const [row] = fresh.all<{ quick_check: string }>('PRAGMA quick_check(1)');
    if (row?.quick_check !== 'ok') {
      const found = row?.quick_check ?? 'no answer';
      const message = `The store ${file} does not answer: the file is damaged (${found}). Restore it from a copy, or import the archives into a new store.`;
      throw new DomainError('STORE_UNAVAILABLE', message);
    }
    fresh.copyLog();
  } finally {
    fresh.close();
  }
}
