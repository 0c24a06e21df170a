import type { ChangeRecord, KeysByClock, LogPosition } from '../../../domain/commit/change-log.ts';
import type { OrderKey } from '../../../domain/query/order-key.ts';
import type { EntryRecord } from '../../../domain/record/record.ts';
import { checkPosition, toEntryChanges } from '../../kit/entry-changes.ts';
import type { ChangeSlice } from '../../store.ts';
import type { SqliteConnection, Sql } from '../connection.ts';
import { storedEntries } from './stored-entries.ts';
import { headOf, trimmedOf } from '../meta.ts';

interface ChangeRow extends Omit<ChangeRecord, 'before' | 'after' | 'replaced'> {
  readonly before_occurred: OrderKey | null;
  readonly before_disclosed: OrderKey | null;
  readonly after_occurred: OrderKey | null;
  readonly after_disclosed: OrderKey | null;
  readonly replaced: string | null;
}

/** @throws DomainError CURSOR_EXPIRED */
export function changesBeyond(connection: SqliteConnection, after: LogPosition, limit: number): ChangeSlice {
  return connection.snapshot(() => {
    checkPosition(after, trimmedOf(connection));
    const { text, values } = linesBeyond(after, limit + 1);
    const rows = connection.all<ChangeRow>(text, ...values);
    const lines = rows.slice(0, limit).map(toChangeRecord);
    const more = rows.length > limit;
    return { changes: toEntryChanges(lines, finalStates(connection, lines, more)), more, head: headOf(connection) };
  });
}

export function linesBeyond({ sequence, ordinal }: LogPosition, limit: number): Sql {
  return {
    text: `SELECT sequence, ordinal, at, entry, collection, former_access AS formerAccess, access, kind,
             before_occurred, before_disclosed, after_occurred, after_disclosed, replaced
           FROM change_log WHERE (sequence, ordinal) > (?, ?) ORDER BY sequence, ordinal LIMIT ?`,
    values: [sequence, ordinal ?? Number.MAX_SAFE_INTEGER, limit],
  };
}

/** For each of these entries its first line after a position, if there is one. */
export function nextLines(
  entries: readonly string[],
  { sequence, ordinal }: Pick<ChangeRecord, 'sequence' | 'ordinal'>,
): Sql {
  return {
    text: `SELECT c.entry, c.replaced FROM json_each(?) AS wanted CROSS JOIN change_log AS c
           WHERE (c.sequence, c.ordinal) =
             (SELECT n.sequence, n.ordinal FROM change_log AS n
              WHERE n.entry = wanted.value AND (n.sequence, n.ordinal) > (?, ?)
              ORDER BY n.sequence, n.ordinal LIMIT 1)`,
    values: [JSON.stringify(entries), sequence, ordinal],
  };
}

function finalStates(
  connection: SqliteConnection,
  lines: readonly ChangeRecord[],
  more: boolean,
): Map<string, EntryRecord | null> {
  const ids = [...new Set(lines.map(({ entry }) => entry))];
  const states = new Map<string, EntryRecord | null>();
  const last = lines.at(-1);
  if (more && last !== undefined) {
    const { text, values } = nextLines(ids, last);
    for (const { entry, replaced } of connection.all<Pick<ChangeRow, 'entry' | 'replaced'>>(text, ...values)) {
      states.set(entry, toEntry(replaced));
    }
  }
  const unchanged = ids.filter((id) => !states.has(id));
  for (const entry of storedEntries(connection, unchanged)) states.set(entry.id, entry);
  return states;
}

function toChangeRecord(row: ChangeRow): ChangeRecord {
  const { before_occurred, before_disclosed, after_occurred, after_disclosed, replaced, ...line } = row;
  return {
    ...line,
    before: toKeys(before_occurred, before_disclosed),
    after: toKeys(after_occurred, after_disclosed),
    replaced: toEntry(replaced),
  };
}

function toKeys(occurred: OrderKey | null, disclosed: OrderKey | null): KeysByClock | null {
  return occurred === null || disclosed === null ? null : { OCCURRED: occurred, DISCLOSED: disclosed };
}

function toEntry(body: string | null): EntryRecord | null {
  return body === null ? null : (JSON.parse(body) as EntryRecord);
}
