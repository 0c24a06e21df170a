/** Only a bulk insert: it reads the rows of a store and writes them into the tables of another one. */
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { openStore } from '../../src/store/open-store.ts';

const ENTRIES_PER_TRANSACTION = 1_000;

/** The same order as in an import: postings in the order of their index, counters at the end. */
const ROWS: Readonly<Record<string, string>> = {
  named: 'SELECT * FROM named',
  account: 'SELECT * FROM account',
  actor_word: 'SELECT * FROM actor_word',
  term: 'SELECT * FROM term ORDER BY number',
  entry: 'SELECT * FROM entry ORDER BY number',
  entry_body: 'SELECT * FROM entry_body ORDER BY entry',
  entry_words: 'SELECT rowid, words FROM entry_words ORDER BY rowid',
  posting_occurred: `SELECT * FROM posting_occurred ORDER BY (entry - 1) / ${ENTRIES_PER_TRANSACTION}, term, key`,
  posting_disclosed: `SELECT * FROM posting_disclosed ORDER BY (entry - 1) / ${ENTRIES_PER_TRANSACTION}, term, key`,
  change_log: 'SELECT * FROM change_log ORDER BY sequence, ordinal',
  term_count: 'SELECT * FROM term_count',
  day_count: 'SELECT * FROM day_count',
  word_count: 'SELECT * FROM word_count',
};

type Row = Readonly<Record<string, string | number | null>>;

/** @returns the seconds of the inserts and commits, without the time to read the rows */
export async function bulkInsert(from: string, to: string): Promise<number> {
  // The tables, and the settings in the file.
  await (await openStore(`sqlite:${to}`)).close();
  const source = new DatabaseSync(from, { readOnly: true });
  const target = new DatabaseSync(to);
  try {
    target.exec('PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 16384; PRAGMA cache_size = -98304;');
    const tables = Object.entries(ROWS).map(([table, text]) => new TableCopy(source, target, table, text));
    const [{ entries }] = source.prepare('SELECT count(*) AS entries FROM entry').all() as [{ entries: number }];
    const transactions = Math.ceil(entries / ENTRIES_PER_TRANSACTION);
    let milliseconds = 0;
    for (let left = transactions; left > 0; left -= 1) {
      const parts = tables.map((table) => table.next(left));
      const start = performance.now();
      target.exec('BEGIN IMMEDIATE');
      for (const write of parts) write();
      target.exec('COMMIT');
      milliseconds += performance.now() - start;
    }
    return milliseconds / 1_000;
  } finally {
    source.close();
    target.close();
  }
}

class TableCopy {
  readonly #rows: IterableIterator<Row>;
  readonly #insert: (values: readonly (string | number | null)[]) => void;
  #left: number;

  constructor(source: DatabaseSyncInstance, target: DatabaseSyncInstance, table: string, text: string) {
    const [first] = source.prepare(`${text} LIMIT 1`).all() as Row[];
    const columns = Object.keys(first ?? {});
    const [{ count }] = source.prepare(`SELECT count(*) AS count FROM ${table}`).all() as [{ count: number }];
    this.#left = count;
    this.#rows = source.prepare(text).iterate() as IterableIterator<Row>;
    const places = columns.map(() => '?').join(', ');
    const insert =
      first === undefined ? null : target.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`);
    this.#insert = (values) => void insert?.run(...values);
  }

  /** Reads an equal share of the remaining rows. Returns a function that writes them. */
  next(shares: number): () => void {
    const count = Math.ceil(this.#left / shares);
    this.#left -= count;
    const rows: (string | number | null)[][] = [];
    for (let read = 0; read < count; read += 1) {
      const next = this.#rows.next();
      if (next.done === true) break;
      rows.push(Object.values(next.value));
    }
    return () => {
      for (const values of rows) this.#insert(values);
    };
  }
}
