/** Limits on how many sockets an address opens and how many messages a socket sends. */
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { CLOSE, type CloseReason } from './close-codes.ts';
import { MAX_MESSAGES_PER_WINDOW, MAX_SOCKETS_PER_ADDRESS, MESSAGE_WINDOW_MS } from './limits.ts';

/** Open sockets by the address of their client. */
export class SocketCounts {
  readonly #counts = new Map<string, number>();

  /** Counts a socket until it is closed, and refuses it if its address has too many. */
  add(socket: WebSocket, request: IncomingMessage): void {
    const address = request.socket.remoteAddress ?? '';
    const count = (this.#counts.get(address) ?? 0) + 1;
    this.#counts.set(address, count);
    socket.once('close', () => this.#remove(address));
    if (count > MAX_SOCKETS_PER_ADDRESS) refuseSocket(socket, CLOSE.TOO_MANY_SOCKETS);
  }

  #remove(address: string): void {
    const left = (this.#counts.get(address) ?? 1) - 1;
    if (left === 0) this.#counts.delete(address);
    else this.#counts.set(address, left);
  }
}

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
