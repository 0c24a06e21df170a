/** Limits on requests and sockets; those for one address are in the configuration. `graphql/limits.ts` has the limits on operations. */

/** Bytes of a request's body or a socket's message: far more than the limits on operations allow. */
export const MAX_MESSAGE_BYTES = 64 * 1024;

/** Bytes of a request's body from a client that may write: 1,000 entries of some length. */
export const MAX_WRITTEN_BYTES = 8 * 1024 * 1024;

/** Fragments of one WebSocket message. */
export const MAX_FRAGMENTS = 64;

export const MAX_SUBSCRIPTIONS_PER_SOCKET = 100;

/** Messages that a socket may send in `MESSAGE_WINDOW_MS`. */
export const MAX_MESSAGES_PER_WINDOW = 1_200;
export const MESSAGE_WINDOW_MS = 60_000;

/** Time from the opening of a socket to its `connection_init`. */
export const CONNECTION_INIT_TIMEOUT_MS = 3_000;

/** Time between pings. A socket that did not answer a ping before the next one is due is closed. */
export const PING_INTERVAL_MS = 12_000;

/** Time for requests in flight at shutdown. A supervisor should wait one second longer. */
export const SHUTDOWN_TIMEOUT_MS = 4_000;

/** Time for the last frames of replays at shutdown. A client that reads too slowly does not get them. */
export const LAST_FRAMES_TIMEOUT_MS = 1_000;

/** Time from the close frame of a socket to that of its client at shutdown; then the socket is terminated. */
export const CLOSING_TIMEOUT_MS = 2_000;

/** The high-water mark: with this many bytes in its queue, a socket gets no more, and its subscriptions wait. */
export const MAX_QUEUED_BYTES = 1_048_576;

/** Time for which a client may leave an answer over HTTP unread, with not one byte taken; then its connection is closed. */
export const UNREAD_TIMEOUT_MS = 30_000;
