import type { OrderKey } from '../../../domain/query/order-key.ts';
import type { EntryQuery } from '../../../domain/query/query.ts';
import type { SqliteConnection } from '../connection.ts';
import { planMatching } from './matching.ts';
import { amongIds, type Columns, scan } from './query-sql.ts';
import { wordMatches } from './text-search.ts';

/** The matching entries, row by row in any order, with these columns. */
export function* matchingRows<Row extends object>(
  connection: SqliteConnection,
  query: EntryQuery,
  columns: Columns,
): Generator<Row & { readonly key: OrderKey }> {
  const matching = planMatching(connection, query);
  if (matching === null) return;
  if (matching.search !== null) {
    yield* wordMatches<Row>(connection, matching, matching.search, columns);
  } else if (matching.ids !== null) {
    const { text, values } = amongIds(matching, matching.ids, columns);
    yield* connection.each<Row & { key: OrderKey }>(text, ...values);
  } else {
    for (const range of matching.ranges) {
      const { text, values } = scan(matching, range, columns);
      yield* connection.each<Row & { key: OrderKey }>(text, ...values);
    }
  }
}
