import { keyOn } from '../domain/query/entry-index.ts';
import type { OrderKey } from '../domain/query/order-key.ts';
import type { EntryQuery } from '../domain/query/query.ts';
import type { EntryRecord } from '../domain/record/record.ts';
import type { RecordReader } from './port/record-reader.ts';

const PAGE_SIZE = 500;

/** All entries that match a query, in the order of its clock, read page by page as they are taken. */
export async function* walkEntries(
  reader: Pick<RecordReader, 'page'>,
  query: EntryQuery,
): AsyncGenerator<EntryRecord, void, undefined> {
  for (let after: OrderKey | null = null; ;) {
    const page = await reader.page(query, { after, before: null, limit: PAGE_SIZE, from: 'START' });
    yield* page.items;
    const last = page.items.at(-1);
    if (!page.more || last === undefined) return;
    after = keyOn(last, query.clock);
  }
}
