/**
 * Speaks `graphql-transport-ws` on the sockets of a server. graphql-ws has a function for it, but that function prints
 * every error of a socket to the console, and closes a socket for a message that only a server may send.
 */
import { CloseCode, handleProtocols, makeServer, type ServerOptions } from 'graphql-ws';
import type { Extra } from 'graphql-ws/use/ws';
import type { WebSocket, WebSocketServer } from 'ws';
import type { Logger } from '../logger.ts';

type Params = Record<string, unknown> | undefined;

/** Messages that a server sends, and a client must not. */
const SERVER_MESSAGES: readonly unknown[] = ['next', 'error', 'connection_ack'];

interface ProtocolSettings {
  readonly pingIntervalMs: number;
  readonly logger: Logger;
}

export function speakProtocol<Own extends Extra>(
  sockets: WebSocketServer,
  options: ServerOptions<Params, Own>,
  { pingIntervalMs, logger }: ProtocolSettings,
): void {
  const protocol = makeServer<Params, Extra>(options as unknown as ServerOptions<Params, Extra>);
  sockets.options.handleProtocols = chooseProtocol;
  sockets.on('error', (error) => logger.error({ err: error }, 'the WebSocket server failed'));
  sockets.on('connection', (socket, request) => {
    // Without a listener, the error of a broken frame would end the process. `ws` closes the socket by itself.
    socket.on('error', (error) => logger.debug({ error: error.message }, 'socket error'));
    const stopPinging = ping(socket, pingIntervalMs);
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => send(socket, data),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) => {
          socket.on('message', (data: Buffer) => {
            const text = data.toString('utf8');
            const refusal = refusalOf(text);
            const handled = refusal === null ? handle(text) : send(socket, refusal);
            handled.catch((error: unknown) => {
              // The client is gone, so it needs no answer.
              if (socket.readyState !== socket.OPEN) return;
              logger.error({ err: error }, 'a message could not be answered');
              socket.close(CloseCode.InternalServerError, 'Internal server error');
            });
          });
        },
      },
      { socket, request },
    );
    socket.once('close', (code, reason) => {
      stopPinging();
      closed(code, reason.toString('utf8')).catch((error: unknown) => {
        logger.error({ err: error }, 'the operations of a socket could not be ended');
      });
    });
  });
}

/**
 * A client that offers only other protocols gets one of them. Otherwise it would hang up before it gets the code 4406.
 */
function chooseProtocol(offered: Set<string>): string | false {
  const [first = false] = offered;
  return handleProtocols(offered) || first;
}

/** Resolves also if the socket closes meanwhile: then nobody waits for the message. */
function send(socket: WebSocket, data: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    socket.send(data, (error) => {
      if (error instanceof Error && socket.readyState === socket.OPEN) reject(error);
      else resolve();
    });
  });
}

/** The answer to a message that only a server may send; null for all others. */
function refusalOf(text: string): string | null {
  // Most messages do not even contain the word.
  if (!/"(next|error|connection_ack)"/.test(text)) return null;
  const message = parsed(text);
  if (!SERVER_MESSAGES.includes(message['type'])) return null;
  const problem = `A client cannot send the message "${String(message['type'])}". Send "subscribe" or "complete".`;
  const errors = [{ message: problem, extensions: { code: 'BAD_USER_INPUT' } }];
  const id = typeof message['id'] === 'string' ? message['id'] : '';
  return JSON.stringify({ id, type: 'error', payload: errors });
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Closes a socket whose client does not answer a ping before the next one is due. */
function ping(socket: WebSocket, intervalMs: number): () => void {
  let isAlive = true;
  socket.on('pong', () => (isAlive = true));
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate();
    if (socket.readyState !== socket.OPEN) return;
    isAlive = false;
    socket.ping();
  }, intervalMs);
  return () => clearInterval(timer);
}
