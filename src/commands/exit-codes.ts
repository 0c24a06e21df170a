import { DomainError, type ErrorCode } from '../errors.ts';

/** How every command ends. */
export const EXIT = {
  DONE: 0,
  /** Done, and found problems: skipped lines, citations not found. */
  FOUND_PROBLEMS: 1,
  /** Wrong usage or configuration. */
  WRONG_USAGE: 2,
  /** A part it needs, such as the store, cannot be reached. */
  UNREACHABLE: 3,
} as const;

const UNREACHABLE: ReadonlySet<ErrorCode> = new Set(['STORE_UNAVAILABLE', 'STORE_TOO_NEW']);

/** What a command that threw exits with; null for errors that are our own fault. */
export function exitCodeOf(error: unknown): number | null {
  if (!(error instanceof DomainError)) return null;
  return UNREACHABLE.has(error.code) ? EXIT.UNREACHABLE : EXIT.WRONG_USAGE;
}

/** One line for the person at the shell: what and where. */
export function describeError(error: DomainError): string {
  const { file, line, path } = error.place;
  const place = [file, line, path].filter((part) => part !== undefined).join(':');
  return place === '' ? error.message : `${place}: ${error.message}`;
}
