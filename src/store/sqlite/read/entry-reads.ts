/** Reading entries by their ids and in the order of a clock. */
import type { Viewer } from '../../../domain/authority.ts';
import type { OrderKey } from '../../../domain/query/order-key.ts';
import type { EntryQuery } from '../../../domain/query/query.ts';
import type { EntryRecord, EntryRevision } from '../../../domain/record/record.ts';
import type { Steps } from '../../kit/steps.ts';
import type { EntrySlice, Window } from '../../store.ts';
import type { SqliteConnection } from '../connection.ts';
import { entriesAt, storedRevisions, visibleEntries } from './stored-entries.ts';
import { headOf } from '../meta.ts';
import { keysOf } from './matching-keys.ts';

export function entriesById(
  connection: SqliteConnection,
  viewer: Viewer,
  ids: readonly string[],
): (EntryRecord | null)[] {
  const found = new Map(visibleEntries(connection, viewer, ids).map((entry) => [entry.id, entry]));
  return ids.map((id) => found.get(id) ?? null);
}

export function* pageOf(connection: SqliteConnection, query: EntryQuery, window: Window<OrderKey>): Steps<EntrySlice> {
  const { items, more } = yield* keysOf(connection, query, window);
  return { items: yield* entriesAt(connection, query.clock, items), more, head: headOf(connection) };
}

export function revisionsOf(connection: SqliteConnection, viewer: Viewer, entries: readonly string[]): EntryRevision[] {
  return connection.snapshot(() => {
    const visible = entriesById(connection, viewer, entries).filter((entry) => entry !== null);
    return storedRevisions(
      connection,
      visible.map(({ id }) => id),
    );
  });
}
