/** What one client may cost the process at the socket. What an operation may cost stands in `graphql/limits.ts`. */

/** Of a request's body or a socket's message, in bytes: far above any operation that passes the limits on its text. */
export const MAX_MESSAGE_BYTES = 64 * 1024;

/** Of a request's body over HTTP whose sender may write, in bytes: 1,000 entries of some length. */
export const MAX_WRITTEN_BYTES = 8 * 1024 * 1024;

/** Fragments of one WebSocket message. */
export const MAX_FRAGMENTS = 64;

export const MAX_SOCKETS_PER_ADDRESS = 2_000;

export const MAX_SUBSCRIPTIONS_PER_SOCKET = 100;

/** Messages that a socket may send in a window of `MESSAGE_WINDOW_MS`. */
export const MAX_MESSAGES_PER_WINDOW = 1_200;
export const MESSAGE_WINDOW_MS = 60_000;

/** From the opening of a socket to its `connection_init`. */
export const CONNECTION_INIT_TIMEOUT_MS = 3_000;

/** Between pings; a socket whose pong is missing when the next one is due is ended. */
export const PING_INTERVAL_MS = 12_000;

export const HTTP_REQUESTS_PER_MINUTE = 6_000;

/** What is in flight at shutdown may finish until then; a supervisor should wait a second more. */
export const SHUTDOWN_TIMEOUT_MS = 4_000;

/** At shutdown, for the last frames of replays; who reads too slowly goes without. */
export const LAST_FRAMES_TIMEOUT_MS = 1_000;

/** At shutdown, from a socket's close frame to the client's; who keeps silent is cut off. */
export const CLOSING_TIMEOUT_MS = 2_000;

/** What a socket has not yet taken, in bytes: beyond it nothing is added, and its subscriptions wait for it. */
export const MAX_QUEUED_BYTES = 1_048_576;
