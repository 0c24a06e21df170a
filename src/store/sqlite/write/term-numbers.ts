import type { Term } from '../../../domain/query/terms.ts';
import type { SqliteConnection } from '../connection.ts';
import type { Steps } from '../../kit/steps.ts';
import { insertRows } from './insert-rows.ts';

/** Most terms come again in the next batch. A long import must not remember all terms, because memory is limited. */
const MAX_REMEMBERED = 20_000;
/** Few enough to be looked up within some milliseconds. */
const MAX_TOGETHER = 2_000;

/** Gives each term a number. The term keeps it as long as an entry carries the term. */
export class TermNumbers {
  readonly #connection: SqliteConnection;
  readonly #numbers = new Map<Term, number>();

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  /** Numbers all terms of a commit at once: that is several times faster than one by one. */
  *assign(terms: ReadonlySet<Term>): Steps<void> {
    if (this.#numbers.size >= MAX_REMEMBERED) this.#numbers.clear();
    const unknown = [...terms].filter((term) => !this.#numbers.has(term));
    for (let start = 0; start < unknown.length; start += MAX_TOGETHER) {
      const some = unknown.slice(start, start + MAX_TOGETHER).sort();
      yield* insertRows(this.#connection, 'term (text)', some, (term) => [term], 'ON CONFLICT (text) DO NOTHING');
      for (const [text, number] of numbersOf(this.#connection, some)) this.#numbers.set(text, number);
      yield;
    }
  }

  /** The number of a term that `assign` was given in this commit. */
  numberOf(term: Term): number {
    const number = this.#numbers.get(term);
    if (number === undefined) throw new Error(`The term ${term} was not assigned a number`);
    return number;
  }

  /** Deletes those of these terms that no entry carries any more: a term may hold an editor's words. */
  *release(numbers: Iterable<number>): Steps<void> {
    for (const number of numbers) {
      yield;
      const released = this.#connection.all<{ text: Term }>(
        `DELETE FROM term WHERE number = ? AND NOT EXISTS (SELECT 1 FROM posting_occurred WHERE term = ?) RETURNING text`,
        number,
        number,
      );
      for (const { text } of released) {
        this.#connection.run('DELETE FROM term_count WHERE term = ?', number);
        this.#numbers.delete(text);
      }
    }
  }

  /** Called after a rollback, and after a commit of another process: both may have changed the numbers. */
  forget(): void {
    this.#numbers.clear();
  }
}

/** The numbers of these terms; terms without a number are left out. */
export function numbersOf(connection: SqliteConnection, terms: readonly Term[]): Map<Term, number> {
  const numbered = connection.all<{ text: Term; number: number }>(
    'SELECT term.text, term.number FROM json_each(?) AS wanted CROSS JOIN term ON term.text = wanted.value',
    JSON.stringify(terms),
  );
  return new Map(numbered.map(({ text, number }) => [text, number]));
}
