import type { Term } from '../../domain/terms.ts';
import type { Connection } from './connection.ts';

/** Most terms come again in the next batch, but a long import must not remember them all. */
const MAX_REMEMBERED = 200_000;

/** Gives each term its number, which it keeps for ever. */
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

  /** After a rollback, which takes numbers back. */
  forget(): void {
    this.#numbers.clear();
  }
}
