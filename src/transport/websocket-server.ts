/**
 * GraphQL over WebSocket, by the `graphql-transport-ws` protocol.
 *
 * An operation that is refused gets its errors, and the socket stays open; only violations of the protocol and the
 * limits of `limits.ts` close it. A subscription is pulled: its next frame is taken when the socket has taken the
 * frames before. It ends at once when its socket closes.
 */
import { setMaxListeners } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import type { Extra } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Authenticator } from '../auth/authenticator.ts';
import { ANONYMOUS, type Viewer } from '../domain/authority.ts';
import { Delivery } from '../graphql/delivery/delivery.ts';
import type { OperationArguments } from '../graphql/operation.ts';
import type { GraphqlPipeline } from '../graphql/pipeline.ts';
import type { Logger } from '../logger.ts';
import { admitSocket } from './authentication.ts';
import { CLOSE, type CloseReason } from './close-codes.ts';
import {
  CLOSING_TIMEOUT_MS,
  CONNECTION_INIT_TIMEOUT_MS,
  LAST_FRAMES_TIMEOUT_MS,
  MAX_FRAGMENTS,
  MAX_MESSAGE_BYTES,
  MAX_SUBSCRIPTIONS_PER_SOCKET,
  PING_INTERVAL_MS,
} from './limits.ts';
import type { Metrics } from './metrics.ts';
import type { ClientLimits } from './client-limits.ts';
import { Openings } from './openings.ts';
import type { OriginCheck } from './origins.ts';
import { limitMessages, refuseSocket } from './socket-limits.ts';
import { speakProtocol } from './socket-protocol.ts';
import { AnswerTurns, SocketAnswer } from './socket-answer.ts';
import { type SinkCounts, SocketSink } from './socket-sink.ts';

interface WebSocketOptions {
  readonly pipeline: GraphqlPipeline;
  readonly authenticator: Authenticator;
  readonly limits: ClientLimits;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly isAllowed: OriginCheck;
  /** The path of a request, without the prefix of a proxy. */
  readonly pathOf: (request: IncomingMessage) => string;
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
  const deliveries = new Set<Promise<void>>();
  speakProtocol(sockets, protocolOptions(options, deliveries), {
    pingIntervalMs: PING_INTERVAL_MS,
    logger: options.logger,
  });
  sockets.on('connection', (socket, request) => {
    const close = options.limits.sockets.open(options.addressOf(request));
    if (close === null) refuseSocket(socket, CLOSE.TOO_MANY_SOCKETS);
    limitMessages(socket);
    options.metrics.sockets.inc();
    socket.once('close', () => {
      close?.();
      options.metrics.sockets.dec();
    });
  });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const refusal = refusalOf(request, options);
    if (refusal !== null) {
      // Node leaves an upgraded stream without listeners: an error would end the process, and a half-closed stream would
      // stay open.
      stream.on('error', () => stream.destroy());
      stream.once('finish', () => stream.destroy());
      stream.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket, request));
  });
  return {
    async close() {
      // Replays are ending: their last frames go out before the sockets close.
      await atMost(LAST_FRAMES_TIMEOUT_MS, Promise.all(deliveries));
      for (const socket of sockets.clients) socket.close(CLOSE.GOING_AWAY.code, CLOSE.GOING_AWAY.reason);
      const timeout = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, CLOSING_TIMEOUT_MS);
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
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

function refusalOf(request: IncomingMessage, options: WebSocketOptions): string | null {
  const { path, pathOf, isAllowed, limits, addressOf } = options;
  const wait = limits.count(addressOf(request));
  if (wait !== null) return `429 Too Many Requests\r\nRetry-After: ${wait}`;
  if (pathOf(request) !== path) return '404 Not Found';
  return isAllowed(request) ? null : '403 Forbidden';
}

interface SocketExtra extends Extra {
  viewer?: Viewer;
  address?: string;
  /** Aborted when the socket closes. */
  gone?: AbortSignal;
  answers?: AnswerTurns;
  counts?: SinkCounts;
}

type ProtocolOptions = ServerOptions<Record<string, unknown> | undefined, SocketExtra>;

function protocolOptions(
  { pipeline, authenticator, logger, metrics, limits, addressOf }: WebSocketOptions,
  deliveries: Set<Promise<void>>,
): ProtocolOptions {
  const openings = new Openings();
  return {
    connectionInitWaitTimeout: CONNECTION_INIT_TIMEOUT_MS,
    onConnect: async ({ extra, connectionParams: params }) => {
      const refuse = (reason: CloseReason) => refuseSocket(extra.socket, reason);
      const viewer = await admitSocket(authenticator, extra.socket, { params, logger, refuse });
      if (viewer === null) return false;
      extra.viewer = viewer;
      return true;
    },
    onSubscribe: async ({ extra, subscriptions }, id, payload) => {
      const client = (extra.address ??= addressOf(extra.request));
      const wait = limits.count(client);
      if (wait !== null) return [limitExceeded(limits.refusal(wait), { retryAfter: wait })];
      if (!limits.unsent.mayBegin(client)) return [limitExceeded(limits.unsent.refusal)];
      if (Object.keys(subscriptions).length > MAX_SUBSCRIPTIONS_PER_SOCKET) return [tooManyOperations()];
      // Frames are written to the stream below the WebSocket.
      const counts = (extra.counts ??= { client, sent: metrics.framesSent, unsent: limits.unsent });
      const sink = new SocketSink(extra.request.socket, id, counts);
      const { args, errors } = pipeline.prepare(payload, {
        viewer: extra.viewer ?? ANONYMOUS,
        client,
        sink,
      });
      if (args === null) return errors;
      const turns = (extra.answers ??= new AnswerTurns());
      const gone = (extra.gone ??= whenClosed(extra.socket));
      if (args.kind !== OperationTypeNode.SUBSCRIPTION) return { ...args, turns, gone, release: null };
      const release = limits.subscriptions.open(client);
      if (release === null) return [tooManySubscriptions(limits.subscriptions.limit)];
      await openings.turn(client);
      return { ...args, turns, gone, release };
    },
    execute: (args) => {
      const { sender, turns } = args as SocketArguments;
      if (sender.sink === null) throw new Error('An operation of a socket has no sink');
      return new SocketAnswer(sender.sink, turns, (gone) => pipeline.execute(args as SocketArguments, gone));
    },
    subscribe: async (args) => {
      const { release, gone } = args as SocketArguments;
      let isOpen = false;
      try {
        const result = await pipeline.subscribe(args as SocketArguments, gone);
        if (!(result instanceof Delivery)) return result;
        isOpen = true;
        metrics.subscriptions.inc();
        deliveries.add(result.over);
        void result.over.then(() => {
          release?.();
          metrics.subscriptions.dec();
          deliveries.delete(result.over);
        });
        return result;
      } finally {
        if (!isOpen) release?.();
      }
    },
  };
}

/** The result of `onSubscribe` comes back as the arguments of `execute` and `subscribe`. */
type SocketArguments = OperationArguments & {
  readonly turns: AnswerTurns;
  readonly gone: AbortSignal;
  /** Ends the count of a subscription; null for other operations. */
  readonly release: (() => void) | null;
};

function whenClosed(socket: WebSocket): AbortSignal {
  const gone = new AbortController();
  // Each subscription that opens listens; Node would print a warning.
  setMaxListeners(0, gone.signal);
  socket.once('close', () => gone.abort(new Error('The client is gone')));
  return gone.signal;
}

function tooManySubscriptions(limit: number): GraphQLError {
  return limitExceeded(`At most ${limit} subscriptions can be open from one address at once. Complete one of them.`);
}

function tooManyOperations(): GraphQLError {
  return limitExceeded(
    `At most ${MAX_SUBSCRIPTIONS_PER_SOCKET} operations can run on one socket at once. Complete one of them, or open another socket.`,
  );
}

function limitExceeded(message: string, more: { readonly retryAfter?: number } = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED', ...more } });
}
