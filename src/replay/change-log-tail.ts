import type { EntryChange, LogPosition } from '../domain/commit/change-log.ts';
import type { ChangeFeed } from './change-feed.ts';

/** How many of the lines in memory are taken at once. */
const LINES_AT_ONCE = 64;

/** The lines of the change log that one replay has loaded and not yet delivered. */
export class ChangeLogTail {
  readonly #feed: ChangeFeed;
  #lines: readonly EntryChange[] = [];
  #index = 0;

  constructor(feed: ChangeFeed) {
    this.#feed = feed;
  }

  get isEmpty(): boolean {
    return this.#index === this.#lines.length;
  }

  /** The first line after a position; undefined if the feed has none in memory. It stays the first until `pass`. */
  next(taken: LogPosition): EntryChange | undefined {
    if (this.isEmpty) this.replace(this.#feed.kept(taken, LINES_AT_ONCE) ?? []);
    return this.#lines[this.#index];
  }

  pass(): void {
    this.#index += 1;
  }

  /** Continues with these lines. They come from the store if they are no longer in memory. */
  replace(lines: readonly EntryChange[]): void {
    this.#lines = lines;
    this.#index = 0;
  }
}
