import type { ChangeRecord } from './change-log.ts';
import { type DayDelta, entryOf, type EntryWrite, type TermDelta, type WordDelta } from './commit.ts';
import { inTurns, type TurnGiver } from './in-turns.ts';
import { type EntryIndex, indexEntry } from '../query/entry-index.ts';
import type { Instant } from '../time/instant.ts';
import type { EntryRecord, Sequence } from '../record/record.ts';
import { isCounted, type Term } from '../query/terms.ts';
import { CLOCKS, type Clock, VISIBILITIES, type Visibility } from '../record/vocabulary.ts';

/** Sums changes of counts under a key, and drops those that sum to zero. */
class DeltaSum<Key> {
  readonly #counts = new Map<Key, number>();

  add(key: Key, by: number): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + by);
  }

  entries(): [key: Key, by: number][] {
    return [...this.#counts].filter(([, by]) => by !== 0);
  }
}

/** The changes that the writes make to the counters of one collection. */
class CollectionDeltas {
  readonly terms = new DeltaSum<Term>();
  readonly days = {
    OCCURRED: { PRIVATE: new DeltaSum<string | null>(), PUBLIC: new DeltaSum<string | null>() },
    DISCLOSED: { PRIVATE: new DeltaSum<string | null>(), PUBLIC: new DeltaSum<string | null>() },
  } as const satisfies Record<Clock, Record<Visibility, DeltaSum<string | null>>>;
  words = 0;

  count({ terms, days, visibility, wordCount }: EntryIndex, by: 1 | -1): void {
    for (const given of terms) if (isCounted(given)) this.terms.add(given, by);
    for (const clock of CLOCKS) this.days[clock][visibility].add(days[clock]?.day ?? null, by);
    this.words += by * wordCount;
  }
}

export interface Deltas {
  readonly terms: readonly TermDelta[];
  readonly days: readonly DayDelta[];
  readonly words: readonly WordDelta[];
}

/** An entry before and after a write; null if there is none. */
export interface EntryStates {
  readonly before: EntryRecord | null;
  readonly after: EntryRecord | null;
}

/** Sums the changes that entries make to the counters of a store. */
class DeltaTally {
  readonly #collections = new Map<string, CollectionDeltas>();

  add({ before, after }: EntryStates): void {
    if (before !== null) this.#count(before, -1);
    if (after !== null) this.#count(after, 1);
  }

  get deltas(): Deltas {
    const each = [...this.#collections];
    return {
      terms: each.flatMap(([collection, { terms }]) => terms.entries().map(([term, by]) => ({ collection, term, by }))),
      days: each.flatMap(([collection, { days }]) =>
        CLOCKS.flatMap((clock) =>
          VISIBILITIES.flatMap((visibility) =>
            days[clock][visibility].entries().map(([day, by]) => ({ collection, clock, day, visibility, by })),
          ),
        ),
      ),
      words: each.flatMap(([collection, { words }]) => (words === 0 ? [] : [{ collection, by: words }])),
    };
  }

  #count(entry: EntryRecord, by: 1 | -1): void {
    const deltas = this.#collections.get(entry.collection) ?? new CollectionDeltas();
    this.#collections.set(entry.collection, deltas);
    deltas.count(indexEntry(entry), by);
  }
}

/** The changes that entries make to the counters of a store. */
export function deltasOf(changes: readonly EntryStates[]): Deltas {
  const tally = new DeltaTally();
  for (const change of changes) tally.add(change);
  return tally.deltas;
}

/** The same, in turns with other work. */
export async function deltasInTurns(turns: TurnGiver, changes: readonly EntryStates[]): Promise<Deltas> {
  const tally = new DeltaTally();
  await inTurns(turns, changes, (change) => tally.add(change));
  return tally.deltas;
}

/**
 * The lines of the change log for the writes, in their order. For an erased entry, a line keeps only its order keys and
 * its collection.
 */
export function changesOf(writes: readonly EntryWrite[], sequence: Sequence, at: Instant): ChangeRecord[] {
  return writes.map((write, ordinal) => {
    const { kind, before, after } = write;
    const { id, collection, access } = entryOf(write);
    return {
      sequence,
      ordinal,
      at,
      entry: id,
      collection,
      formerAccess: before?.access ?? access,
      access,
      kind,
      before: before && indexEntry(before).keys,
      after: after && indexEntry(after).keys,
      replaced: after && before,
    };
  });
}
