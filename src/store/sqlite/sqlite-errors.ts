import { DomainError } from '../../errors.ts';

/** Results of SQLite (their primary codes) that say that the database, not the request, is at fault. */
const UNAVAILABLE: Readonly<Record<number, string>> = {
  3: 'it may not be accessed',
  5: 'another process holds it locked',
  6: 'a table is locked',
  7: 'there is not enough memory',
  8: 'it is read-only',
  10: 'the disk failed to read or write',
  11: 'the file is damaged',
  13: 'the disk is full',
  14: 'the file cannot be opened',
  15: 'another process changed its locking',
  17: 'another process changed its tables',
  22: 'it needs large files, which this system lacks',
  23: 'access was denied',
  26: 'the file is not an SQLite database',
};

const SQLITE_BUSY = 5;

/** What SQLite says of a failure, as a `STORE_UNAVAILABLE` where it lies with the file; everything else as it is. */
export function toStoreError(error: unknown, file: string): unknown {
  const code = resultCode(error);
  const reason = code === null ? undefined : UNAVAILABLE[code & 0xff];
  if (reason === undefined || !(error instanceof Error)) return error;
  return new DomainError(
    'STORE_UNAVAILABLE',
    `The store ${file} does not answer: ${reason} (${error.message}).`,
    {},
    { cause: error },
  );
}

/** Whether another connection, of this process or another, is writing. */
export function isBusy(error: unknown): boolean {
  const code = resultCode(error);
  return code !== null && (code & 0xff) === SQLITE_BUSY;
}

function resultCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('sqliteCode' in error)) return null;
  return typeof error.sqliteCode === 'number' ? error.sqliteCode : null;
}
