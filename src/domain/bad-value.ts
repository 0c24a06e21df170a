import { DomainError } from '../errors.ts';

const MAX_SHOWN_LENGTH = 80;

/**
 * The error for a value of the wrong form. Its message has the value, shortened if it is long, and then the problem.
 */
export function badValue(value: string, problem: string): DomainError {
  const shown = value.length > MAX_SHOWN_LENGTH ? `${value.slice(0, MAX_SHOWN_LENGTH)}…` : value;
  return new DomainError('BAD_VALUE', `${JSON.stringify(shown)} ${problem}`);
}
