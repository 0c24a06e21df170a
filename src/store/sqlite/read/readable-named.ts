import { mayRead, type Viewer } from '../../../domain/authority.ts';
import type { Dimension } from '../../../domain/query/terms.ts';
import type { Access } from '../../../domain/record/vocabulary.ts';
import type { NamedKind } from '../../store.ts';
import type { Sql, SqliteConnection } from '../connection.ts';

/** The terms by which entries mention a record. */
const MENTIONED_AS = {
  actor: 'actor',
  source: 'source',
  link: 'link',
} as const satisfies Record<Exclude<NamedKind, 'collection'>, Dimension>;

/**
 * The condition under which the viewer may see a named record `n`. The access of a collection decides. Other records must
 * be mentioned in a readable collection, or in no entry at all.
 */
export function readableNamed(connection: SqliteConnection, viewer: Viewer, kind: NamedKind): Sql {
  if (viewer.reads === 'EVERYTHING') return { text: 'true', values: [] };
  const readable = JSON.stringify(readableCollections(connection, viewer));
  if (kind === 'collection') return { text: 'n.id IN (SELECT value FROM json_each(?))', values: [readable] };
  const mention = `SELECT 1 FROM term AS t CROSS JOIN term_count AS c ON c.term = t.number
    WHERE t.text = ? || n.id AND c.count > 0`;
  const prefix = `${MENTIONED_AS[kind]}=`;
  return {
    text: `(EXISTS (${mention} AND c.collection IN (SELECT value FROM json_each(?))) OR NOT EXISTS (${mention}))`,
    values: [prefix, readable, prefix],
  };
}

function readableCollections(connection: SqliteConnection, viewer: Viewer): string[] {
  const rows = connection.all<{ id: string; access: Access }>("SELECT id, access FROM named WHERE kind = 'collection'");
  return rows.filter((row) => mayRead(viewer, row)).map(({ id }) => id);
}
