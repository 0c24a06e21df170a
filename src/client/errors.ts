/**
 * The error of the client. Its code is one of the service (`BAD_VALUE`, `CURSOR_EXPIRED`, `FORBIDDEN`, …), or one of these:
 *
 * - `CONNECTION_LOST`: the service cannot be reached, or the socket was closed
 * - `SHUTTING_DOWN`: the service shuts down; another connection goes on from the last cursor
 * - `BAD_RESPONSE`: the response does not come from this service
 * - `OVER`: the replay is over
 */
export class ReplayError extends Error {
  readonly code: string;
  /** The argument that is wrong, as the service names it (`input.after`, `$input.from`); undefined for other errors. */
  readonly argument: string | undefined;

  constructor(code: string, message: string, argument?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReplayError';
    this.code = code;
    this.argument = argument;
  }

  /** Whether another attempt may succeed. A replay then tries again by itself. */
  get isTransient(): boolean {
    return TRANSIENT.has(this.code);
  }
}

const TRANSIENT: ReadonlySet<string> = new Set([
  'CONNECTION_LOST',
  'SHUTTING_DOWN',
  'STORE_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
]);

/** An error in a GraphQL response. */
export interface ServiceError {
  readonly message: string;
  readonly extensions?: { readonly code?: unknown; readonly argument?: unknown } | undefined;
}

/** The first error of a response. */
export function toReplayError([error]: readonly ServiceError[]): ReplayError {
  const { code, argument } = error?.extensions ?? {};
  const message = error?.message ?? 'The service answered with an error that has no message.';
  return new ReplayError(
    typeof code === 'string' ? code : 'BAD_RESPONSE',
    message,
    typeof argument === 'string' ? argument : undefined,
  );
}

/** Close codes after which another attempt would end in the same way. */
const FINAL_CLOSINGS: ReadonlyMap<number, string> = new Map([
  [4400, 'BAD_REQUEST'],
  [4403, 'UNAUTHENTICATED'],
  [4404, 'NOT_FOUND'],
  [4406, 'BAD_REQUEST'],
]);

/** @param event of a socket that closed or could not be opened: a close event, an error event or an error */
export function toClosing(event: unknown, url: string): ReplayError {
  const { code, reason, message } = event as { code?: unknown; reason?: unknown; message?: unknown };
  const said = [reason, message].filter((text) => typeof text === 'string').find((text) => text !== '');
  const because = said ?? 'the connection was closed';
  const final = typeof code === 'number' ? FINAL_CLOSINGS.get(code) : undefined;
  if (final !== undefined) return new ReplayError(final, because, undefined, { cause: event });
  return new ReplayError('CONNECTION_LOST', `The service at ${url} cannot be reached: ${because}`, undefined, {
    cause: event,
  });
}
