/**
 * GraphQL over WebSocket, by the `graphql-transport-ws` protocol.
 *
 * An operation that can't be parsed or is refused gets its errors and the socket stays; only the protocol's own
 * violations and the limits of `limits.ts` close it. A subscription is pulled: nothing is taken from it before the
 * socket took what came before, and a closed socket ends it at once.
 */
import type { FrameSink } from '../graphql/frame-sink.ts';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import { handleProtocols, type ServerOptions } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Authenticator } from '../auth/authenticator.ts';
import { ANONYMOUS, type Viewer } from '../domain/authority.ts';
import { Delivery } from '../graphql/delivery.ts';
import type { GraphqlEngine } from '../graphql/engine.ts';
import type { Logger } from '../logger.ts';
import { admitSocket } from './authentication.ts';
import { CLOSE } from './close-codes.ts';
import {
  CLOSING_TIMEOUT_MS,
  CONNECTION_INIT_TIMEOUT_MS,
  LAST_FRAMES_TIMEOUT_MS,
  MAX_FRAGMENTS,
  MAX_MESSAGE_BYTES,
  MAX_MESSAGES_PER_WINDOW,
  MAX_SOCKETS_PER_ADDRESS,
  MAX_SUBSCRIPTIONS_PER_SOCKET,
  MESSAGE_WINDOW_MS,
  PING_INTERVAL_MS,
} from './limits.ts';
import type { Metrics } from './metrics.ts';
import { SocketSink } from './socket-queue.ts';

interface WebSocketOptions {
  readonly engine: GraphqlEngine;
  readonly authenticator: Authenticator;
  readonly allowedOrigins: readonly string[];
  readonly metrics: Metrics;
  readonly path: string;
  readonly logger: Logger;
}

export interface WebSockets {
  close(): Promise<void>;
}

export function attachWebSockets(server: Server, options: WebSocketOptions): WebSockets {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    maxFragments: MAX_FRAGMENTS,
    perMessageDeflate: false,
  });
  const streams = new WeakMap<WebSocket, Duplex>();
  const deliveries = new Set<Promise<void>>();
  const protocol = useServer(protocolOptions(options, streams, deliveries), sockets, PING_INTERVAL_MS);
  sockets.options.handleProtocols = chooseProtocol;
  const addresses = new Map<string, number>();
  sockets.on('connection', (socket, request) => {
    countAddress(addresses, socket, request);
    countMessages(socket);
    options.metrics.sockets.inc();
    socket.once('close', () => options.metrics.sockets.dec());
    // Without a listener the error of a broken frame would end the process; ws closes the socket with its code itself,
    // and graphql-ws would print the stack of whatever a client breaks.
    socket.removeAllListeners('error');
    socket.on('error', (error) => options.logger.debug({ error: error.message }, 'socket error'));
  });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const refusal = refusalOf(request, options);
    if (refusal !== null) {
      // Node leaves an upgraded stream without listeners: an error would end the process, a half-closed one would stay.
      stream.on('error', () => stream.destroy());
      stream.once('finish', () => stream.destroy());
      stream.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      streams.set(socket, stream);
      sockets.emit('connection', socket, request);
    });
  });
  return {
    async close() {
      // Replays were told to end: their last frames go out before the sockets do.
      await atMost(LAST_FRAMES_TIMEOUT_MS, Promise.all(deliveries));
      for (const socket of sockets.clients) socket.close(CLOSE.GOING_AWAY.code, CLOSE.GOING_AWAY.reason);
      const timeout = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, CLOSING_TIMEOUT_MS);
      await protocol.dispose();
      clearTimeout(timeout);
    },
  };
}

async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  const timeout = new AbortController();
  const waited = wait(milliseconds, undefined, { signal: timeout.signal }).catch(() => undefined);
  await Promise.race([work, waited]);
  timeout.abort();
}

/** A client that offers other protocols alone gets one of them: else it would hang up before it hears of 4406. */
function chooseProtocol(offered: Set<string>): string | false {
  const [first = false] = offered;
  return handleProtocols(offered) || first;
}

function refusalOf(request: IncomingMessage, { path, allowedOrigins }: WebSocketOptions): string | null {
  const [pathname] = (request.url ?? '').split('?');
  if (pathname !== path) return '404 Not Found';
  const { origin } = request.headers;
  const isForeign = origin !== undefined && allowedOrigins.length > 0 && !allowedOrigins.includes(origin);
  return isForeign ? '403 Forbidden' : null;
}

function countAddress(addresses: Map<string, number>, socket: WebSocket, request: IncomingMessage): void {
  const address = request.socket.remoteAddress ?? '';
  const count = (addresses.get(address) ?? 0) + 1;
  addresses.set(address, count);
  socket.once('close', () => {
    const left = (addresses.get(address) ?? 1) - 1;
    if (left === 0) addresses.delete(address);
    else addresses.set(address, left);
  });
  if (count > MAX_SOCKETS_PER_ADDRESS) refuse(socket, CLOSE.TOO_MANY_SOCKETS);
}

/** Closes a socket and hears no more of it: until its client confirms, what it sends would be answered. */
function refuse(socket: WebSocket, { code, reason }: { readonly code: number; readonly reason: string }): void {
  socket.removeAllListeners('message');
  socket.close(code, reason);
}

function countMessages(socket: WebSocket): void {
  let windowStart = performance.now();
  let count = 0;
  socket.on('message', () => {
    const now = performance.now();
    if (now - windowStart > MESSAGE_WINDOW_MS) {
      windowStart = now;
      count = 0;
    }
    count += 1;
    if (count > MAX_MESSAGES_PER_WINDOW) refuse(socket, CLOSE.TOO_MANY_MESSAGES);
  });
}

type ProtocolOptions = ServerOptions<Record<string, unknown> | undefined, Extra & { viewer?: Viewer }>;

function protocolOptions(
  { engine, authenticator, logger, metrics }: WebSocketOptions,
  streams: WeakMap<WebSocket, Duplex>,
  deliveries: Set<Promise<void>>,
): ProtocolOptions {
  const sinks = new WeakMap<ExecutionArgs, FrameSink>();
  return {
    connectionInitWaitTimeout: CONNECTION_INIT_TIMEOUT_MS,
    onConnect: async ({ extra, connectionParams: params }) => {
      const refuseIt = (reason: Parameters<typeof refuse>[1]) => refuse(extra.socket, reason);
      const viewer = await admitSocket(authenticator, extra.socket, { params, logger, refuse: refuseIt });
      if (viewer === null) return false;
      extra.viewer = viewer;
      return true;
    },
    onSubscribe: (context, id, payload) => {
      const { extra, subscriptions } = context;
      if (Object.keys(subscriptions).length > MAX_SUBSCRIPTIONS_PER_SOCKET) {
        const message = `At most ${MAX_SUBSCRIPTIONS_PER_SOCKET} operations at once on one socket.`;
        return [new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED' } })];
      }
      const prepared = engine.prepare(payload, extra.viewer ?? ANONYMOUS);
      const stream = streams.get(extra.socket);
      if ('document' in prepared && stream !== undefined) {
        sinks.set(prepared, new SocketSink(stream, id, metrics.framesSent));
      }
      return prepared;
    },
    execute: (args) => engine.execute(args),
    subscribe: async (args) => {
      const sink = sinks.get(args);
      if (sink === undefined) throw new Error('The subscription has no socket');
      const delivery = await engine.subscribe(args, sink);
      return delivery instanceof Delivery ? new Running(delivery, metrics.subscriptions, deliveries) : delivery;
    },
  };
}

/**
 * Runs a delivery as the iteration that graphql-ws expects: it yields nothing, because the results go to the socket by
 * themselves, and ends when they do. graphql-ws then tells the client that it is complete, and ends it where the client
 * or the socket does.
 */
class Running implements AsyncIterableIterator<ExecutionResult> {
  readonly #delivery: Delivery;
  readonly #count: Metrics['subscriptions'];
  readonly #all: Set<Promise<void>>;
  #isRunning = true;

  constructor(delivery: Delivery, count: Metrics['subscriptions'], all: Set<Promise<void>>) {
    this.#delivery = delivery;
    this.#count = count;
    this.#all = all;
    count.inc();
  }

  next(): Promise<IteratorResult<ExecutionResult>> {
    const run = this.#delivery.run();
    this.#all.add(run);
    return run.then(() => {
      this.#all.delete(run);
      return this.#end();
    });
  }

  return(): Promise<IteratorResult<ExecutionResult>> {
    this.#delivery.close();
    return Promise.resolve(this.#end());
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #end(): IteratorResult<ExecutionResult> {
    if (this.#isRunning) this.#count.dec();
    this.#isRunning = false;
    return { done: true, value: undefined };
  }
}
