/**
 * The one family of errors that reaches users, over HTTP, over WebSocket and at the shell.
 *
 * Everything the project refuses is a `DomainError` with one of the codes below; `src/graphql/errors.ts` maps them to
 * `extensions.code` and masks whatever else is thrown.
 */
export const ERROR_CODES = {
  /** A value is not of the form its field takes: not EDTF, not a duration, a malformed id, an impossible date. */
  BAD_VALUE: 'BAD_VALUE',
  /** Arguments that are each well-formed but do not go together: `from` after `to`, `after` with `from`, two pacings. */
  BAD_ARGUMENTS: 'BAD_ARGUMENTS',
  /** A page size, a depth, a cost or a number of items is over its limit. */
  LIMIT_EXCEEDED: 'LIMIT_EXCEEDED',
  /** The operation took too long, and was ended. */
  DEADLINE_EXCEEDED: 'DEADLINE_EXCEEDED',
  /** A cursor that this service did not make, or that was changed on its way. */
  CURSOR_INVALID: 'CURSOR_INVALID',
  /** A cursor of another filter, clock, order or range. */
  CURSOR_MISMATCH: 'CURSOR_MISMATCH',
  /** A cursor older than what the log of changes still holds: begin anew. */
  CURSOR_EXPIRED: 'CURSOR_EXPIRED',
  /** No such thing, or none that the viewer may see: the two are the same. */
  NOT_FOUND: 'NOT_FOUND',
  /** A token that is none, is expired or was revoked. */
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  /** What the caller's token, or the lack of one, does not allow. */
  FORBIDDEN: 'FORBIDDEN',
  /** A record that refers to something which is not in the record. */
  UNKNOWN_REFERENCE: 'UNKNOWN_REFERENCE',
  /** Relative moments that lead back to themselves. */
  CIRCULAR_MOMENT: 'CIRCULAR_MOMENT',
  /** Something else already has this id, handle or revision. */
  CONFLICT: 'CONFLICT',
  /** A line or member of a record file that is not what the format says. */
  BAD_RECORD: 'BAD_RECORD',
  /** The store cannot be opened or reached. */
  STORE_UNAVAILABLE: 'STORE_UNAVAILABLE',
  /** The store was written by a newer version of Backchannel. */
  STORE_TOO_NEW: 'STORE_TOO_NEW',
  /** The configuration or the command line is wrong. */
  BAD_CONFIGURATION: 'BAD_CONFIGURATION',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** Where an error was found, for the reader of the message: an argument's name, a file with its line, a path in an input. */
export interface ErrorLocation {
  /** The argument, field or path, e.g. `filter.from` or `entries[3].occurred`. */
  readonly path?: string;
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
}

export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly location: ErrorLocation;

  constructor(code: ErrorCode, message: string, location: ErrorLocation = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DomainError';
    this.code = code;
    this.location = location;
  }
}

/** Runs `parse` and, where it throws a `DomainError` without a path, says that the value stood at `path`. */
export function atPath<T>(path: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw locatedAt(path, error);
  }
}

/** The same for what is looked up. */
export async function resolvedAtPath<T>(path: string, look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    throw locatedAt(path, error);
  }
}

function locatedAt(path: string, error: unknown): unknown {
  if (!(error instanceof DomainError) || error.location.path !== undefined) return error;
  return new DomainError(error.code, error.message, { ...error.location, path }, { cause: error });
}
