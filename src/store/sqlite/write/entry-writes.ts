import type { EntryWrite } from '../../../domain/commit/commit.ts';
import { type EntryIndex, indexEntry } from '../../../domain/query/entry-index.ts';
import type { EntryRecord } from '../../../domain/record/record.ts';
import { CLOCKS, type Clock } from '../../../domain/record/vocabulary.ts';
import type { SqliteConnection, Value } from '../connection.ts';
import type { Steps } from '../../kit/steps.ts';
import { insertRows } from './insert-rows.ts';
import type { PostingWrites } from './posting-writes.ts';
import type { TermNumbers } from './term-numbers.ts';

/** As `factsOf` gives them. */
export const FACT_COLUMNS = `collection, occurred_key, disclosed_key, occurred_day, occurred_timed, disclosed_day, disclosed_timed,
  visibility, words_count, terms`;

/** Writes the entries of one commit with their facts, their words and, through `postings`, their terms. */
export class EntryWrites {
  readonly #connection: SqliteConnection;
  readonly #terms: TermNumbers;
  readonly #postings: PostingWrites;
  readonly #added: { readonly entry: EntryRecord; readonly index: EntryIndex; readonly terms: readonly number[] }[] =
    [];

  /** @param terms has the numbers of all terms of these writes */
  constructor(connection: SqliteConnection, terms: TermNumbers, postings: PostingWrites) {
    this.#connection = connection;
    this.#terms = terms;
    this.#postings = postings;
  }

  /** Changes and removes at once. New entries wait for `insert`, which writes them all together. */
  write({ before, after }: EntryWrite): void {
    if (after === null) {
      this.#remove(before);
      return;
    }
    const index = indexEntry(after);
    const terms = this.#numbersOf(index);
    if (before === null) this.#added.push({ entry: after, index, terms });
    else this.#change(before, after, index, terms);
  }

  *insert(): Steps<void> {
    const [last] = this.#connection.all<{ number: number | null }>('SELECT max(number) AS number FROM entry');
    const first = (last?.number ?? 0) + 1;
    const added = this.#added.map((entry, offset) => ({ ...entry, number: first + offset }));
    const facts = `entry (number, id, ${FACT_COLUMNS})`;
    yield* insertRows(this.#connection, facts, added, ({ number, entry, index, terms }) => {
      for (const clock of CLOCKS) this.#postings.add(clock, terms, index.keys[clock], number);
      return [number, entry.id, ...factsOf(entry, index, terms)];
    });
    const body = 'entry_body (entry, body)';
    yield* insertRows(this.#connection, body, added, ({ number, entry }) => [number, JSON.stringify(entry)]);
    const words = 'entry_words (rowid, words)';
    yield* insertRows(this.#connection, words, added, ({ number, index }) => [number, index.words]);
  }

  #numbersOf(index: EntryIndex): number[] {
    return index.terms.map((term) => this.#terms.numberOf(term));
  }

  #change(before: EntryRecord, after: EntryRecord, index: EntryIndex, terms: readonly number[]): void {
    const entry = this.#update(after, index, terms);
    const old = indexEntry(before);
    const oldTerms = this.#numbersOf(old);
    for (const clock of CLOCKS) {
      // Most corrections change neither the order key nor the terms, so only the differences are written.
      const moved = old.keys[clock] !== index.keys[clock];
      const lost = oldTerms.filter((term) => moved || !terms.includes(term));
      const won = terms.filter((term) => moved || !oldTerms.includes(term));
      this.#postings.remove(clock, lost, old.keys[clock]);
      this.#postings.add(clock, won, index.keys[clock], entry);
    }
  }

  #update(entry: EntryRecord, index: EntryIndex, terms: readonly number[]): number {
    const [row] = this.#connection.all<{ number: number }>(
      `UPDATE entry SET (${FACT_COLUMNS}) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ? RETURNING number`,
      ...factsOf(entry, index, terms),
      entry.id,
    );
    if (row === undefined) throw new Error(`${entry.id} cannot be changed, because it is not in the store`);
    this.#connection.run('UPDATE entry_body SET body = ? WHERE entry = ?', JSON.stringify(entry), row.number);
    this.#connection.run(
      'UPDATE entry_words SET words = ? WHERE rowid = ? AND words <> ?',
      index.words,
      row.number,
      index.words,
    );
    return row.number;
  }

  #remove(entry: EntryRecord): void {
    const [row] = this.#connection.all<{ number: number }>('DELETE FROM entry WHERE id = ? RETURNING number', entry.id);
    if (row === undefined) throw new Error(`${entry.id} cannot be erased, because it is not in the store`);
    this.#connection.run('DELETE FROM entry_body WHERE entry = ?', row.number);
    this.#connection.run('DELETE FROM entry_words WHERE rowid = ?', row.number);
    const index = indexEntry(entry);
    for (const clock of CLOCKS) this.#postings.remove(clock, this.#numbersOf(index), index.keys[clock]);
  }
}

/** The columns of an entry that filters and counts read. Its terms come last, as a JSON list of their numbers. */
export function factsOf(entry: EntryRecord, index: EntryIndex, terms: readonly number[]): Value[] {
  const day = (clock: Clock): Value[] => {
    const given = index.days[clock];
    return given === null ? [null, null] : [given.day, given.timed ? 1 : 0];
  };
  return [
    entry.collection,
    index.keys.OCCURRED,
    index.keys.DISCLOSED,
    ...day('OCCURRED'),
    ...day('DISCLOSED'),
    index.visibility,
    index.wordCount,
    JSON.stringify(terms),
  ];
}
