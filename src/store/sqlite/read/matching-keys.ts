import type { OrderKey } from '../../../domain/query/order-key.ts';
import { type EntryQuery, narrowRanges } from '../../../domain/query/query.ts';
import type { Slice, Window } from '../../store.ts';
import type { SqliteConnection } from '../connection.ts';
import { type Matching, planMatching } from './matching.ts';
import { amongIds, walk } from './query-sql.ts';
import { wordMatches } from './text-search.ts';
import { cutWindow } from './windows.ts';

/** The ascending keys of the matching entries within the window. */
export function keysOf(connection: SqliteConnection, query: EntryQuery, window: Window<OrderKey>): Slice<OrderKey> {
  const ranges = narrowRanges(query.ranges, window.after, window.before);
  const matching = planMatching(connection, { ...query, ranges });
  if (matching === null) return { items: [], more: false };
  if (matching.ids !== null || matching.search !== null) {
    const keys = chosen(connection, matching).map(({ key }) => key);
    return cutWindow(keys.sort(), window);
  }
  const isForward = window.from === 'START';
  const keys: OrderKey[] = [];
  for (const range of isForward ? matching.ranges : [...matching.ranges].reverse()) {
    const { text, values } = walk(matching, range, isForward ? 'ASC' : 'DESC', window.limit + 1 - keys.length);
    keys.push(...connection.all<{ key: OrderKey }>(text, ...values).map(({ key }) => key));
    if (keys.length > window.limit) break;
  }
  return cutWindow(isForward ? keys : keys.reverse(), window);
}

/** The matching entries among few: among the ids of the query, or among the hits of its search. */
export function chosen(connection: SqliteConnection, matching: Matching): { key: OrderKey }[] {
  if (matching.search !== null) return wordMatches(connection, matching, matching.search);
  const { text, values } = amongIds(matching, matching.ids ?? [], 'KEY');
  return connection.all<{ key: OrderKey }>(text, ...values);
}
