import { DomainError } from '../../errors.ts';
import { systemReason } from '../../system-errors.ts';

/**
 * The reason why a file is not readable: our own message about it, or the error of the system.
 *
 * @throws the same error if it comes from a bug in the program
 */
export function whyUnreadable(error: unknown): string {
  if (error instanceof DomainError) return error.message;
  return `can't be read on: ${systemReason(error)}`;
}
