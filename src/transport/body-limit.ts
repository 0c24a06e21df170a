/**
 * The limit on the body of a request: small, except for clients that may write. The token is checked before the body is
 * read, so that no other client can make the service read more.
 */
import { Transform } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Authenticator } from '../auth/authenticator.ts';
import { DomainError } from '../errors.ts';
import { MAX_MESSAGE_BYTES } from './limits.ts';

/** Sets the limit for clients that may not write. For the others, the `bodyLimit` of the server holds. */
export function limitBodies(app: FastifyInstance, authenticator: Authenticator): void {
  app.addHook('preParsing', async (request, reply, payload) => {
    const stated = request.headers['content-length'];
    // Node reads no more of a body than its stated length.
    if (stated !== undefined && Number(stated) <= MAX_MESSAGE_BYTES) return payload;
    if (await mayWrite(authenticator, request)) return payload;
    if (stated === undefined) return payload.pipe(limited());
    // Otherwise Node would still read the rest of the body.
    reply.header('connection', 'close');
    throw tooLarge();
  });
}

/** A token that is not valid only keeps the small limit here; it is refused later. */
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
  const message = `The body is too large. Send at most ${MAX_MESSAGE_BYTES} bytes, or a token with the scope write.`;
  return Object.assign(new Error(message), { statusCode: 413, code: 'BODY_TOO_LARGE' });
}
