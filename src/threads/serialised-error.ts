import { DomainError, type ErrorCode, type ErrorLocation } from '../errors.ts';

/** The parts of an error: a class cannot be sent to another thread. `code` is null for every error but a `DomainError`. */
export interface SerialisedError {
  readonly code: ErrorCode | null;
  readonly message: string;
  readonly location: ErrorLocation;
}

export function serialiseError(error: unknown): SerialisedError {
  if (error instanceof DomainError) return { code: error.code, message: error.message, location: error.location };
  return { code: null, message: error instanceof Error ? (error.stack ?? error.message) : String(error), location: {} };
}

export function deserialiseError({ code, message, location }: SerialisedError): Error {
  return code === null ? new Error(message) : new DomainError(code, message, location);
}
