import type { MongoClient } from 'mongodb';

/** How long a commit waits for another one before it checks whether the node of that one is alive. */
const PATIENCE_MS = 500;

/**
 * A node that dies in the middle of a commit leaves its transaction open in the server, which ends it only after a minute.
 * No other node can commit until then. So a commit that has to wait ends the transactions whose connection is gone: their
 * node cannot go on with them.
 *
 * A node that lives keeps its connection, however long it works on a commit. If it loses the connection, its transaction
 * fails anyway, and it tries again.
 */
export class AbandonedTransactions {
  readonly #client: MongoClient;
  readonly #patienceMs: number;
  #checkDue: number;

  /** @param client with the `appName` that all nodes share */
  constructor(client: MongoClient, patienceMs = PATIENCE_MS) {
    this.#client = client;
    this.#patienceMs = patienceMs;
    this.#checkDue = performance.now() + patienceMs;
  }

  /** Call this before each attempt of a commit. */
  async endIfHeldUp(): Promise<void> {
    if (performance.now() < this.#checkDue) return;
    await this.#end();
    this.#checkDue = performance.now() + this.#patienceMs;
  }

  async #end(): Promise<void> {
    const admin = this.#client.db('admin');
    // A user may see and end its own sessions without a privilege, and all nodes are one user.
    const seen = await admin
      .aggregate<ServerActivity>([
        { $currentOp: { idleConnections: true, idleSessions: true } },
        { $match: { appName: this.#client.options.appName } },
        { $project: { type: 1, connectionId: 1, session: '$lsid.id', isInTransaction: { $toBool: '$transaction' } } },
      ])
      .toArray();
    const connected = new Set(seen.flatMap(({ type, connectionId }) => (type === 'op' ? connectionId : [])));
    const abandoned = seen.filter(
      ({ type, connectionId, isInTransaction }) =>
        type === 'idleSession' && isInTransaction && !connected.has(connectionId),
    );
    if (abandoned.length === 0) return;
    await admin.command({ killSessions: abandoned.map(({ session }) => ({ id: session })) });
  }
}

/** A connection or an idle session, as `$currentOp` shows it. */
interface ServerActivity {
  readonly type: 'op' | 'idleSession' | 'idleCursor';
  readonly connectionId: number;
  readonly session: unknown;
  readonly isInTransaction: boolean | null;
}
