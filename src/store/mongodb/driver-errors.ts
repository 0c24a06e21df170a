/** The one place where errors of the driver become ours. */
import { MongoError, MongoNetworkError, MongoServerError, MongoServerSelectionError } from 'mongodb';
import { DomainError } from '../../errors.ts';

/** Server errors that say that it cannot serve now: shutting down, no primary, out of time (also of a transaction), not let in. */
const UNAVAILABLE_CODES: ReadonlySet<number> = new Set([
  6, 7, 13, 18, 50, 89, 91, 189, 251, 262, 9001, 10107, 11600, 11602, 13388, 13435, 13436,
]);

/**
 * Runs an operation; what keeps the server from answering comes out as STORE_UNAVAILABLE.
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

function toStoreError(name: string, error: unknown): unknown {
  if (!(error instanceof MongoError) || !isUnavailable(error)) return error;
  const message = `The store ${name} doesn't answer: ${reasonOf(error)}.`;
  return new DomainError('STORE_UNAVAILABLE', message, {}, { cause: error });
}

function isUnavailable(error: MongoError): boolean {
  if (error instanceof MongoServerError) {
    return typeof error.code === 'number' && UNAVAILABLE_CODES.has(error.code);
  }
  return true;
}

/** The driver's words name hosts and ports; the part of an address before an @ is left out all the same. */
function reasonOf(error: MongoError): string {
  const plain = error instanceof MongoServerSelectionError || error instanceof MongoNetworkError;
  return (plain ? error.message : `${error.name}, ${error.message}`).replace(/\/\/[^/\s]*@/g, '//');
}
