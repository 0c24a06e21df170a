import { WebSocket } from 'ws';
import type { Peer } from './peer.ts';
import { openSocketServer } from './socket-server.ts';

/** `ws` broadcasts prepared strings, as in its documentation. */
export async function openRawBroadcast(frames: readonly string[]): Promise<Peer> {
  const { sockets, url, close } = await openSocketServer();
  return {
    url,
    close,
    subscribers: () => sockets.clients.size,
    publish(from, to) {
      for (const text of frames.slice(from, to)) {
        for (const socket of sockets.clients) {
          if (socket.readyState === WebSocket.OPEN) socket.send(text);
        }
      }
    },
  };
}
