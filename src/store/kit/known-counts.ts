import { LRUCache } from 'lru-cache';
import { sha256 } from '../../domain/digest.ts';
import type { Sequence } from '../../domain/record/record.ts';

/** How many counts are kept: those that were used longest ago are dropped first. */
const MAX_COUNTS = 10_000;

/** The counts of one reader, so that it counts the same entries only once between two commits. */
export class KnownCounts {
  readonly #counts = new LRUCache<string, number>({ max: MAX_COUNTS });

  /** @param head the sequence of the last commit in the snapshot that is counted */
  keyOf(head: Sequence, ...question: readonly unknown[]): string {
    return sha256(JSON.stringify([head, ...question]));
  }

  get(key: string): number | undefined {
    return this.#counts.get(key);
  }

  /** @returns the count */
  keep(key: string, count: number): number {
    this.#counts.set(key, count);
    return count;
  }
}
