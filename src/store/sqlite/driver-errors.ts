/** Maps the errors of SQLite to ours, by their codes. No other file does this. */
import { DomainError } from '../../errors.ts';

interface Reason {
  readonly what: string;
  readonly advice: string;
}

const RETRY = 'Try again in a moment.';
const PERMISSIONS = 'Check the owner and the permissions of the file and of its folder.';
const LOCKED: Reason = { what: 'another process has locked it', advice: 'Wait until that process is done, or end it.' };

/** Primary result codes of SQLite whose cause is the file, not the request. */
const UNAVAILABLE: Readonly<Record<number, Reason>> = {
  3: { what: 'access to it is not allowed', advice: PERMISSIONS },
  5: LOCKED,
  6: LOCKED,
  7: { what: 'there is not enough memory', advice: 'Give the process more memory.' },
  8: { what: 'it is read-only', advice: PERMISSIONS },
  10: {
    what: 'the disk failed to read or write',
    advice: 'Check the disk, and restore the file from a copy if need be.',
  },
  11: { what: 'the file is damaged', advice: 'Restore it from a copy, or import the archives into a new store.' },
  13: { what: 'the disk is full', advice: 'Free some space.' },
  14: { what: 'the file cannot be opened', advice: PERMISSIONS },
  15: { what: 'another process changed how the file is locked', advice: RETRY },
  17: { what: 'another process changed its tables', advice: RETRY },
  22: { what: 'this system cannot handle so large a file', advice: 'Move it to another file system.' },
  23: { what: 'access to it was denied', advice: PERMISSIONS },
  26: { what: 'the file is not an SQLite database', advice: 'Name another file.' },
};

const SQLITE_BUSY = 5;
/** The lower bits of an extended result code. */
const PRIMARY_CODE = 0xff;

/** An error of SQLite as STORE_UNAVAILABLE if the file is the cause; every other error unchanged. */
export function toStoreError(error: unknown, file: string): unknown {
  const code = resultCode(error);
  const reason = code === null ? undefined : UNAVAILABLE[code & PRIMARY_CODE];
  if (reason === undefined) return error;
  const message = `The store ${file} does not answer: ${reason.what} (SQLite error ${code}). ${reason.advice}`;
  return new DomainError('STORE_UNAVAILABLE', message, {}, { cause: error });
}

/** Whether another connection, of this or another process, is writing. */
export function isBusy(error: unknown): boolean {
  const code = resultCode(error);
  return code !== null && (code & PRIMARY_CODE) === SQLITE_BUSY;
}

function resultCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('sqliteCode' in error)) return null;
  return typeof error.sqliteCode === 'number' ? error.sqliteCode : null;
}
