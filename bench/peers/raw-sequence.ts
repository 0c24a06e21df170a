import type { Peer } from './peer.ts';
import { openSocketServer } from './socket-server.ts';

/** `ws` answers any message with all prepared strings, one by one. */
export async function openRawSequence(frames: readonly string[]): Promise<Peer> {
  const { sockets, url, close } = await openSocketServer();
  sockets.on('connection', (socket) => {
    socket.on('message', () => {
      for (const text of frames) socket.send(text);
    });
  });
  return { url, close, subscribers: () => sockets.clients.size, publish: () => undefined };
}
