/** Maps the errors of the MongoDB driver to ours, by their classes and codes. No other file does this. */
import {
  MongoError,
  MongoNetworkError,
  MongoNetworkTimeoutError,
  MongoServerError,
  MongoServerSelectionError,
  TopologyType,
} from 'mongodb';
import { DomainError } from '../../errors.ts';

const DUPLICATE_KEY = 11_000;
const BAD_VALUE = 2;

const NO_PRIMARY = 'it has no primary at the moment';
const SHUTTING_DOWN = 'it is shutting down';
const TOO_SLOW = 'it did not answer in time';
const LOST = 'the connection was lost';

/** Codes of the server for “cannot serve now”. */
const SERVER_REASONS: Readonly<Record<number, string>> = {
  6: 'one of its servers cannot be reached',
  7: 'one of its servers cannot be found',
  13: 'the user has no right to read and write this database',
  18: 'it does not accept the user name or the password',
  50: TOO_SLOW,
  89: 'one of its servers did not answer in time',
  91: SHUTTING_DOWN,
  189: NO_PRIMARY,
  251: 'it ended the transaction, which took too long',
  262: TOO_SLOW,
  9001: LOST,
  10107: NO_PRIMARY,
  11600: SHUTTING_DOWN,
  11602: NO_PRIMARY,
  13388: 'its shards were changed',
  13435: NO_PRIMARY,
  13436: NO_PRIMARY,
};

/** Codes of the operating system; they are in the causes of the driver's own errors. */
const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  EAI_AGAIN: 'the name of its host cannot be looked up now',
  ECONNREFUSED: 'no server listens at its host and port',
  ECONNRESET: LOST,
  EHOSTUNREACH: 'its host cannot be reached',
  ENETUNREACH: 'its network cannot be reached',
  ENOTFOUND: 'the name of its host is unknown',
  EPIPE: LOST,
  ETIMEDOUT: TOO_SLOW,
};

const ADVICE = 'Check that the server runs, and that the address of the store is right.';

/**
 * Runs an operation. A failure of the server or of the connection becomes STORE_UNAVAILABLE.
 *
 * @param name the store without its password, for the message
 */
export async function withStoreErrors<T>(name: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw toStoreError(name, error);
  }
}

/** Whether there is already a document with the same id or the same unique key. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === DUPLICATE_KEY;
}

function toStoreError(name: string, error: unknown): unknown {
  const reason = error instanceof MongoError ? reasonOf(error) : null;
  if (reason === null) return error;
  const message = `The store ${name} does not answer: ${reason}. ${ADVICE}`;
  return new DomainError('STORE_UNAVAILABLE', message, {}, { cause: error });
}

/** Null if the request, not the server, is the cause. */
function reasonOf(error: MongoError): string | null {
  if (error instanceof MongoServerError) {
    const { code } = error;
    const reason = isIndexGone(error)
      ? 'its indexes are gone, and perhaps all its data'
      : typeof code === 'number'
        ? SERVER_REASONS[code]
        : undefined;
    return reason === undefined ? null : `${reason} (MongoDB error ${code})`;
  }
  return systemReasonOf(error) ?? reasonOfClass(error);
}

/** The server has no code for it, so the text of its message is needed. */
function isIndexGone({ code, errmsg }: MongoServerError): boolean {
  return code === BAD_VALUE && errmsg.includes('does not correspond to an existing index');
}

/** The first reason of the operating system, or of a server, in the chain of causes. */
function systemReasonOf(error: MongoError): string | null {
  for (let cause: unknown = error; cause instanceof Error; { cause } = cause) {
    const { code } = cause as { readonly code?: unknown };
    if (typeof code === 'string' && SYSTEM_REASONS[code] !== undefined) return `${SYSTEM_REASONS[code]} (${code})`;
    if (cause instanceof MongoServerError) return reasonOf(cause);
  }
  return null;
}

function reasonOfClass(error: MongoError): string {
  if (error instanceof MongoNetworkTimeoutError) return TOO_SLOW;
  if (error instanceof MongoNetworkError) return LOST;
  if (error instanceof MongoServerSelectionError) {
    return error.reason?.type === TopologyType.ReplicaSetNoPrimary ? NO_PRIMARY : 'no server answered in time';
  }
  return `the driver gave up (${error.name})`;
}
