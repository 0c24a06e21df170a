import type { Term } from '../../domain/terms.ts';
import type { Connection } from './connection.ts';

/** Most terms come again in the next batch, but a long import must not remember them all. */
const MAX_REMEMBERED = 200_000;

/** Gives each term its number, which it keeps while any entry carries it. */
export class TermNumbers {
  readonly #connection: Connection;
  readonly #numbers = new Map<Term, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  numberOf(given: Term): number {
    const known = this.#numbers.get(given);
    if (known !== undefined) return known;
    this.#connection.run('INSERT INTO term (text) VALUES (?) ON CONFLICT (text) DO NOTHING', given);
    const [row] = this.#connection.all<{ number: number }>('SELECT number FROM term WHERE text = ?', given);
    if (row === undefined) throw new Error(`The term ${given} was not written`);
    if (this.#numbers.size >= MAX_REMEMBERED) this.#numbers.clear();
    this.#numbers.set(given, row.number);
    return row.number;
  }

  /** Takes the numbers of those terms back that no entry carries any more: a term may hold words of an editor's. */
  release(numbers: Iterable<number>): void {
    for (const number of numbers) {
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

  /** After a rollback, which takes numbers back, and after another process has written, which may have done so too. */
  forget(): void {
    this.#numbers.clear();
  }
}
