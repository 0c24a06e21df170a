/** The limit on how many messages a socket sends. */
import type { WebSocket } from 'ws';
import { CLOSE, type CloseReason } from './close-codes.ts';
import { MAX_MESSAGES_PER_WINDOW, MESSAGE_WINDOW_MS } from './limits.ts';

/** Refuses a socket that sends too many messages in a window. */
export function limitMessages(socket: WebSocket): void {
  let windowStart = performance.now();
  let count = 0;
  socket.on('message', () => {
    const now = performance.now();
    if (now - windowStart > MESSAGE_WINDOW_MS) {
      windowStart = now;
      count = 0;
    }
    count += 1;
    if (count > MAX_MESSAGES_PER_WINDOW) refuseSocket(socket, CLOSE.TOO_MANY_MESSAGES);
  });
}

/** Closes a socket and reads no more of it: messages that come before the client confirms must not be answered. */
export function refuseSocket(socket: WebSocket, { code, reason }: CloseReason): void {
  socket.removeAllListeners('message');
  socket.close(code, reason);
}
