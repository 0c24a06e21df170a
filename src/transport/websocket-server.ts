/**
 * GraphQL over WebSocket, by the `graphql-transport-ws` protocol.
 *
 * An operation that is refused gets its errors and the socket stays open; only violations of the protocol and the limits
 * of `limits.ts` close it. A subscription is pulled: no frame is taken from it before the socket has taken the frames
 * before, and it ends at once when its socket closes.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import { handleProtocols, type ServerOptions } from 'graphql-ws';
import { type Extra, useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Authenticator } from '../auth/authenticator.ts';
import { ANONYMOUS, type Viewer } from '../domain/authority.ts';
import { Delivery } from '../graphql/delivery/delivery.ts';
import type { GraphqlPipeline, OperationArguments } from '../graphql/pipeline.ts';
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
import { limitMessages, refuseSocket, SocketCounts } from './socket-limits.ts';
import { AnswerTurns, SocketAnswer } from './socket-answer.ts';
import { SocketSink } from './socket-sink.ts';

interface WebSocketOptions {
  readonly pipeline: GraphqlPipeline;
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
  const deliveries = new Set<Promise<void>>();
  const protocol = useServer(protocolOptions(options, deliveries), sockets, PING_INTERVAL_MS);
  sockets.options.handleProtocols = chooseProtocol;
  const counts = new SocketCounts();
  sockets.on('connection', (socket, request) => {
    counts.add(socket, request);
    limitMessages(socket);
    options.metrics.sockets.inc();
    socket.once('close', () => options.metrics.sockets.dec());
    // Without a listener, the error of a broken frame would end the process. ws closes the socket by itself. The listener
    // of graphql-ws would print a stack for each broken frame.
    socket.removeAllListeners('error');
    socket.on('error', (error) => options.logger.debug({ error: error.message }, 'socket error'));
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

/** A client that offers only other protocols gets one of them: else it would hang up before it gets the code 4406. */
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

interface SocketExtra extends Extra {
  viewer?: Viewer;
  answers?: AnswerTurns;
}

type ProtocolOptions = ServerOptions<Record<string, unknown> | undefined, SocketExtra>;

function protocolOptions(
  { pipeline, authenticator, logger, metrics }: WebSocketOptions,
  deliveries: Set<Promise<void>>,
): ProtocolOptions {
  return {
    connectionInitWaitTimeout: CONNECTION_INIT_TIMEOUT_MS,
    onConnect: async ({ extra, connectionParams: params }) => {
      const refuse = (reason: CloseReason) => refuseSocket(extra.socket, reason);
      const viewer = await admitSocket(authenticator, extra.socket, { params, logger, refuse });
      if (viewer === null) return false;
      extra.viewer = viewer;
      return true;
    },
    onSubscribe: ({ extra, subscriptions }, id, payload) => {
      if (Object.keys(subscriptions).length > MAX_SUBSCRIPTIONS_PER_SOCKET) return [tooManyOperations()];
      // Frames are written to the stream below the WebSocket.
      const sink = new SocketSink(extra.request.socket, id, metrics.framesSent);
      const { args, errors } = pipeline.prepare(payload, {
        viewer: extra.viewer ?? ANONYMOUS,
        client: extra.request.socket.remoteAddress ?? '',
        sink,
      });
      return args === null ? errors : { ...args, turns: (extra.answers ??= new AnswerTurns()) };
    },
    execute: (args) => {
      const { sender, turns } = args as SocketArguments;
      if (sender.sink === null) throw new Error('An operation of a socket has no sink');
      return new SocketAnswer(sender.sink, turns, (gone) => pipeline.execute(args as SocketArguments, gone));
    },
    subscribe: async (args) => {
      const result = await pipeline.subscribe(args as SocketArguments);
      if (result instanceof Delivery) {
        metrics.subscriptions.inc();
        deliveries.add(result.over);
        void result.over.then(() => {
          metrics.subscriptions.dec();
          deliveries.delete(result.over);
        });
      }
      return result;
    },
  };
}

/** What `onSubscribe` returns comes back as the arguments of `execute` and `subscribe`. */
type SocketArguments = OperationArguments & { readonly turns: AnswerTurns };

function tooManyOperations(): GraphQLError {
  const message = `At most ${MAX_SUBSCRIPTIONS_PER_SOCKET} operations can run on one socket at once. Complete one of them, or open another socket.`;
  return new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED' } });
}
