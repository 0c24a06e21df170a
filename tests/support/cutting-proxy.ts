import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A proxy before a service that breaks connections. */
export class CuttingProxy implements AsyncDisposable {
  readonly #target: URL;
  readonly #cuts: number[];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #opened = 0;

  /**
   * @param target `ws://HOST:PORT/PATH`
   * @param cuts after how many bytes from the service each connection breaks, in order; further connections do not
   * break
   */
  static async open(target: string, cuts: readonly number[] = []): Promise<CuttingProxy> {
    const proxy = new CuttingProxy(new URL(target), [...cuts]);
    await once(proxy.#server, 'listening');
    return proxy;
  }

  private constructor(target: URL, cuts: number[]) {
    this.#target = target;
    this.#cuts = cuts;
    this.#server = createServer((client) => this.#carry(client)).listen(0, '127.0.0.1');
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy does not listen');
    return `ws://127.0.0.1:${address.port}${this.#target.pathname}`;
  }

  /** The number of connections so far. */
  get opened(): number {
    return this.#opened;
  }

  /** Breaks every connection, like a short failure of the network. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    await new Promise((closed) => this.#server.close(closed));
  }

  #carry(client: Socket): void {
    this.#opened += 1;
    let left = this.#cuts.shift() ?? Infinity;
    const service = connect(Number(this.#target.port), this.#target.hostname);
    const breakOff = () => {
      client.destroy();
      service.destroy();
    };
    for (const socket of [client, service]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        this.#sockets.delete(socket);
        breakOff();
      });
    }
    client.pipe(service);
    service.on('data', (bytes) => {
      // The bytes before the break are delivered, even half a frame.
      client.write(bytes.subarray(0, left));
      left -= bytes.length;
      if (left <= 0) client.end(breakOff);
    });
  }
}
