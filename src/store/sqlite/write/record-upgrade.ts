/** Brings records from before version 3 of the tables into their present form. */
import type { ActorRecord, EntryRecord, EntryRevision } from '../../../domain/record/record.ts';
import { upgradeActor, upgradeEntry, upgradeRecord } from '../../../domain/record/version-1.ts';
import type { SqliteConnection } from '../connection.ts';

const PAGE_SIZE = 1_000;

/** The records whose moment may hold a last change in its note. */
const isNoted = (column: string) =>
  `(${['edited', 'ended', 'deleted'].map((word) => `${column} LIKE '%"note":"${word}%'`).join(' OR ')})`;

export function upgradeRecords(writer: SqliteConnection): void {
  const actors = "SELECT id FROM named WHERE kind = 'actor' AND id > ? ORDER BY id LIMIT ?";
  for (const id of idsOf(writer, actors)) upgradeStoredActor(writer, id);
  const entries = `SELECT entry.id FROM entry JOIN entry_body ON entry_body.entry = entry.number
    WHERE entry.id > ? AND ${isNoted('entry_body.body')} ORDER BY entry.id LIMIT ?`;
  for (const id of idsOf(writer, entries)) upgradeStoredEntry(writer, id);
  // Entries that were corrected since: only an earlier state has the note.
  const revised = `SELECT DISTINCT entry AS id FROM revision WHERE entry > ? AND ${isNoted('body')} ORDER BY entry LIMIT ?`;
  for (const id of idsOf(writer, revised)) upgradeStoredEntry(writer, id);
}

/** Page by page, because the rows change on the way. */
function* idsOf(writer: SqliteConnection, sql: string): Generator<string> {
  for (let last = ''; ;) {
    const page = writer.all<{ id: string }>(sql, last, PAGE_SIZE);
    for (const { id } of page) yield id;
    const end = page.at(-1);
    if (end === undefined) return;
    last = end.id;
  }
}

function upgradeStoredActor(writer: SqliteConnection, id: string): void {
  const [row] = writer.all<{ body: string }>("SELECT body FROM named WHERE kind = 'actor' AND id = ?", id);
  if (row === undefined) return;
  const actor = JSON.parse(row.body) as ActorRecord;
  const input = upgradeActor(actor.input);
  if (input === actor.input) return;
  writer.run("UPDATE named SET body = ? WHERE kind = 'actor' AND id = ?", JSON.stringify({ ...actor, input }), id);
}

/** The entry, its earlier revisions, and its earlier states in the change log. */
function upgradeStoredEntry(writer: SqliteConnection, id: string): void {
  const [row] = writer.all<{ number: number; body: string }>(
    'SELECT number, body FROM entry JOIN entry_body ON entry_body.entry = entry.number WHERE id = ?',
    id,
  );
  const revisions = writer.all<{ revision: number; body: string }>(
    'SELECT revision, body FROM revision WHERE entry = ?',
    id,
  );
  const entry = row === undefined ? null : (JSON.parse(row.body) as EntryRecord);
  const earlier = revisions.map(({ body }) => JSON.parse(body) as EntryRevision);
  const inputs = [...(entry === null ? [] : [entry.input]), ...earlier.map(({ input }) => input)];
  if (row !== undefined && entry !== null) {
    const body = JSON.stringify(upgradeRecord(entry, inputs));
    writer.run('UPDATE entry_body SET body = ? WHERE entry = ?', body, row.number);
  }
  for (const revision of earlier) {
    const body = JSON.stringify({ ...revision, input: upgradeEntry(revision.input) });
    writer.run('UPDATE revision SET body = ? WHERE entry = ? AND revision = ?', body, id, revision.revision);
  }
  const lines = writer.all<{ sequence: number; ordinal: number; replaced: string }>(
    'SELECT sequence, ordinal, replaced FROM change_log WHERE entry = ? AND replaced IS NOT NULL',
    id,
  );
  for (const { sequence, ordinal, replaced } of lines) {
    const body = JSON.stringify(upgradeRecord(JSON.parse(replaced) as EntryRecord, inputs));
    writer.run('UPDATE change_log SET replaced = ? WHERE sequence = ? AND ordinal = ?', body, sequence, ordinal);
  }
}
