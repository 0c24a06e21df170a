import type { Connection, Value } from './connection.ts';

/** What it costs to run a statement is shared by so many rows; and there is one such text for each table to prepare. */
const ROWS_AT_ONCE = 50;

/**
 * Inserts rows, many with one statement.
 *
 * @param into the table with its columns, `term (text)`, as many as each row has values
 * @param onConflict what is done about a row that is there already: `ON CONFLICT (text) DO NOTHING`
 */
export function insertRows(
  connection: Connection,
  into: string,
  rows: readonly (readonly Value[])[],
  onConflict = '',
): void {
  const whole = rows.length - (rows.length % ROWS_AT_ONCE);
  const insert = (given: readonly (readonly Value[])[]) => {
    const places = given.map((row) => `(${row.map(() => '?').join(', ')})`).join(', ');
    connection.run(`INSERT INTO ${into} VALUES ${places} ${onConflict}`, ...given.flat());
  };
  for (let start = 0; start < whole; start += ROWS_AT_ONCE) insert(rows.slice(start, start + ROWS_AT_ONCE));
  for (const row of rows.slice(whole)) insert([row]);
}
