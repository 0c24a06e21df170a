import { type Db, MongoClient } from 'mongodb';
import { DomainError } from '../../errors.ts';
import { withStoreErrors } from './driver-errors.ts';
import { HEARTBEAT_INTERVAL_MS, Heartbeats } from './heartbeats.ts';
import { readSchemaVersion, upgradeSchema } from './schema.ts';
import { createIndexes, type Tables, tablesOf } from './tables.ts';

const DEFAULT_DATABASE = 'backchannel';
/**
 * Every call ends within five seconds, even if the server cannot be reached. An operation that has begun waits twice:
 * once to try again, and once to abort its transaction.
 */
const SERVER_TIMEOUT_MS = 2_000;

/**
 * The connection to a database. It opens on first use.
 *
 * Guarantee: every operation finds a database that this program can read, with all its indexes. While the server does not
 * answer, each operation tries again from the start.
 */
export class MongoConnection {
  /** The address without user and password. */
  readonly name: string;
  /** The address as it was given; it may hold a password. */
  readonly location: string;
  readonly #client: MongoClient;
  readonly #database: Db;
  readonly #tables: Tables;
  readonly #heartbeats: Heartbeats;
  #prepared: Promise<void> | null = null;

  /** @throws DomainError BAD_CONFIGURATION for an address that is not valid */
  constructor(uri: string) {
    this.#client = clientFor(uri);
    this.#database = this.#client.db(databaseOf(uri), { readPreference: 'primary' });
    this.#tables = tablesOf(this.#database);
    this.location = uri;
    this.name = nameOf(uri, this.#database.databaseName);
    this.#heartbeats = new Heartbeats(this.#client, this.name);
  }

  /** @throws DomainError STORE_UNAVAILABLE or STORE_TOO_NEW, or the error of `use` */
  async run<T>(use: (client: MongoClient, tables: Tables) => Promise<T>): Promise<T> {
    const work = withStoreErrors(this.name, async () => {
      await this.#ready();
      return use(this.#client, this.#tables);
    });
    return this.#heartbeats.during(work);
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  async #ready(): Promise<void> {
    const preparing = (this.#prepared ??= this.#prepare());
    try {
      await preparing;
    } catch (error) {
      if (this.#prepared === preparing) this.#prepared = null;
      throw error;
    }
  }

  async #prepare(): Promise<void> {
    await this.#client.connect();
    const version = await readSchemaVersion(this.#tables, this.name);
    await createIndexes(this.#database);
    await upgradeSchema(this.#client, this.#tables, version);
  }
}

function clientFor(uri: string): MongoClient {
  try {
    return new MongoClient(uri, {
      serverSelectionTimeoutMS: SERVER_TIMEOUT_MS,
      connectTimeoutMS: SERVER_TIMEOUT_MS,
      heartbeatFrequencyMS: HEARTBEAT_INTERVAL_MS,
      // An acknowledged commit survives a crash and a change of the primary.
      w: 'majority',
      journal: true,
      appName: 'backchannel',
      ignoreUndefined: true,
    });
  } catch (error) {
    // The driver's message may repeat the address with its password: it is neither shown nor kept as a cause.
    const reason = error instanceof Error ? error.name : 'unknown reason';
    throw new DomainError(
      'BAD_CONFIGURATION',
      `The address of the MongoDB store is not valid (${reason}). Write it like mongodb://user:password@host:27017/database.`,
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
