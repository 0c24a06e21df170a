import type { EntryChange, LogPosition } from '../domain/commit/change-log.ts';
import type { ChangeFeed } from './change-feed.ts';

/** Lines taken at once from those that the feed keeps. */
const LINES_AT_ONCE = 64;

/** The lines of the change log that one replay has at hand and has not told yet. */
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

  /** The first line beyond a position; undefined where the feed keeps none. Stays the first until `pass`. */
  next(taken: LogPosition): EntryChange | undefined {
    if (this.isEmpty) this.replace(this.#feed.kept(taken, LINES_AT_ONCE) ?? []);
    return this.#lines[this.#index];
  }

  pass(): void {
    this.#index += 1;
  }

  /** Goes on with these lines, which come from the store where the feed does not keep them any more. */
  replace(lines: readonly EntryChange[]): void {
    this.#lines = lines;
    this.#index = 0;
  }
}
