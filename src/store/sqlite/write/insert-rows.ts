import type { Steps } from '../../kit/steps.ts';
import type { SqliteConnection, Value } from '../connection.ts';

/** The number of rows in one statement. Each table needs one statement of this length. */
const ROWS_AT_ONCE = 50;

/**
 * Inserts rows, many with one statement.
 *
 * @param into the table with its columns, `term (text)`, as many as each row has values
 * @param toRow the values of an item
 * @param onConflict the clause for rows that exist already: `ON CONFLICT (text) DO NOTHING`
 */
export function* insertRows<Item>(
  connection: SqliteConnection,
  into: string,
  items: readonly Item[],
  toRow: (item: Item) => readonly Value[],
  onConflict = '',
): Steps<void> {
  for (let start = 0; start < items.length; start += ROWS_AT_ONCE) {
    const rows = items.slice(start, start + ROWS_AT_ONCE).map(toRow);
    if (rows.length === ROWS_AT_ONCE) connection.run(insertionOf(into, rows, onConflict), ...rows.flat());
    else for (const row of rows) connection.run(insertionOf(into, [row], onConflict), ...row);
    yield;
  }
}

function insertionOf(into: string, rows: readonly (readonly Value[])[], onConflict: string): string {
  const place = `(${(rows[0] ?? []).map(() => '?').join(', ')})`;
  return `INSERT INTO ${into} VALUES ${rows.map(() => place).join(', ')} ${onConflict}`;
}
