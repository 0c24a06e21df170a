import { LRUCache } from 'lru-cache';
import type { OrderKey } from '../domain/query/order-key.ts';
import type { EntryQuery } from '../domain/query/query.ts';
import type { EntrySlice, RecordReader } from '../store/store.ts';

/** A query with its digest. */
export interface DigestedQuery {
  /** Equal queries have the same digest. */
  readonly digest: string;
  readonly query: EntryQuery;
}

const MAX_PAGES = 256;
const MAX_QUERIES = 256;

/**
 * Pages of entries, read once for all replays that need the same page: viewers of a room who catch up, many clients
 * that resume at once, many clients that play the same replay.
 *
 * Guarantee: a page is never older than the last commit that its reader knows.
 */
export class PageCache {
  readonly #reader: Pick<RecordReader, 'page'>;
  readonly #queries = new LRUCache<string, DigestedQuery>({ max: MAX_QUERIES });
  readonly #pages = new LRUCache<string, Promise<EntrySlice>>({ max: MAX_PAGES });
  #commit = -1;

  constructor(reader: Pick<RecordReader, 'page'>) {
    this.#reader = reader;
  }

  /** Returns one object for equal queries, because many replays keep their query for hours. */
  shared(query: DigestedQuery): DigestedQuery {
    const known = this.#queries.get(query.digest) ?? query;
    this.#queries.set(query.digest, known);
    return known;
  }

  /** @param commit the last commit that the caller knows; pages from before it are read again */
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
