import { LRUCache } from 'lru-cache';
import type { OrderKey } from '../domain/query/order-key.ts';
import type { EntryQuery } from '../domain/query/query.ts';
import type { Sequence } from '../domain/record/record.ts';
import type { ClientReads, EntrySlice, Reading } from '../store/store.ts';

/** A query with its digest. */
export interface DigestedQuery {
  /** Equal queries have the same digest. */
  readonly digest: string;
  readonly query: EntryQuery;
}

/** Where a page begins, and how long it is. */
interface PagePosition {
  readonly after: OrderKey | null;
  readonly limit: number;
  readonly commit: Sequence;
}

const MAX_PAGES = 256;
const MAX_QUERIES = 256;

/** A page that is read, or was read. */
interface SharedPage {
  readonly page: Promise<EntrySlice>;
  /** Ends the read. */
  readonly ending: AbortController;
  /** The replays that wait for it. */
  waiting: number;
}

/**
 * Pages of entries, read once for all replays that need the same page: viewers of a room who catch up, many clients
 * that resume at once, many clients that play the same replay.
 *
 * Guarantees: a page is never older than the last commit that its reader knows; a read for which no replay waits any more
 * ends.
 */
export class PageCache {
  readonly #record: ClientReads;
  readonly #queries = new LRUCache<string, DigestedQuery>({ max: MAX_QUERIES });
  readonly #pages = new LRUCache<string, SharedPage>({ max: MAX_PAGES });
  #commit = -1;

  constructor(record: ClientReads) {
    this.#record = record;
  }

  /** Returns one object for equal queries, because many replays keep their query for hours. */
  shared(query: DigestedQuery): DigestedQuery {
    const known = this.#queries.get(query.digest) ?? query;
    this.#queries.set(query.digest, known);
    return known;
  }

  /**
   * @param commit the last commit that the caller knows; pages from before it are read again
   * @returns null if the signal is aborted first
   */
  page(
    query: DigestedQuery,
    { after, limit, commit }: PagePosition,
    { client, signal }: Reading,
  ): Promise<EntrySlice | null> {
    if (commit > this.#commit) {
      this.#pages.clear();
      this.#commit = commit;
    }
    const key = `${limit} ${after ?? ''} ${query.digest}`;
    const shared = this.#pages.get(key) ?? this.#read(key, query, { after, limit, client });
    shared.waiting += 1;
    return new Promise((resolve) => {
      const leave = () => {
        shared.waiting -= 1;
        if (shared.waiting === 0) this.#end(key, shared);
        resolve(null);
      };
      const settle = () => {
        signal.removeEventListener('abort', leave);
        resolve(shared.page);
      };
      signal.addEventListener('abort', leave, { once: true });
      shared.page.then(settle, settle);
    });
  }

  #read(
    key: string,
    { query }: DigestedQuery,
    { after, limit, client }: Pick<PagePosition, 'after' | 'limit'> & Pick<Reading, 'client'>,
  ): SharedPage {
    const ending = new AbortController();
    const reader = this.#record.readerFor({ client, signal: ending.signal });
    const page = reader.page(query, { after, before: null, limit, from: 'START' });
    const shared: SharedPage = { page, ending, waiting: 0 };
    this.#pages.set(key, shared);
    page.catch(() => this.#forget(key, shared));
    return shared;
  }

  #end(key: string, shared: SharedPage): void {
    this.#forget(key, shared);
    shared.ending.abort();
  }

  #forget(key: string, shared: SharedPage): void {
    if (this.#pages.peek(key) === shared) this.#pages.delete(key);
  }
}
