import { type Document, MongoClient } from 'mongodb';

/** Holds the queries of one database in the server, and shows what the server does for them. */
export class HeldQueries implements AsyncDisposable {
  readonly #client: MongoClient;
  readonly #database: string;
  /** The sessions of the queries that were seen. */
  readonly #sessions = new Set<string>();

  /** @param uri the address of the database */
  constructor(uri: string) {
    this.#client = new MongoClient(uri);
    this.#database = this.#client.db().databaseName;
  }

  /** Whether the server has fail points. */
  async canHold(): Promise<boolean> {
    return await this.#set('off').then(
      () => true,
      () => false,
    );
  }

  /** From now on, every query of entries waits in the server until something ends it. */
  async hold(): Promise<void> {
    const waits = { blockConnection: true, blockTimeMS: 60_000 };
    const namespace = `${this.#database}.entries`;
    await this.#set('alwaysOn', { failCommands: ['find', 'aggregate'], namespace, ...waits });
  }

  async release(): Promise<void> {
    await this.#set('off');
  }

  /** The number of queries of entries that the server works on. */
  async count(): Promise<number> {
    const held = (await this.#operations()).filter((operation) => this.#isHeld(operation));
    for (const operation of held) this.#sessions.add(sessionOf(operation));
    return held.length;
  }

  /** The number of queries of entries in the server, and of open transactions of the sessions that were seen. */
  async left(): Promise<number> {
    const isTransaction = (operation: Document) =>
      operation['transaction'] !== undefined && this.#sessions.has(sessionOf(operation));
    return (await this.#operations()).filter((operation) => this.#isHeld(operation) || isTransaction(operation)).length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.release();
    await this.#client.close();
  }

  #isHeld({ active, command }: Document): boolean {
    const { find, aggregate, $db } = (command ?? {}) as Document;
    return active === true && $db === this.#database && (find === 'entries' || aggregate === 'entries');
  }

  async #operations(): Promise<Document[]> {
    const admin = this.#client.db('admin');
    return admin.aggregate([{ $currentOp: { allUsers: true, idleSessions: true } }]).toArray();
  }

  async #set(mode: 'alwaysOn' | 'off', data?: Document): Promise<void> {
    await this.#client.db('admin').command({ configureFailPoint: 'failCommand', mode, ...(data && { data }) });
  }
}

function sessionOf({ lsid }: Document): string {
  return JSON.stringify((lsid as Document | undefined)?.['id'] ?? null);
}
