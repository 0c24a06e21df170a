import { LRUCache } from 'lru-cache';

/** Messages of the same second or minute are far closer together than this in any archive. */
const MAX_KEYS = 50_000;

/**
 * Counts equal keys in their order: 0 for the first, 1 for the next.
 *
 * The `place` of an entry is its ordinal among the entries of the same instant. Equal messages get different ids from
 * their ordinals. An ordinal never depends on later entries, so a longer export gives the same ordinals as an earlier
 * one. Keys that were not used for a long time are forgotten.
 */
export class Ordinals {
  readonly #counts = new LRUCache<string, number>({ max: MAX_KEYS });

  next(key: string): number {
    const ordinal = this.#counts.get(key) ?? 0;
    this.#counts.set(key, ordinal + 1);
    return ordinal;
  }
}
