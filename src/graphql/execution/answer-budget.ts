import { DomainError } from '../../errors.ts';

/** The characters that JSON adds to each value: quotes, a colon, a comma, brackets. */
const PUNCTUATION = 6;
/** The characters of a value that is no text: a number, an instant. */
const OTHER_VALUE = 24;

/** Counts the characters of one answer while it is executed, so that an answer that is too long is never built. */
export class AnswerBudget {
  readonly #limit: number;
  readonly #onSpent: (error: DomainError) => void;
  #left: number;

  /** @param onSpent called once, when the answer is too long */
  constructor(limit: number, onSpent: (error: DomainError) => void) {
    this.#limit = limit;
    this.#left = limit;
    this.#onSpent = onSpent;
  }

  /** @returns false if the answer is too long: then nothing more of it is needed */
  spend(key: string, value: unknown): boolean {
    return this.#take(key.length + PUNCTUATION + lengthOf(value));
  }

  #take(length: number): boolean {
    if (this.#left < 0) return false;
    this.#left -= length;
    if (this.#left >= 0) return true;
    this.#onSpent(answerTooLong(this.#limit));
    return false;
  }
}

export function answerTooLong(limit: number): DomainError {
  const message = `The answer is longer than ${limit} bytes. Ask for fewer fields, smaller pages or fewer aliases.`;
  return new DomainError('LIMIT_EXCEEDED', message);
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + lengthOf(item) + 1, 0);
  return typeof value === 'object' ? 0 : OTHER_VALUE;
}
