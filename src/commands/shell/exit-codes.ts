import { DomainError, type ErrorCode } from '../../errors.ts';
import { plain } from './terminal-text.ts';

/** How every command ends. */
export const EXIT = {
  DONE: 0,
  /** Done, and found problems: skipped lines, citations not found. */
  FOUND_PROBLEMS: 1,
  /** Wrong usage or configuration. */
  WRONG_USAGE: 2,
  /** A part it needs, such as the store, cannot be reached. */
  UNREACHABLE: 3,
  /** A fault of the program itself. */
  FAULT: 70,
  /** Ended by SIGINT or SIGTERM before it was done, as shells say it. */
  INTERRUPTED: 130,
} as const;

const UNREACHABLE: ReadonlySet<ErrorCode> = new Set(['STORE_UNAVAILABLE', 'STORE_TOO_NEW']);

/** What a command that threw exits with. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof Error && error.name === 'AbortError') return EXIT.INTERRUPTED;
  if (!(error instanceof DomainError)) return EXIT.FAULT;
  return UNREACHABLE.has(error.code) ? EXIT.UNREACHABLE : EXIT.WRONG_USAGE;
}

/** For the person at the shell: what and where, on one line; of our own faults all that is known. */
export function describeError(error: unknown): string {
  if (exitCodeOf(error) === EXIT.INTERRUPTED) return 'interrupted before it was done';
  if (!(error instanceof DomainError)) {
    return `this is a fault of the program: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
  const { file, line, path } = error.location;
  const location = [file, line, path].filter((part) => part !== undefined).join(':');
  return plain(location === '' ? error.message : `${location}: ${error.message}`);
}
