/**
 * Compares the rows of entries with those that follow from their bodies. The code that writes the rows also works out the
 * expected ones. Memory holds some entries at a time, and the counts.
 */
import { indexEntry } from '../../../domain/query/entry-index.ts';
import type { EntryRecord } from '../../../domain/record/record.ts';
import { CLOCKS } from '../../../domain/record/vocabulary.ts';
import { Inconsistencies } from '../../kit/inconsistencies.ts';
import { ExpectedCounts } from '../../kit/expected-counts.ts';
import type { Inconsistency } from '../../store.ts';
import { unlessUnreadable, unreadable } from '../../kit/unreadable.ts';
import type { SqliteConnection } from '../connection.ts';
import { checkCounters } from './counter-check.ts';
import { FACT_COLUMNS, factsOf } from '../write/entry-writes.ts';
import { checkPostings } from './posting-check.ts';
import { numbersOf } from '../write/term-numbers.ts';

/** Entries that are read at a time. */
const STRIDE = 500;

export function* checkEntries(connection: SqliteConnection): Generator<Inconsistency> {
  const check = new EntryCheck(connection);
  for (let after = 0, more = true; more;) {
    const rows = rowsBeyond(connection, after);
    yield* check.take(rows);
    after = rows.at(-1)?.number ?? after;
    more = rows.length === STRIDE;
  }
  yield* check.finish();
  for (const clock of CLOCKS) yield* checkPostings(connection, clock);
  yield* checkCounters(connection, check.counts);
}

interface CheckedRow {
  readonly number: number;
  readonly body: string;
  /** Null if only the body exists. */
  readonly id: string | null;
  readonly facts: string | null;
  readonly terms: string | null;
  readonly words: string | null;
}

/** Begins with the bodies, because everything else follows from them. */
function rowsBeyond(connection: SqliteConnection, after: number): CheckedRow[] {
  return connection.all<CheckedRow>(
    `SELECT b.entry AS number, b.body, e.id, json_array(${FACTS.join(', ')}) AS facts, e.terms, w.words
     FROM entry_body AS b LEFT JOIN entry AS e ON e.number = b.entry LEFT JOIN entry_words AS w ON w.rowid = b.entry
     WHERE b.entry > ? ORDER BY b.entry LIMIT ?`,
    after,
    STRIDE,
  );
}

/** All columns but the terms, which come last. */
const FACTS = FACT_COLUMNS.split(',')
  .slice(0, -1)
  .map((column) => `e.${column.trim()}`);

class EntryCheck {
  readonly counts = new ExpectedCounts();
  readonly #connection: SqliteConnection;
  readonly #facts = new Inconsistencies('order keys and other facts of entries');
  readonly #words = new Inconsistencies('words of entries');
  readonly #terms = new Inconsistencies('terms of entries');

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  /** @returns the entries that cannot be read any more */
  take(rows: readonly CheckedRow[]): Inconsistency[] {
    const lost: Inconsistency[] = [];
    const readable = rows.flatMap((row) => {
      const entry = readEntry(row);
      if (entry === null) lost.push(unreadable(row.id ?? `the entry with the number ${row.number}`));
      return entry === null ? [] : [{ row, entry }];
    });
    const terms = new Set(readable.flatMap(({ entry }) => indexEntry(entry).terms));
    const numbers = numbersOf(this.#connection, [...terms]);
    for (const { row, entry } of readable) {
      const index = indexEntry(entry);
      const expected = factsOf(
        entry,
        index,
        index.terms.map((term) => numbers.get(term) ?? 0),
      );
      if (row.id !== entry.id || row.facts !== JSON.stringify(expected.slice(0, -1))) this.#facts.add(entry.id);
      if (row.terms !== expected.at(-1)) this.#terms.add(entry.id);
      if (row.words !== index.words) this.#words.add(entry.id);
    }
    this.counts.add(readable.map(({ entry }) => entry));
    return lost;
  }

  *finish(): Generator<Inconsistency> {
    const bodiless = this.#connection.all<{ id: string }>(
      'SELECT id FROM entry WHERE NOT EXISTS (SELECT 1 FROM entry_body WHERE entry_body.entry = entry.number)',
    );
    for (const { id } of bodiless) yield unreadable(id);
    const strays = this.#connection.each<{ number: number }>(
      `SELECT id AS number FROM entry_words_content AS words
       WHERE NOT EXISTS (SELECT 1 FROM entry_body WHERE entry_body.entry = words.id)`,
    );
    for (const { number } of strays) this.#words.add(`the number ${number}, which belongs to no entry`);
    for (const table of [this.#facts, this.#words, this.#terms]) yield* table.all;
  }
}

function readEntry({ body }: CheckedRow): EntryRecord | null {
  return unlessUnreadable(() => {
    const entry = JSON.parse(body) as EntryRecord;
    indexEntry(entry);
    return entry;
  });
}
