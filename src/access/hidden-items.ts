/**
 * Guarantee: a caller that puts an item cannot change, publish or detect anything that it may not read. A reference to
 * a hidden record is refused like a reference to an unknown one. An id that is in use is refused, without any details.
 */
import { OPERATOR, type Viewer } from '../domain/authority.ts';
import { accountKey, type PutItem } from '../domain/commit/commit.ts';
import { referencesOf, unknownReference } from '../domain/commit/references.ts';
import { unknownBase } from '../domain/commit/schedule.ts';
import { isIdOf, nodeTypeOf } from '../domain/record/ids.ts';
import type { AccountInput, EntryInput } from '../domain/record/input.ts';
import { DomainError } from '../errors.ts';
import type { NamedKind, RecordReader } from '../store/store.ts';

/** Items of a batch, by the number under which their errors are reported. */
type Items = ReadonlyMap<number, PutItem>;
type Refusals = Map<number, DomainError>;

/** The errors of the items that would change hidden records, or that refer to hidden or unknown ones. */
export async function findHidden(reader: RecordReader, viewer: Viewer, items: Items): Promise<Refusals> {
  if (viewer.reads === 'EVERYTHING') return new Map();
  const present = await seenItems(
    reader,
    viewer,
    [...items.values()].map(({ input }) => input.id),
  );
  const refused = await findTaken(reader, viewer, items, present);
  const putHere = new Set<string>();
  for (const [index, { input }] of items) if (!refused.has(index)) putHere.add(input.id);
  const needs = new Map([...items].map(([index, item]) => [index, newNeeds(item, present.get(item.input.id))]));
  const needed = [...needs.values()].flatMap((need) => [...need.keys()]);
  const visible = await seenItems(reader, viewer, needed);
  for (const [index, need] of needs) {
    const missing = [...need].find(([id]) => !putHere.has(id) && !visible.has(id));
    if (missing !== undefined && !refused.has(index)) refused.set(index, missing[1]);
  }
  return refused;
}

/** The records of these ids that the viewer may see, by id. */
async function seenItems(
  reader: RecordReader,
  viewer: Viewer,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PutItem>> {
  const seen = new Map<string, PutItem>();
  const entries = ids.filter((id) => isIdOf(id, 'message', 'statement'));
  for (const entry of entries.length === 0 ? [] : await reader.entries(viewer, [...new Set(entries)])) {
    if (entry !== null) seen.set(entry.id, { kind: 'entry', ...entry });
  }
  for (const kind of NAMED_KINDS) {
    const ofKind = ids.filter((id) => nodeTypeOf(id) === kind);
    for (const record of ofKind.length === 0 ? [] : await reader.named(viewer, kind, [...new Set(ofKind)])) {
      if (record !== null) seen.set(record.id, { kind, input: record.input } as PutItem);
    }
  }
  return seen;
}

const NAMED_KINDS: readonly NamedKind[] = ['collection', 'actor', 'source', 'link'];

/** Items whose id or account belongs to a hidden record. */
async function findTaken(
  reader: RecordReader,
  viewer: Viewer,
  items: Items,
  present: ReadonlyMap<string, PutItem>,
): Promise<Refusals> {
  const refused: Refusals = new Map();
  const unseen = [...items].filter(([, { input }]) => !present.has(input.id));
  const ids = unseen.map(([, { input }]) => input.id);
  const taken = new Set((await seenItems(reader, OPERATOR, ids)).keys());
  const marks = ids.length === 0 ? [] : await reader.erased(ids);
  const around = marks.map(({ collection }) => collection);
  const collections = await seenItems(reader, viewer, around);
  for (const { id, collection } of marks) if (!collections.has(collection)) taken.add(id);
  for (const [index, { input }] of unseen) {
    if (taken.has(input.id)) refused.set(index, conflict(input.id, `${input.id} is taken.`));
  }
  for (const [index, item] of items) {
    for (const account of item.kind === 'actor' ? (item.input.accounts ?? []) : []) {
      if (!(await isHiddenOwners(reader, viewer, account))) continue;
      refused.set(index, conflict(item.input.id, `The account ${accountKey(account)} is taken.`));
    }
  }
  return refused;
}

async function isHiddenOwners(reader: RecordReader, viewer: Viewer, account: AccountInput): Promise<boolean> {
  if ((await reader.actorByAccount(viewer, account)) !== null) return false;
  return (await reader.actorByAccount(OPERATOR, account)) !== null;
}

function conflict(path: string, message: string): DomainError {
  return new DomainError('CONFLICT', message, { path });
}

/** The new references of an item, each with the error for the case that it is unknown. */
function newNeeds(item: PutItem, before: PutItem | undefined): Map<string, DomainError> {
  const needs = new Map<string, DomainError>();
  const { id } = item.input;
  const known = new Set(before === undefined ? [] : referencesOf(before));
  for (const reference of referencesOf(item)) {
    if (!known.has(reference)) needs.set(reference, unknownReference(id, reference));
  }
  if (item.kind !== 'entry') return needs;
  const former = new Set(before?.kind === 'entry' ? basesIn(before.input).map(([base]) => base) : []);
  for (const [base, field] of basesIn(item.input)) {
    if (!former.has(base)) needs.set(base, unknownBase(id, base, `${id}.${field}`));
  }
  return needs;
}

function basesIn({ occurred, disclosed }: EntryInput): [string, string][] {
  const bases: [string | undefined, string][] = [
    [occurred?.relativeTo?.entry, 'occurred'],
    [disclosed?.relativeTo?.entry, 'disclosed'],
  ];
  return bases.filter((pair): pair is [string, string] => pair[0] !== undefined);
}
