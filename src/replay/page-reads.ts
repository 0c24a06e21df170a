import type { OrderKey } from '../domain/query/order-key.ts';
import type { Sequence } from '../domain/record/record.ts';
import type { EntrySlice } from '../store/store.ts';
import type { DigestedQuery, PageCache } from './page-cache.ts';

/** Entries per read. A slow replay keeps few of them in memory. */
const SLOW_PAGE = 16;
const FAST_PAGE = 128;

interface PageReadsOptions {
  readonly pages: PageCache;
  readonly query: DigestedQuery;
  /** The address of the client of the replay. */
  readonly client: string;
  /** Whether entries are played as fast as they are read. */
  readonly isFast: boolean;
}

/** The reads of pages for one replay, one at a time. They end when the replay is closed. */
export class PageReads {
  readonly #options: PageReadsOptions;
  #ending: AbortController | null = null;

  constructor(options: PageReadsOptions) {
    this.#options = options;
  }

  /**
   * The page after an order key.
   *
   * @param commit the last commit that the replay knows; the page is not older
   * @returns null if the replay is closed first
   */
  async read(after: OrderKey | null, commit: Sequence): Promise<EntrySlice | null> {
    const { pages, query, client, isFast } = this.#options;
    const limit = isFast ? FAST_PAGE : SLOW_PAGE;
    const ending = new AbortController();
    this.#ending = ending;
    try {
      return await pages.page(query, { after, limit, commit }, { client, signal: ending.signal });
    } finally {
      this.#ending = null;
    }
  }

  /** Ends the read that is under way. */
  close(): void {
    this.#ending?.abort();
  }
}
