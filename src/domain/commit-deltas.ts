import type { ChangeRecord } from './change-log.ts';
import { type DayDelta, entryOf, type EntryWrite, type TermDelta, type WordDelta } from './commit.ts';
import { indexEntry } from './entry-index.ts';
import type { Instant } from './instant.ts';
import type { EntryRecord, Sequence } from './record.ts';
import { isCounted, type Term } from './terms.ts';
import { CLOCKS, type Clock, type Visibility } from './vocabulary.ts';

/** Sums changes of counts under a key made of several values, and forgets those that cancel out. */
class Tally<Key extends readonly (string | null)[]> {
  readonly #counts = new Map<string, { key: Key; by: number }>();

  add(key: Key, by: number): void {
    const name = JSON.stringify(key);
    const count = this.#counts.get(name);
    if (count === undefined) this.#counts.set(name, { key, by });
    else count.by += by;
  }

  entries(): { key: Key; by: number }[] {
    return [...this.#counts.values()].filter((count) => count.by !== 0);
  }
}

export interface Deltas {
  readonly terms: readonly TermDelta[];
  readonly days: readonly DayDelta[];
  readonly words: readonly WordDelta[];
}

/** What the writes do to the counters that a store keeps. */
export function deltasOf(writes: readonly EntryWrite[]): Deltas {
  const terms = new Tally<[string, Term]>();
  const days = new Tally<[string, Clock, string | null, Visibility]>();
  const words = new Tally<[string]>();
  const count = (entry: EntryRecord, by: 1 | -1) => {
    const index = indexEntry(entry);
    for (const given of index.terms) if (isCounted(given)) terms.add([entry.collection, given], by);
    for (const clock of CLOCKS)
      days.add([entry.collection, clock, index.days[clock]?.day ?? null, index.visibility], by);
    words.add([entry.collection], by * index.wordCount);
  };
  for (const { before, after } of writes) {
    if (before !== null) count(before, -1);
    if (after !== null) count(after, 1);
  }
  return {
    terms: terms.entries().map(({ key: [collection, term], by }) => ({ collection, term, by })),
    days: days
      .entries()
      .map(({ key: [collection, clock, day, visibility], by }) => ({ collection, clock, day, visibility, by })),
    words: words.entries().map(({ key: [collection], by }) => ({ collection, by })),
  };
}

/** The change log's lines for the writes, in their order. Of an erased entry it keeps where it stood, and nothing else. */
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
