import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

export interface SocketServer {
  readonly sockets: WebSocketServer;
  readonly url: string;
  readonly close: () => void;
}

/** A simple `ws` server on a free port of loopback. */
export async function openSocketServer(): Promise<SocketServer> {
  const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
  await once(sockets, 'listening');
  const { port } = sockets.address() as AddressInfo;
  return {
    sockets,
    url: `ws://127.0.0.1:${port}`,
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
