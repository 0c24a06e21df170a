/**
 * Brings records from before version 3 of the documents into their present form. Several nodes may do this at once, and
 * one may die in between: a document is replaced only if it is still as it was read, and an upgraded document stays as
 * it is.
 */
import type { EntryInput } from '../../../domain/record/input.ts';
import type { ActorRecord, EntryRecord, EntryRevision } from '../../../domain/record/record.ts';
import { upgradeActor, upgradeEntry, upgradeRecord } from '../../../domain/record/version-1.ts';
import { fromEntryDocument } from '../documents.ts';
import type { Tables } from '../tables.ts';

/** The records whose moment may hold a last change in its note. */
const NOTED = /"note":"(edited|ended|deleted)/;

export async function upgradeRecords(tables: Tables): Promise<void> {
  for await (const { _id } of tables.named.find({ kind: 'actor' }, { projection: { _id: 1 } })) {
    await upgradeStoredActor(tables, _id);
  }
  for await (const { _id } of tables.entries.find({ body: NOTED }, { projection: { _id: 1 } })) {
    await upgradeStoredEntry(tables, _id);
  }
  // Entries that were corrected since: only an earlier state has the note.
  for await (const { entry } of tables.revisions.find({ body: NOTED }, { projection: { entry: 1 } })) {
    await upgradeStoredEntry(tables, entry);
  }
}

async function upgradeStoredActor({ named }: Tables, id: string): Promise<void> {
  for (;;) {
    const document = await named.findOne({ _id: id });
    if (document === null) return;
    const actor = JSON.parse(document.body) as ActorRecord;
    const input = upgradeActor(actor.input);
    if (input === actor.input) return;
    const body = JSON.stringify({ ...actor, input });
    const { matchedCount } = await named.updateOne({ _id: id, body: document.body }, { $set: { body } });
    if (matchedCount === 1) return;
  }
}

/** The entry first: its digest is worked out from the earlier revisions as they were. */
async function upgradeStoredEntry(tables: Tables, id: string): Promise<void> {
  const { revisions, changes } = tables;
  const documents = await revisions.find({ entry: id }).toArray();
  const earlier = documents.map(({ body }) => JSON.parse(body) as EntryRevision);
  const inputs = await upgradeState(
    tables,
    id,
    earlier.map(({ input }) => input),
  );
  for (const { _id, body } of await linesOf(tables, id)) {
    const replaced = JSON.stringify(upgradeRecord(JSON.parse(body) as EntryRecord, inputs));
    await changes.updateOne({ _id, replaced: body }, { $set: { replaced } });
  }
  for (const [index, { _id, body }] of documents.entries()) {
    const revision = earlier[index];
    if (revision === undefined) continue;
    const upgraded = JSON.stringify({ ...revision, input: upgradeEntry(revision.input) });
    await revisions.updateOne({ _id, body }, { $set: { body: upgraded } });
  }
}

async function linesOf({ changes }: Tables, entry: string) {
  const lines = await changes.find({ entry }).toArray();
  return lines.flatMap(({ _id, replaced }) => (replaced === null ? [] : [{ _id, body: replaced }]));
}

/** @returns all inputs that the entry has had */
async function upgradeState(
  { entries }: Tables,
  id: string,
  earlier: readonly EntryInput[],
): Promise<readonly EntryInput[]> {
  for (;;) {
    const document = await entries.findOne({ _id: id });
    if (document === null) return earlier;
    const entry = fromEntryDocument(document);
    const upgraded = upgradeRecord(entry, earlier);
    const inputs = [entry.input, ...earlier];
    if (upgraded === entry) return inputs;
    const body = JSON.stringify(upgraded);
    const { matchedCount } = await entries.updateOne({ _id: id, body: document.body }, { $set: { body } });
    if (matchedCount === 1) return inputs;
  }
}
