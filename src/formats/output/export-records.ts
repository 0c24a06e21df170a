import { OPERATOR } from '../../domain/authority.ts';
import type { ActItem } from '../../domain/commit/commit.ts';
import { referencesOf } from '../../domain/commit/references.ts';
import { basesOf } from '../../domain/commit/schedule.ts';
import { keyOn } from '../../domain/query/entry-index.ts';
import { compileFilter, type EntryFilter, writeFilter } from '../../domain/query/filter.ts';
import { nodeTypeOf } from '../../domain/record/ids.ts';
import type { EntryQuery } from '../../domain/query/query.ts';
import type { EntryRecord } from '../../domain/record/record.ts';
import { type NamedKind, type NamedRecords, type RecordReader, toNamedRecord, walkEntries } from '../../store/store.ts';
import { ExportedActs } from './export-acts.ts';
import type { ExportedEntry, ExportedItem, ExportedRecord } from './output-format.ts';

const PAGE_SIZE = 500;

/** In this order a record comes after all records that it may refer to. */
const KINDS: readonly NamedKind[] = ['collection', 'actor', 'source', 'link'];

/** The whole record, or the part of it that matches a filter, ready to be written. */
export async function exportRecord(
  reader: RecordReader,
  filter: EntryFilter | null,
  at: string,
): Promise<ExportedRecord> {
  const acts = new ExportedActs(reader);
  return {
    header: { at, revision: await reader.head(), filter: filter && writeFilter(filter) },
    undated: async () => (await reader.extent(compileFilter(filter ?? {}, 'OCCURRED', OPERATOR))).undated,
    items: { [Symbol.asyncIterator]: () => acts.collect(exportItems(reader, filter)) },
    acts: actsOf(acts, filter),
  };
}

/** Erasures are only in exports of the whole record: an erased entry matches no filter. */
async function* actsOf(acts: ExportedActs, filter: EntryFilter | null): AsyncGenerator<ActItem> {
  yield* acts.ofItems();
  if (filter === null) yield* acts.erasures();
}

/**
 * The items of an export: collections, actors, sources and links by id, then the entries in the order in which they
 * happened. With a filter, these are the entries that match and the entries to whose moments theirs are relative; and only
 * the named records that they refer to, directly or through other records, with all ids of an actor. So the export can be
 * imported.
 */
export async function* exportItems(reader: RecordReader, filter: EntryFilter | null): AsyncGenerator<ExportedItem> {
  const query = compileFilter(filter ?? {}, 'OCCURRED', OPERATOR);
  if (filter === null) {
    for (const kind of KINDS) yield* namedItems(reader, kind, null);
    for await (const entry of walkEntries(reader, query)) yield toEntryItem(entry);
    return;
  }
  const { bases, references } = await neededBy(reader, query);
  const wanted = await closureOf(reader, references);
  for (const kind of KINDS) yield* namedItems(reader, kind, wanted);
  for await (const entry of merged(walkEntries(reader, query), bases)) yield toEntryItem(entry);
}

/** Both in the order of the `OCCURRED` clock. */
async function* merged(
  entries: AsyncIterable<EntryRecord>,
  others: readonly EntryRecord[],
): AsyncGenerator<EntryRecord> {
  const waiting = others.toSorted((left, right) => (keyOn(left, 'OCCURRED') < keyOn(right, 'OCCURRED') ? -1 : 1));
  for await (const entry of entries) {
    while (waiting[0] !== undefined && keyOn(waiting[0], 'OCCURRED') < keyOn(entry, 'OCCURRED')) {
      yield waiting.shift() as EntryRecord;
    }
    yield entry;
  }
  yield* waiting;
}

function toEntryItem(entry: EntryRecord): ExportedEntry {
  return { kind: 'entry', ...entry };
}

async function* namedItems(
  reader: RecordReader,
  kind: NamedKind,
  wanted: ReadonlySet<string> | null,
): AsyncGenerator<ExportedItem> {
  let after: string | null = null;
  for (;;) {
    const page: { items: readonly NamedRecords[NamedKind][]; more: boolean } = await reader.listNamed(
      OPERATOR,
      kind,
      {},
      { after, before: null, limit: PAGE_SIZE, from: 'START' },
    );
    for (const record of page.items) if (wanted === null || wanted.has(record.id)) yield toNamedRecord(kind, record);
    const last = page.items.at(-1);
    if (!page.more || last === undefined) return;
    after = last.id;
  }
}

/** The entries to whose moments the entries of a query are relative, and the ids that all of these refer to. */
async function neededBy(
  reader: RecordReader,
  query: EntryQuery,
): Promise<{ bases: readonly EntryRecord[]; references: ReadonlySet<string> }> {
  const references = new Set<string>();
  const matched = new Set<string>();
  let missing = new Set<string>();
  const note = (entry: EntryRecord) => {
    for (const id of referencesOf(toEntryItem(entry))) references.add(id);
    for (const id of basesOf(entry.input)) missing.add(id);
  };
  for await (const entry of walkEntries(reader, query)) {
    matched.add(entry.id);
    note(entry);
  }
  const bases = new Map<string, EntryRecord>();
  while (missing.size > 0) {
    const ids = [...missing].filter((id) => !matched.has(id) && !bases.has(id));
    missing = new Set();
    for (const entry of await reader.entries(OPERATOR, ids)) {
      if (entry === null) continue;
      bases.set(entry.id, entry);
      note(entry);
    }
  }
  return { bases: [...bases.values()], references };
}

/** These ids, and the ids that their records refer to, and so on. */
async function closureOf(reader: RecordReader, ids: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const wanted = new Set<string>();
  for (let frontier = ids; frontier.size > 0;) {
    for (const id of frontier) wanted.add(id);
    const next = new Set<string>();
    for (const kind of KINDS) {
      const ofKind = [...frontier].filter((id) => nodeTypeOf(id) === kind);
      for (const record of ofKind.length === 0 ? [] : await reader.named(OPERATOR, kind, ofKind)) {
        if (record === null) continue;
        const item = toNamedRecord(kind, record);
        const others = item.kind === 'actor' ? (item.sameAs ?? []) : [];
        for (const id of [...referencesOf(item), ...others]) if (!wanted.has(id)) next.add(id);
      }
    }
    frontier = next;
  }
  return wanted;
}
