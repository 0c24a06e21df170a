import { DomainError, type ErrorCode } from '../../errors.ts';
import { plain } from './terminal-text.ts';

/** The exit codes of all commands. */
export const EXIT = {
  DONE: 0,
  /** Done, and found problems: skipped lines, citations not found. */
  FOUND_PROBLEMS: 1,
  /** Wrong usage or configuration. */
  WRONG_USAGE: 2,
  /** A part it needs, such as the store, cannot be reached. */
  UNREACHABLE: 3,
  /** An unexpected error: a fault of the program. */
  UNEXPECTED_ERROR: 70,
  /** Ended by SIGINT or SIGTERM before it was done; shells use the same number. */
  INTERRUPTED: 130,
} as const;

const UNREACHABLE: ReadonlySet<ErrorCode> = new Set(['STORE_UNAVAILABLE', 'STORE_TOO_NEW']);

/** The exit code for an error that a command threw. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof Error && error.name === 'AbortError') return EXIT.INTERRUPTED;
  if (!(error instanceof DomainError)) return EXIT.UNEXPECTED_ERROR;
  return UNREACHABLE.has(error.code) ? EXIT.UNREACHABLE : EXIT.WRONG_USAGE;
}

/** The message for the person at the shell: the location and the problem on one line; for an unexpected error the stack. */
export function describeError(error: unknown): string {
  if (exitCodeOf(error) === EXIT.INTERRUPTED) return 'interrupted';
  if (!(error instanceof DomainError)) {
    return `unexpected error, please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
  const { file, line, path } = error.location;
  const location = [file, line, path].filter((part) => part !== undefined).join(':');
  return plain(location === '' ? error.message : `${location}: ${error.message}`);
}
