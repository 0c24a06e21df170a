import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A proxy before a database that can be closed, as if the database were not reachable. */
export class Gate {
  readonly #port: number;
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #isFrozen = false;

  constructor(port: number, target: URL) {
    this.#port = port;
    this.#target = target;
  }

  async open(): Promise<void> {
    this.#server = createServer((client) => {
      const upstream = connect(Number(this.#target.port), this.#target.hostname);
      for (const socket of [client, upstream]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.once('close', () => this.#sockets.delete(socket));
      }
      if (!this.#isFrozen) client.pipe(upstream).pipe(client);
    }).listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** Half open: nothing comes through in either direction, and neither side gets an error. */
  freeze(): void {
    for (const socket of this.#sockets) {
      socket.unpipe();
      socket.removeAllListeners('data');
      socket.pause();
    }
    this.#isFrozen = true;
  }

  async close(): Promise<void> {
    this.#isFrozen = false;
    const server = this.#server;
    this.#server = null;
    for (const socket of this.#sockets) socket.destroy();
    if (server !== null) await new Promise((closed) => server.close(closed));
  }
}
