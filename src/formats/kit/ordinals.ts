import { LRUCache } from 'lru-cache';

/** Far more than messages of a second, or of a minute, stand apart in any archive. */
const MAX_KEYS = 50_000;

/**
 * Counts equal things in the order in which they stand: 0 for the first, 1 for the next.
 *
 * `place` of an entry is its ordinal among those of the same instant, and what tells messages apart that are alike in
 * all is their ordinal among these. Nothing here depends on what comes later, so that a longer export changes nothing
 * of what an earlier one gave. Keys that were not asked for in a long while are forgotten.
 */
export class Ordinals {
  readonly #counts = new LRUCache<string, number>({ max: MAX_KEYS });

  next(key: string): number {
    const ordinal = this.#counts.get(key) ?? 0;
    this.#counts.set(key, ordinal + 1);
    return ordinal;
  }
}
