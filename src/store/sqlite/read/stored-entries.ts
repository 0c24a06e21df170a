import type { Viewer } from '../../../domain/authority.ts';
import type { OrderKey } from '../../../domain/query/order-key.ts';
import type { EntryRecord, EntryRevision } from '../../../domain/record/record.ts';
import type { Clock } from '../../../domain/record/vocabulary.ts';
import { inParts, type Steps } from '../../kit/steps.ts';
import type { SqliteConnection } from '../connection.ts';
import { bodiesAt } from './query-sql.ts';

/** The entries among these that exist, each once, for every viewer. */
export function storedEntries(connection: SqliteConnection, ids: readonly string[]): EntryRecord[] {
  const rows = connection.all<{ body: string }>(
    `SELECT b.body FROM json_each(?) AS chosen CROSS JOIN entry AS e ON e.id = chosen.value
     CROSS JOIN entry_body AS b ON b.entry = e.number`,
    JSON.stringify([...new Set(ids)]),
  );
  return rows.map(({ body }) => JSON.parse(body) as EntryRecord);
}

/** The entries among these that the viewer may see. The body of a hidden one is not read. */
export function visibleEntries(connection: SqliteConnection, viewer: Viewer, ids: readonly string[]): EntryRecord[] {
  const { reads } = viewer;
  if (reads === 'EVERYTHING') return storedEntries(connection, ids);
  const rows = connection.all<{ body: string }>(
    `SELECT b.body FROM json_each(?) AS chosen CROSS JOIN entry AS e ON e.id = chosen.value
     CROSS JOIN named AS c ON c.kind = 'collection' AND c.id = e.collection
     CROSS JOIN entry_body AS b ON b.entry = e.number
     WHERE c.access = 'OPEN' OR c.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify([...new Set(ids)]),
    JSON.stringify(reads.restricted),
  );
  return rows.map(({ body }) => JSON.parse(body) as EntryRecord);
}

/** At most `limit` entries after an id, by id, for every viewer. */
export function entriesAfter(connection: SqliteConnection, after: string | null, limit: number): EntryRecord[] {
  const rows = connection.all<{ body: string }>(
    `SELECT b.body FROM entry AS e CROSS JOIN entry_body AS b ON b.entry = e.number
     WHERE e.id > ? ORDER BY e.id LIMIT ?`,
    after ?? '',
    limit,
  );
  return rows.map(({ body }) => JSON.parse(body) as EntryRecord);
}

/** The earlier revisions of these entries, for every viewer; of each entry the oldest first. */
export function storedRevisions(connection: SqliteConnection, entries: readonly string[]): EntryRevision[] {
  const rows = connection.all<{ body: string }>(
    `SELECT r.body FROM json_each(?) AS chosen CROSS JOIN revision AS r ON r.entry = chosen.value
     ORDER BY r.entry, r.revision`,
    JSON.stringify([...new Set(entries)]),
  );
  return rows.map(({ body }) => JSON.parse(body) as EntryRevision);
}

/** The records of the entries with these keys, in their order. */
export function entriesAt(connection: SqliteConnection, clock: Clock, keys: readonly OrderKey[]): Steps<EntryRecord[]> {
  return inParts(keys, (some) => bodiesOf(connection, clock, some));
}

function bodiesOf(connection: SqliteConnection, clock: Clock, keys: readonly OrderKey[]): EntryRecord[] {
  const rows = connection.all<{ key: OrderKey; body: string }>(bodiesAt(clock), JSON.stringify(keys));
  const bodies = new Map(rows.map(({ key, body }) => [key, body]));
  return keys.flatMap((key) => {
    const body = bodies.get(key);
    return body === undefined ? [] : [JSON.parse(body) as EntryRecord];
  });
}
