import { mayRead, type Viewer } from '../../../domain/authority.ts';
import type { Access } from '../../../domain/record/vocabulary.ts';
import type { NamedKind } from '../../store.ts';
import type { Sql, SqliteConnection } from '../connection.ts';

/**
 * The condition under which the viewer may see a named record `n` (`domain/authority.ts` has the rule). For a
 * collection, its access decides. Any other record is looked up first among the names in the entries of readable
 * collections, and then among the records that lead to it.
 */
export function readableNamed(connection: SqliteConnection, viewer: Viewer, kind: NamedKind): Sql {
  if (viewer.reads === 'EVERYTHING') return { text: 'true', values: [] };
  const readable = JSON.stringify(readableCollections(connection, viewer));
  if (kind === 'collection') return { text: `n.id IN ${READABLE}`, values: [readable] };
  return {
    text: `(EXISTS (SELECT 1 FROM (${entriesNaming('n.id')}) AS m WHERE m.collection IN ${READABLE})
      OR coalesce((${bestOrigin('n.id')}), true))`,
    values: [readable, readable, readable],
  };
}

const READABLE = '(SELECT value FROM json_each(?))';

/**
 * The collections whose entries name the record by this id, and not only by another id of the same actor. The
 * dimensions have the names of the kinds of record.
 */
function entriesNaming(id: string): string {
  return `SELECT c.collection FROM term AS t CROSS JOIN term_count AS c ON c.term = t.number
    WHERE t.text IN (substr(${id}, 1, instr(${id}, ':') - 1) || '=' || ${id}, 'attributed=' || ${id}, 'alias=' || ${id})
    GROUP BY c.collection HAVING sum(iif(t.text >= 'alias=' AND t.text < 'alias>', -c.count, c.count)) > 0`;
}

/**
 * The origins of the names that lead to the record: entries, collections, or a record that nothing names.
 *
 * @returns SQL for whether the viewer may see any of them; null if the names lead only in a circle
 */
function bestOrigin(id: string): string {
  const within = (condition: string) =>
    `EXISTS (SELECT 1 FROM (${entriesNaming('leading.id')}) AS m WHERE ${condition})`;
  return `WITH RECURSIVE
    leading (id) AS (SELECT ${id} UNION SELECT naming.by FROM leading CROSS JOIN naming ON naming.named = leading.id)
    SELECT max(CASE
      WHEN leading.id >= 'collection:' AND leading.id < 'collection;' THEN leading.id IN ${READABLE}
      WHEN ${within(`m.collection IN ${READABLE}`)} THEN true
      WHEN ${within('true')} THEN false
      WHEN NOT EXISTS (SELECT 1 FROM naming WHERE naming.named = leading.id) THEN true
    END) FROM leading`;
}

function readableCollections(connection: SqliteConnection, viewer: Viewer): string[] {
  const rows = connection.all<{ id: string; access: Access }>("SELECT id, access FROM named WHERE kind = 'collection'");
  return rows.filter((row) => mayRead(viewer, row)).map(({ id }) => id);
}
