import type { SqliteConnection, Value } from '../connection.ts';

/** So many rows share the cost of running one statement. Each table needs one statement of this length. */
const ROWS_AT_ONCE = 50;

/**
 * Inserts rows, many with one statement.
 *
 * @param into the table with its columns, `term (text)`, as many as each row has values
 * @param onConflict the clause for rows that exist already: `ON CONFLICT (text) DO NOTHING`
 */
export function insertRows(
  connection: SqliteConnection,
  into: string,
  rows: readonly (readonly Value[])[],
  onConflict = '',
): void {
  const [first] = rows;
  if (first === undefined) return;
  const place = `(${first.map(() => '?').join(', ')})`;
  const textFor = (count: number) =>
    `INSERT INTO ${into} VALUES ${new Array(count).fill(place).join(', ')} ${onConflict}`;
  const [many, one] = [textFor(ROWS_AT_ONCE), textFor(1)];
  const whole = rows.length - (rows.length % ROWS_AT_ONCE);
  for (let start = 0; start < whole; start += ROWS_AT_ONCE) {
    const values: Value[] = [];
    for (let row = start; row < start + ROWS_AT_ONCE; row += 1) for (const value of rows[row] ?? []) values.push(value);
    connection.run(many, ...values);
  }
  for (const row of rows.slice(whole)) connection.run(one, ...row);
}
