import { LRUCache } from 'lru-cache';
import type { OrderKey } from '../domain/query/order-key.ts';
import type { EntryQuery } from '../domain/query/query.ts';
import type { EntrySlice, RecordReader } from '../store/store.ts';

/** A query with what tells it from others. */
export interface DigestedQuery {
  /** The same for queries that ask the same. */
  readonly digest: string;
  readonly query: EntryQuery;
}

const MAX_PAGES = 256;
const MAX_QUERIES = 256;

/**
 * Pages of entries, read once for all replays that are at the same place of the same record: a room's viewers that catch
 * up, many who resume at once, the same replay played by many.
 *
 * Guarantee: a page is never older than the commit that its reader has heard of.
 */
export class PageCache {
  readonly #reader: Pick<RecordReader, 'page'>;
  readonly #queries = new LRUCache<string, DigestedQuery>({ max: MAX_QUERIES });
  readonly #pages = new LRUCache<string, Promise<EntrySlice>>({ max: MAX_PAGES });
  #commit = -1;

  constructor(reader: Pick<RecordReader, 'page'>) {
    this.#reader = reader;
  }

  /** The same object for all who ask the same: many wait for hours, and hold what they ask. */
  shared(query: DigestedQuery): DigestedQuery {
    const known = this.#queries.get(query.digest) ?? query;
    this.#queries.set(query.digest, known);
    return known;
  }

  /** @param commit the last one that is known: what was read before it is read again */
  page({ digest, query }: DigestedQuery, after: OrderKey | null, limit: number, commit: number): Promise<EntrySlice> {
    if (commit > this.#commit) {
      this.#pages.clear();
      this.#commit = commit;
    }
    const key = `${limit} ${after ?? ''} ${digest}`;
    const known = this.#pages.get(key);
    if (known !== undefined) return known;
    const page = this.#reader.page(query, { after, before: null, limit, from: 'START' });
    this.#pages.set(key, page);
    page.catch(() => this.#pages.delete(key));
    return page;
  }
}
