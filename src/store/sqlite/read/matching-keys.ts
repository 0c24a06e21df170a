import type { OrderKey } from '../../../domain/query/order-key.ts';
import { type EntryQuery, type KeyRange, narrowRanges } from '../../../domain/query/query.ts';
import type { Steps } from '../../kit/steps.ts';
import type { Slice, Window } from '../../store.ts';
import type { SqliteConnection } from '../connection.ts';
import { type Matching, planMatching } from './matching.ts';
import { amongIds, type Columns, type RowsWith, walk } from './query-sql.ts';
import { visitInSteps } from './range-steps.ts';
import { wordMatches } from './text-search.ts';
import { cutWindow } from './windows.ts';

const IDS_AT_ONCE = 50;

/** The ascending keys of the matching entries within the window. */
export function* keysOf(
  connection: SqliteConnection,
  query: EntryQuery,
  window: Window<OrderKey>,
): Steps<Slice<OrderKey>> {
  const ranges = narrowRanges(query.ranges, window.after, window.before);
  const matching = planMatching(connection, { ...query, ranges });
  if (matching === null) return { items: [], more: false };
  if (matching.ids !== null || matching.search !== null) {
    const keys = (yield* chosen(connection, matching)).map(({ key }) => key);
    return cutWindow(keys.sort(), window);
  }
  const direction = window.from === 'START' ? 'ASC' : 'DESC';
  const keys: OrderKey[] = [];
  for (const range of direction === 'ASC' ? matching.ranges : [...matching.ranges].reverse()) {
    const visit = (part: KeyRange) => {
      const { text, values } = walk(matching, part, direction, window.limit + 1 - keys.length);
      keys.push(...connection.all<{ key: OrderKey }>(text, ...values).map(({ key }) => key));
      return keys.length <= window.limit;
    };
    // If every entry of the walk matches, its limit is enough.
    if (isPlain(matching)) visit(range);
    else yield* visitInSteps(connection, matching, range, direction, visit);
    if (keys.length > window.limit) break;
  }
  return cutWindow(direction === 'ASC' ? keys : keys.reverse(), window);
}

function isPlain({ probes, knownBefore }: Matching): boolean {
  return probes.length === 0 && knownBefore === null;
}

/** The matching entries of a small set: the ids of the query, or the hits of its search. */
export function* chosen(connection: SqliteConnection, matching: Matching): Steps<{ key: OrderKey }[]> {
  const found: { key: OrderKey }[] = [];
  yield* visitChosen(connection, matching, 'KEY', (row) => {
    found.push(row);
  });
  return found;
}

/** Calls back for each of them, in any order, with these columns. */
export function* visitChosen<Read extends Columns>(
  connection: SqliteConnection,
  matching: Matching,
  columns: Read,
  visit: (row: RowsWith[Read]) => void,
): Steps<void> {
  if (matching.search !== null) {
    yield* wordMatches(connection, matching, matching.search, columns, visit);
    return;
  }
  const ids = matching.ids ?? [];
  for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
    const { text, values } = amongIds(matching, ids.slice(start, start + IDS_AT_ONCE), columns);
    for (const row of connection.all<RowsWith[Read]>(text, ...values)) visit(row);
    yield;
  }
}
