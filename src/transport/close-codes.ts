export interface CloseReason {
  readonly code: number;
  readonly reason: string;
}

/**
 * The codes with which this service closes a WebSocket. graphql-ws itself uses the codes of the protocol: 4400, 4401,
 * 4406, 4408, 4409, 4429. Clients with graphql-ws retry after every code here.
 */
export const CLOSE = {
  GOING_AWAY: { code: 1001, reason: 'The service is shutting down' },
  TOO_MANY_SOCKETS: { code: 1013, reason: 'Too many sockets from this address' },
  NOT_READY: { code: 1013, reason: 'The service cannot check a token at the moment' },
  FORBIDDEN: { code: 4403, reason: 'The token has expired or was revoked' },
  TOO_MANY_MESSAGES: { code: 4290, reason: 'Too many messages' },
} as const satisfies Record<string, CloseReason>;
