import { OPERATOR } from '../domain/authority.ts';
import type { BatchItem } from '../domain/commit.ts';
import { referencesOf } from '../domain/commit-references.ts';
import { keyOn } from '../domain/entry-index.ts';
import { compileFilter, type EntryFilter } from '../domain/filter.ts';
import { nodeTypeOf } from '../domain/ids.ts';
import type { OrderKey } from '../domain/order-key.ts';
import type { EntryQuery } from '../domain/query.ts';
import type { NamedKind, NamedRecords, RecordReader } from '../store/store.ts';

const PAGE_SIZE = 500;

/** Named records come before what may refer to them. */
const KINDS: readonly NamedKind[] = ['collection', 'actor', 'source', 'link'];

/**
 * The items of a record on their way out: collections, actors, sources and links by id, then the entries in the order
 * in which they happened. With a filter, only what the entries that match it refer to, directly or through each other.
 */
export async function* exportItems(reader: RecordReader, filter: EntryFilter | null): AsyncGenerator<BatchItem> {
  const query = compileFilter(filter ?? {}, 'OCCURRED', OPERATOR);
  const wanted = filter === null ? null : await referencedBy(reader, query);
  for (const kind of KINDS) yield* namedItems(reader, kind, wanted);
  yield* entryItems(reader, query);
}

async function* entryItems(reader: RecordReader, query: EntryQuery): AsyncGenerator<BatchItem> {
  let after: OrderKey | null = null;
  for (;;) {
    const page = await reader.page(query, { after, before: null, limit: PAGE_SIZE, from: 'START' });
    for (const { collection, input } of page.items) yield { kind: 'entry', collection, input };
    const last = page.items.at(-1);
    if (!page.more || last === undefined) return;
    after = keyOn(last, query.clock);
  }
}

async function* namedItems(
  reader: RecordReader,
  kind: NamedKind,
  wanted: ReadonlySet<string> | null,
): AsyncGenerator<BatchItem> {
  let after: string | null = null;
  for (;;) {
    const page: { items: readonly NamedRecords[NamedKind][]; more: boolean } = await reader.listNamed(
      OPERATOR,
      kind,
      {},
      { after, before: null, limit: PAGE_SIZE, from: 'START' },
    );
    for (const record of page.items) if (wanted === null || wanted.has(record.id)) yield toItem(kind, record);
    const last = page.items.at(-1);
    if (!page.more || last === undefined) return;
    after = last.id;
  }
}

async function referencedBy(reader: RecordReader, query: EntryQuery): Promise<ReadonlySet<string>> {
  const wanted = new Set<string>();
  let frontier = new Set<string>();
  for await (const item of entryItems(reader, query)) for (const id of referencesOf(item)) frontier.add(id);
  while (frontier.size > 0) {
    for (const id of frontier) wanted.add(id);
    const next = new Set<string>();
    for (const kind of KINDS) {
      const ids = [...frontier].filter((id) => nodeTypeOf(id) === kind);
      for (const record of ids.length === 0 ? [] : await reader.named(OPERATOR, kind, ids)) {
        if (record === null) continue;
        for (const id of referencesOf(toItem(kind, record))) if (!wanted.has(id)) next.add(id);
      }
    }
    frontier = next;
  }
  return wanted;
}

/** The port answers a kind with its own records, which TypeScript can't follow through a variable kind. */
function toItem(kind: NamedKind, record: NamedRecords[NamedKind]): BatchItem {
  return { kind, input: record.input } as BatchItem;
}
