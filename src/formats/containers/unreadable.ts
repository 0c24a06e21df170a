import { DomainError } from '../../errors.ts';

/**
 * Why a file can't be read, or read on: what is wrong with it, or what the system says.
 *
 * @throws whatever is a fault of the program itself
 */
export function whyUnreadable(error: unknown): string {
  if (error instanceof DomainError) return error.message;
  const isFromSystem = error instanceof Error && 'code' in error && typeof error.code === 'string';
  if (isFromSystem && /^(E[A-Z]+|Z_[A-Z_]+)$/.test(String(error.code))) return `can't be read on: ${error.message}`;
  throw error;
}
