/**
 * The errors that users see, over HTTP, over WebSocket and at the shell. Each is a `DomainError` with one of the codes
 * below. `src/graphql/errors.ts` maps the code to `extensions.code`, and hides all other exceptions.
 */
export const ERROR_CODES = {
  /** A value has the wrong form: not EDTF, not a duration, a malformed id, a date that does not exist. */
  BAD_VALUE: 'BAD_VALUE',
  /** Each argument is valid, but not together with the others: `from` after `to`, `after` with `from`, two pacings. */
  BAD_ARGUMENTS: 'BAD_ARGUMENTS',
  /** A page size, a depth, a cost or a number of items is above its limit. */
  LIMIT_EXCEEDED: 'LIMIT_EXCEEDED',
  /** The operation took too long, and was ended. */
  DEADLINE_EXCEEDED: 'DEADLINE_EXCEEDED',
  /** The cursor is not from this service, or it was changed. */
  CURSOR_INVALID: 'CURSOR_INVALID',
  /** The cursor belongs to another record, filter, clock, order or range. */
  CURSOR_MISMATCH: 'CURSOR_MISMATCH',
  /** The cursor is older than the change log. Start again without a cursor. */
  CURSOR_EXPIRED: 'CURSOR_EXPIRED',
  /** It does not exist, or the viewer may not see it: the error is the same. */
  NOT_FOUND: 'NOT_FOUND',
  /** The token is not valid, has expired or was revoked. */
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  /** The token does not allow it. */
  FORBIDDEN: 'FORBIDDEN',
  /** An item refers to something that is not in the record. */
  UNKNOWN_REFERENCE: 'UNKNOWN_REFERENCE',
  /** A relative moment is relative to itself, directly or through others. */
  CIRCULAR_MOMENT: 'CIRCULAR_MOMENT',
  /** Something else already has this id or account, or the entry has another revision. */
  CONFLICT: 'CONFLICT',
  /** A line or member of a file does not follow the format. */
  BAD_RECORD: 'BAD_RECORD',
  /** The store cannot be opened or reached. */
  STORE_UNAVAILABLE: 'STORE_UNAVAILABLE',
  /** The store was written by a newer version of Backchannel. */
  STORE_TOO_NEW: 'STORE_TOO_NEW',
  /** The configuration or the command line is wrong. */
  BAD_CONFIGURATION: 'BAD_CONFIGURATION',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** Where the error is: the name of an argument, a file with its line, or a path in an input. */
export interface ErrorLocation {
  /** The argument, field or path, e.g. `filter.from` or `entries[3].occurred`. */
  readonly path?: string;
  readonly file?: string;
  /** Counted from 1. */
  readonly line?: number;
}

/**
 * Errors whose messages are for the operator: they name files, hosts and databases. Clients get this text instead, with the
 * id under which the log has the message.
 */
const OPERATOR_ERRORS: Readonly<Partial<Record<ErrorCode, string>>> = {
  STORE_UNAVAILABLE: 'The store does not answer now. Try again later.',
  STORE_TOO_NEW: 'The store cannot be used by this version of the service.',
  BAD_CONFIGURATION: 'The service is not configured for this.',
};

export interface DomainErrorOptions extends ErrorOptions {
  /** The text for clients, if the message is for the operator and the usual text says too little. */
  readonly publicMessage?: string;
}

export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly location: ErrorLocation;
  /** The text that clients may read. */
  readonly publicMessage: string;

  constructor(code: ErrorCode, message: string, location: ErrorLocation = {}, options: DomainErrorOptions = {}) {
    super(message, options);
    this.name = 'DomainError';
    this.code = code;
    this.location = location;
    this.publicMessage = options.publicMessage ?? OPERATOR_ERRORS[code] ?? message;
  }

  /** Whether clients may not read the message. */
  get isForOperator(): boolean {
    return this.publicMessage !== this.message;
  }
}

/** Runs `parse`. If it throws a `DomainError` without a path, the error gets this path. */
export function atPath<T>(path: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw locatedAt(path, error);
  }
}

/** The same for an asynchronous operation. */
export async function resolvedAtPath<T>(path: string, look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    throw locatedAt(path, error);
  }
}

function locatedAt(path: string, error: unknown): unknown {
  if (!(error instanceof DomainError) || error.location.path !== undefined) return error;
  const { code, message, location, publicMessage } = error;
  return new DomainError(code, message, { ...location, path }, { cause: error, publicMessage });
}
