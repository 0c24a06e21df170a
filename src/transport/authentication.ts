/** Checks the token of a client, over HTTP and WebSocket. */
import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { WebSocket } from 'ws';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Viewer } from '../domain/authority.ts';
import { DomainError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { CLOSE } from './close-codes.ts';

/**
 * The viewer who sends a request.
 *
 * @throws GraphQLError with the status 401 for a token that is not valid, 503 if it can't be checked.
 */
export async function admitRequest(
  authenticator: Authenticator,
  headers: { readonly authorization?: string | undefined },
): Promise<Viewer> {
  try {
    return (await authenticator.admit(headers.authorization)).viewer;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new GraphQLError(error.publicMessage, { originalError: error, extensions: refusalOf(error) });
  }
}

/** The extension from which Apollo takes the status and the headers of the response. */
function refusalOf({ code }: DomainError): Record<string, unknown> {
  if (code !== 'UNAUTHENTICATED') return { http: { status: 503 } };
  const headers = new HeaderMap([['www-authenticate', 'Bearer error="invalid_token"']]);
  return { http: { status: 401, headers } };
}

interface SocketAdmission {
  /** The payload of `connection_init`: `authorization`, or `Authorization`. */
  readonly params: Readonly<Record<string, unknown>> | undefined;
  readonly logger: Logger;
  /** Closes the socket, now or later when its token expires or is revoked. */
  readonly refuse: (reason: { readonly code: number; readonly reason: string }) => void;
}

/** The viewer who opened a socket; null if it was refused. */
export async function admitSocket(
  authenticator: Authenticator,
  socket: WebSocket,
  { params, logger, refuse }: SocketAdmission,
): Promise<Viewer | null> {
  try {
    const admission = await authenticator.admit(params?.['authorization'] ?? params?.['Authorization']);
    if (socket.readyState !== socket.OPEN) return null;
    socket.once(
      'close',
      authenticator.whenOver(admission, () => refuse(CLOSE.FORBIDDEN)),
    );
    return admission.viewer;
  } catch (error) {
    const isBad = error instanceof DomainError && error.code === 'UNAUTHENTICATED';
    if (!(error instanceof DomainError)) logger.error({ err: error }, 'a token could not be checked');
    refuse(isBad ? { ...CLOSE.FORBIDDEN, reason: error.message } : CLOSE.NOT_READY);
    return null;
  }
}
