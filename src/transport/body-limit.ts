/**
 * How large a request's body may be: small, but for those who may write to the record. That is found out before any of
 * it is read, so that nobody else has the service take in more.
 */
import { Transform } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Authenticator } from '../auth/authenticator.ts';
import { DomainError } from '../errors.ts';
import { MAX_MESSAGE_BYTES } from './limits.ts';

/** Sets the limit of everybody else; that of those who may write is the server's own `bodyLimit`. */
export function limitBodies(app: FastifyInstance, authenticator: Authenticator): void {
  app.addHook('preParsing', async (request, reply, payload) => {
    const stated = request.headers['content-length'];
    // Node reads no more of a body than its stated length.
    if (stated !== undefined && Number(stated) <= MAX_MESSAGE_BYTES) return payload;
    if (await mayWrite(authenticator, request)) return payload;
    if (stated === undefined) return payload.pipe(limited());
    // Or the rest of it would still be taken in, to be thrown away.
    reply.header('connection', 'close');
    throw tooLarge();
  });
}

/** A token that isn't good is refused in its turn; here it only allows nothing more. */
async function mayWrite(authenticator: Authenticator, { headers }: FastifyRequest): Promise<boolean> {
  try {
    const { viewer } = await authenticator.admit(headers.authorization);
    return viewer.scopes.includes('write');
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return false;
  }
}

function limited(): Transform {
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length;
      done(length > MAX_MESSAGE_BYTES ? tooLarge() : null, chunk);
    },
  });
}

function tooLarge(): Error {
  const message = `Send at most ${MAX_MESSAGE_BYTES} bytes, or a token that may write.`;
  return Object.assign(new Error(message), { statusCode: 413, code: 'BODY_TOO_LARGE' });
}
