import { DomainError } from '../../errors.ts';
import { systemReason } from '../../system-errors.ts';

/**
 * Why a file can't be read, or read on: what is wrong with it, or what the system says.
 *
 * @throws whatever is a fault of the program itself
 */
export function whyUnreadable(error: unknown): string {
  if (error instanceof DomainError) return error.message;
  return `can't be read on: ${systemReason(error)}`;
}
