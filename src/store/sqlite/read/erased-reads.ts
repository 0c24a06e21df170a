import type { ErasedMark } from '../../../domain/commit/commit.ts';
import type { Slice, Window } from '../../store.ts';
import type { SqliteConnection } from '../connection.ts';
import { cutWindow } from './windows.ts';

const COLUMNS = 'e.id, e.collection, e.at, e.reason, e.sequence';

export function erasedMarks(connection: SqliteConnection, entries: readonly string[]): ErasedMark[] {
  return connection.all<ErasedMark>(
    `SELECT ${COLUMNS} FROM json_each(?) AS chosen CROSS JOIN erased AS e ON e.id = chosen.value`,
    JSON.stringify([...new Set(entries)]),
  );
}

export function listErased(connection: SqliteConnection, window: Window<string>): Slice<ErasedMark> {
  const isForward = window.from === 'START';
  const conditions = [...(window.after === null ? [] : ['e.id > ?']), ...(window.before === null ? [] : ['e.id < ?'])];
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const marks = connection.all<ErasedMark>(
    `SELECT ${COLUMNS} FROM erased AS e ${where} ORDER BY e.id ${isForward ? 'ASC' : 'DESC'} LIMIT ?`,
    ...[window.after, window.before].filter((bound) => bound !== null),
    window.limit + 1,
  );
  return cutWindow(isForward ? marks : marks.reverse(), window);
}
