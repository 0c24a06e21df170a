import type { EntryWrite } from '../../domain/commit.ts';
import { type EntryIndex, indexEntry } from '../../domain/entry-index.ts';
import type { EntryRecord } from '../../domain/record.ts';
import { CLOCKS, type Clock } from '../../domain/vocabulary.ts';
import type { Connection, Value } from './connection.ts';
import type { PostingWrites } from './posting-writes.ts';
import type { TermNumbers } from './term-numbers.ts';

const COLUMNS = `collection, occurred_key, disclosed_key, occurred_day, occurred_timed, disclosed_day, disclosed_timed,
  visibility, words_count, terms`;

/** Writes an entry with all that finds it: its facts, its words and, by way of `postings`, its terms. */
export function writeEntry(
  connection: Connection,
  terms: TermNumbers,
  postings: PostingWrites,
  { before, after }: EntryWrite,
): void {
  const numbersOf = (index: EntryIndex) => index.terms.map((term) => terms.numberOf(term));
  if (after === null) {
    removeEntry(connection, before.id);
    const old = indexEntry(before);
    for (const clock of CLOCKS) postings.remove(clock, numbersOf(old), old.keys[clock]);
    return;
  }
  const index = indexEntry(after);
  const numbers = numbersOf(index);
  if (before === null) {
    const entry = addEntry(connection, after, index, numbers);
    for (const clock of CLOCKS) postings.add(clock, numbers, index.keys[clock], entry);
    return;
  }
  const entry = changeEntry(connection, before, after, index, numbers);
  const old = indexEntry(before);
  const oldNumbers = numbersOf(old);
  for (const clock of CLOCKS) {
    // Only what differs is written: most corrections change neither the place nor the terms.
    const moved = old.keys[clock] !== index.keys[clock];
    postings.remove(
      clock,
      oldNumbers.filter((number) => moved || !numbers.includes(number)),
      old.keys[clock],
    );
    postings.add(
      clock,
      numbers.filter((number) => moved || !oldNumbers.includes(number)),
      index.keys[clock],
      entry,
    );
  }
}

function addEntry(connection: Connection, entry: EntryRecord, index: EntryIndex, numbers: readonly number[]): number {
  const [row] = connection.all<{ number: number }>(
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
  const [row] = connection.all<{ number: number }>(
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

function removeEntry(connection: Connection, id: string): void {
  const [row] = connection.all<{ number: number }>('DELETE FROM entry WHERE id = ? RETURNING number', id);
  if (row === undefined) throw new Error(`${id} is to be erased, but is not there`);
  connection.run('DELETE FROM entry_body WHERE entry = ?', row.number);
  connection.run('DELETE FROM entry_words WHERE rowid = ?', row.number);
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
