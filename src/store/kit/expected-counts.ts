import type { DayDelta, TermDelta, WordDelta } from '../../domain/commit/commit.ts';
import { type Deltas, deltasOf, type EntryStates } from '../../domain/commit/deltas.ts';
import type { EntryRecord } from '../../domain/record/record.ts';

/**
 * The expected counters of a store: one number for each counted term and each day of each collection. Their number grows
 * with the people, sources, links and days of a record, and not with its entries.
 */
export class ExpectedCounts {
  readonly #terms = new Map<string, TermDelta>();
  readonly #days = new Map<string, DayDelta>();
  readonly #words = new Map<string, WordDelta>();

  add(entries: readonly EntryRecord[]): void {
    this.#take(deltasOf(entries.map((after) => ({ before: null, after }))));
  }

  change(states: EntryStates): void {
    this.#take(deltasOf([states]));
  }

  /** The counts that are not 0. */
  get deltas(): Deltas {
    return { terms: countedIn(this.#terms), days: countedIn(this.#days), words: countedIn(this.#words) };
  }

  #take({ terms, days, words }: Deltas): void {
    for (const delta of terms) addTo(this.#terms, `${delta.collection} ${delta.term}`, delta);
    for (const delta of days) {
      addTo(this.#days, `${delta.collection} ${delta.clock} ${delta.visibility} ${delta.day ?? ''}`, delta);
    }
    for (const delta of words) addTo(this.#words, delta.collection, delta);
  }
}

function addTo<Delta extends { readonly by: number }>(counts: Map<string, Delta>, key: string, delta: Delta): void {
  counts.set(key, { ...delta, by: (counts.get(key)?.by ?? 0) + delta.by });
}

function countedIn<Delta extends { readonly by: number }>(counts: ReadonlyMap<string, Delta>): Delta[] {
  return [...counts.values()].filter(({ by }) => by !== 0);
}
