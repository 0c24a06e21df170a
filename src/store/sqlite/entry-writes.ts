import type { EntryWrite } from '../../domain/commit.ts';
import { type EntryIndex, indexEntry } from '../../domain/entry-index.ts';
import type { OrderKey } from '../../domain/order-key.ts';
import type { EntryRecord } from '../../domain/record.ts';
import { CLOCKS, type Clock } from '../../domain/vocabulary.ts';
import type { Connection, Value } from './connection.ts';
import type { TermNumbers } from './term-numbers.ts';

const INSERT_POSTINGS = {
  OCCURRED: 'INSERT INTO posting_occurred (term, key, entry) SELECT value, ?, ? FROM json_each(?)',
  DISCLOSED: 'INSERT INTO posting_disclosed (term, key, entry) SELECT value, ?, ? FROM json_each(?)',
} as const satisfies Record<Clock, string>;
const DELETE_POSTINGS = {
  OCCURRED: 'DELETE FROM posting_occurred WHERE key = ? AND term IN (SELECT value FROM json_each(?))',
  DISCLOSED: 'DELETE FROM posting_disclosed WHERE key = ? AND term IN (SELECT value FROM json_each(?))',
} as const satisfies Record<Clock, string>;

const COLUMNS = `collection, occurred_key, disclosed_key, occurred_day, occurred_timed, disclosed_day, disclosed_timed,
  visibility, words_count, terms`;

/** Writes an entry with all that finds it: its facts, its words and its postings. */
export function writeEntry(connection: Connection, terms: TermNumbers, { before, after }: EntryWrite): void {
  const index = indexEntry(after);
  const numbers = index.terms.map((term) => terms.numberOf(term));
  if (before === null) {
    const number = addEntry(connection, after, index, numbers);
    for (const clock of CLOCKS) {
      connection.run(INSERT_POSTINGS[clock], index.keys[clock], number, JSON.stringify(numbers));
    }
    return;
  }
  const number = changeEntry(connection, before, after, index, numbers);
  const old = indexEntry(before);
  const oldNumbers = old.terms.map((term) => terms.numberOf(term));
  for (const clock of CLOCKS) {
    moveTerms(
      connection,
      clock,
      number,
      { key: old.keys[clock], numbers: oldNumbers },
      { key: index.keys[clock], numbers },
    );
  }
}

interface Postings {
  readonly key: OrderKey;
  readonly numbers: readonly number[];
}

/** Only what differs is written: most corrections change neither the place nor the terms. */
function moveTerms(connection: Connection, clock: Clock, entry: number, before: Postings, after: Postings): void {
  const moved = before.key !== after.key;
  const gone = before.numbers.filter((number) => moved || !after.numbers.includes(number));
  const come = after.numbers.filter((number) => moved || !before.numbers.includes(number));
  if (gone.length > 0) connection.run(DELETE_POSTINGS[clock], before.key, JSON.stringify(gone));
  if (come.length > 0) connection.run(INSERT_POSTINGS[clock], after.key, entry, JSON.stringify(come));
}

function addEntry(connection: Connection, entry: EntryRecord, index: EntryIndex, numbers: readonly number[]): number {
  const row = connection.get<{ number: number }>(
    `INSERT INTO entry (id, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number`,
    entry.id,
    ...factsOf(entry, index, numbers),
  );
  if (row === undefined) throw new Error(`${entry.id} was not written`);
  connection.run('INSERT INTO entry_body (entry, body) VALUES (?, ?)', row.number, JSON.stringify(entry));
  connection.run('INSERT INTO entry_words (rowid, words) VALUES (?, ?)', row.number, index.words);
  return row.number;
}

function changeEntry(
  connection: Connection,
  before: EntryRecord,
  after: EntryRecord,
  index: EntryIndex,
  numbers: readonly number[],
): number {
  const row = connection.get<{ number: number }>(
    `UPDATE entry SET (${COLUMNS}) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ? RETURNING number`,
    ...factsOf(after, index, numbers),
    after.id,
  );
  if (row === undefined) throw new Error(`${before.id} is to be changed, but is not there`);
  connection.run('UPDATE entry_body SET body = ? WHERE entry = ?', JSON.stringify(after), row.number);
  connection.run(
    'UPDATE entry_words SET words = ? WHERE rowid = ? AND words <> ?',
    index.words,
    row.number,
    index.words,
  );
  return row.number;
}

function factsOf(entry: EntryRecord, index: EntryIndex, numbers: readonly number[]): Value[] {
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
    JSON.stringify(numbers),
  ];
}
