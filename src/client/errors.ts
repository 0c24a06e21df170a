/**
 * What can go wrong between a program and the service, as one kind of error with a code.
 *
 * The service's own codes (`BAD_VALUE`, `CURSOR_EXPIRED`, `FORBIDDEN`, …) stand beside these of the client:
 * `CONNECTION_LOST`, the service can't be reached or the socket closed; `SHUTTING_DOWN`, the service goes down and a new one
 * goes on from the last cursor; `BAD_RESPONSE`, what came is no answer of this service; `OVER`, the replay is over.
 */
export class ReplayError extends Error {
  readonly code: string;
  /** The argument that is wrong, such as `input.filter.from`; undefined where none is. */
  readonly argument: string | undefined;

  constructor(code: string, message: string, argument?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ReplayError';
    this.code = code;
    this.argument = argument;
  }

  /** Whether the same may succeed later, so that a replay tries again by itself. */
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

/** An error as GraphQL answers it. */
export interface ServiceError {
  readonly message: string;
  readonly extensions?: { readonly code?: unknown; readonly argument?: unknown } | undefined;
}

/** The first of the errors of an answer. */
export function toReplayError([error]: readonly ServiceError[]): ReplayError {
  const { code, argument } = error?.extensions ?? {};
  const message = error?.message ?? 'The service answered with an error and no word about it';
  return new ReplayError(
    typeof code === 'string' ? code : 'BAD_RESPONSE',
    message,
    typeof argument === 'string' ? argument : undefined,
  );
}

/** After these closings of a socket another one would be closed likewise. */
const FINAL_CLOSINGS: ReadonlyMap<number, string> = new Map([
  [4400, 'BAD_REQUEST'],
  [4403, 'UNAUTHENTICATED'],
  [4404, 'NOT_FOUND'],
  [4406, 'BAD_REQUEST'],
]);

/** Why a socket closed, or could not be opened: a close event, an error or its event. */
export function toClosing(event: unknown, url: string): ReplayError {
  const { code, reason, message } = event as { code?: unknown; reason?: unknown; message?: unknown };
  const said = [reason, message].filter((text) => typeof text === 'string').find((text) => text !== '');
  const because = said ?? 'the connection was closed';
  const final = typeof code === 'number' ? FINAL_CLOSINGS.get(code) : undefined;
  if (final !== undefined) return new ReplayError(final, because, undefined, { cause: event });
  return new ReplayError('CONNECTION_LOST', `The service at ${url} can't be reached: ${because}`, undefined, {
    cause: event,
  });
}
