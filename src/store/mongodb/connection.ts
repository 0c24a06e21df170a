import { MongoClient, MongoServerError } from 'mongodb';
import { DomainError } from '../../errors.ts';
import { withStoreErrors } from './driver-errors.ts';
import { createIndexes, type Tables, tablesOf } from './tables.ts';

/** Raised with every change of the documents that an older program could not read. */
const SCHEMA_VERSION = 1;
const DEFAULT_DATABASE = 'backchannel';
/**
 * An answer within five seconds, also where it is that the server cannot be reached: an operation that was under way
 * waits twice, once to try again and once to abort its transaction.
 */
const SERVER_TIMEOUT_MS = 2_000;
const DUPLICATE_KEY = 11_000;

export interface Connection {
  readonly client: MongoClient;
  readonly tables: Tables;
  /** The address without user and password. */
  readonly name: string;
}

/**
 * Connects, makes the indexes that are missing, and checks that the database is one that this program can read.
 *
 * @throws DomainError BAD_CONFIGURATION for an address that isn't one; STORE_UNAVAILABLE; STORE_TOO_NEW.
 */
export async function connect(uri: string): Promise<Connection> {
  const client = clientFor(uri);
  const database = client.db(databaseOf(uri));
  const name = nameOf(uri, database.databaseName);
  const tables = tablesOf(database);
  try {
    await withStoreErrors(name, async () => {
      await client.connect();
      await checkSchema(tables, name);
      await createIndexes(database);
    });
  } catch (error) {
    await client.close();
    throw error;
  }
  return { client, tables, name };
}

function clientFor(uri: string): MongoClient {
  try {
    return new MongoClient(uri, {
      serverSelectionTimeoutMS: SERVER_TIMEOUT_MS,
      connectTimeoutMS: SERVER_TIMEOUT_MS,
      // What was acknowledged is there after a crash and after a change of the primary.
      w: 'majority',
      journal: true,
      appName: 'backchannel',
      ignoreUndefined: true,
    });
  } catch (error) {
    // The driver's message may repeat the address, so it is neither shown nor kept as a cause.
    const reason = error instanceof Error ? error.name : 'unknown reason';
    throw new DomainError(
      'BAD_CONFIGURATION',
      `The address of the MongoDB store is not one (${reason}): it looks like mongodb://user:password@host:27017/database.`,
    );
  }
}

/** The path of the address, as MongoDB defines it; never `test`, the driver's own choice. */
function databaseOf(uri: string): string {
  const named = /^mongodb(?:\+srv)?:\/\/[^/?]*\/([^?]+)/.exec(uri)?.[1];
  return named === undefined ? DEFAULT_DATABASE : decodeURIComponent(named);
}

function nameOf(uri: string, database: string): string {
  const [, scheme = 'mongodb', authority = ''] = /^(mongodb(?:\+srv)?):\/\/([^/?]*)/.exec(uri) ?? [];
  return `${scheme}://${authority.slice(authority.lastIndexOf('@') + 1)}/${database}`;
}

async function checkSchema({ meta }: Tables, name: string): Promise<void> {
  try {
    await meta.updateOne({ _id: 'store' }, { $setOnInsert: { schema: SCHEMA_VERSION, sequence: 0 } }, { upsert: true });
  } catch (error) {
    // Another node that starts at the same moment made it.
    if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
  }
  const version = (await meta.findOne({ _id: 'store' }))?.schema ?? SCHEMA_VERSION;
  if (version > SCHEMA_VERSION) {
    throw new DomainError(
      'STORE_TOO_NEW',
      `The store ${name} was written by a newer version of Backchannel (its documents are of version ${version}, this one knows ${SCHEMA_VERSION}).`,
    );
  }
}
