import { DomainError } from '../errors.ts';

const MAX_SHOWN_LENGTH = 80;

/** The error for a value that is not of its form: names the value, shortened, and goes on with what is wrong with it. */
export function badValue(value: string, problem: string): DomainError {
  const shown = value.length > MAX_SHOWN_LENGTH ? `${value.slice(0, MAX_SHOWN_LENGTH)}…` : value;
  return new DomainError('BAD_VALUE', `${JSON.stringify(shown)} ${problem}`);
}
