/** The answers over HTTP that clients have not read yet: they are counted, and no operation begins while too many wait. */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ClientLimits } from './client-limits.ts';
import { UNREAD_TIMEOUT_MS } from './limits.ts';

/** A client may send many requests before it reads: a longer answer than this is refused where too many wait. */
const SHORT_ANSWER = 65_536;

export function limitUnread(
  app: FastifyInstance,
  path: string,
  { unsent }: ClientLimits,
  addressOf: (request: IncomingMessage) => string,
): void {
  const isOperation = ({ routeOptions }: FastifyRequest) => routeOptions.url === path;
  const refusal = JSON.stringify({ errors: [{ message: unsent.refusal, extensions: { code: 'LIMIT_EXCEEDED' } }] });
  const refuse = (reply: FastifyReply) =>
    reply.code(429).header('retry-after', 1).type('application/json; charset=utf-8');
  app.addHook('onRequest', async (request, reply) => {
    if (isOperation(request) && !unsent.mayBegin(addressOf(request.raw))) return refuse(reply).send(refusal);
  });
  const answers = new SocketAnswers();
  app.addHook('onSend', async (request, reply, payload) => {
    if (!isOperation(request) || (typeof payload !== 'string' && !Buffer.isBuffer(payload))) return payload;
    const address = addressOf(request.raw);
    const bytes = Buffer.byteLength(payload);
    if (bytes > SHORT_ANSWER && !unsent.mayBegin(address)) {
      refuse(reply).removeHeader('content-length');
      return refusal;
    }
    answers.add(request.raw.socket, reply, unsent.add(address, bytes));
    // A connection on which nothing moves would hold its answers for ever.
    reply.raw.setTimeout(UNREAD_TIMEOUT_MS, () => reply.raw.destroy());
    return payload;
  });
}

/** The answers of each connection that are not read yet. Those behind the first one are not told that it has closed. */
class SocketAnswers {
  readonly #ends = new WeakMap<Socket, Set<() => void>>();

  add(socket: Socket, reply: FastifyReply, end: () => void): void {
    if (socket.destroyed) {
      end();
      return;
    }
    const ends = this.#ends.get(socket) ?? this.#open(socket);
    ends.add(end);
    reply.raw.once('finish', () => {
      ends.delete(end);
      end();
    });
  }

  #open(socket: Socket): Set<() => void> {
    const ends = new Set<() => void>();
    this.#ends.set(socket, ends);
    socket.once('close', () => {
      for (const end of ends) end();
    });
    return ends;
  }
}
