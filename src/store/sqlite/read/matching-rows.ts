import type { EntryQuery, KeyRange } from '../../../domain/query/query.ts';
import type { Steps } from '../../kit/steps.ts';
import type { SqliteConnection } from '../connection.ts';
import { planMatching } from './matching.ts';
import { visitChosen } from './matching-keys.ts';
import { type Columns, type RowsWith, scan } from './query-sql.ts';
import { visitInSteps } from './range-steps.ts';

/** Calls back for each matching entry, in any order, with these columns. */
export function* visitMatching<Read extends Columns>(
  connection: SqliteConnection,
  query: EntryQuery,
  columns: Read,
  visit: (row: RowsWith[Read]) => void,
): Steps<void> {
  const matching = planMatching(connection, query);
  if (matching === null) return;
  if (matching.search !== null || matching.ids !== null) {
    yield* visitChosen(connection, matching, columns, visit);
    return;
  }
  const visitPart = (part: KeyRange) => {
    const { text, values } = scan(matching, part, columns);
    for (const row of connection.all<RowsWith[Read]>(text, ...values)) visit(row);
    return true;
  };
  for (const range of matching.ranges) yield* visitInSteps(connection, matching, range, 'ASC', visitPart);
}
