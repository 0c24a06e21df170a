import type { DayDelta, TermDelta, WordDelta } from '../../../domain/commit/commit.ts';
import { Inconsistencies } from '../../kit/inconsistencies.ts';
import type { ExpectedCounts } from '../../kit/expected-counts.ts';
import type { Inconsistency } from '../../store.ts';
import type { SqliteConnection } from '../connection.ts';

/** Compares the counters with the expected counts. */
export function checkCounters(connection: SqliteConnection, { deltas }: ExpectedCounts): Inconsistency[] {
  const compare = (what: string, expected: readonly CountDelta[], query: string) => {
    const wrong = new Inconsistencies(what);
    const missing = new Map(expected.map((delta) => [keyOf(delta), delta.by]));
    for (const kept of connection.each<CountDelta>(query)) {
      const key = keyOf(kept);
      if (missing.get(key) !== kept.by) wrong.add(key);
      missing.delete(key);
    }
    for (const key of missing.keys()) wrong.add(key);
    return wrong.all;
  };
  return [
    ...compare(
      'counts of terms',
      deltas.terms,
      `SELECT c.collection, c.count AS by, coalesce(t.text, 'a term without a text') AS term
       FROM term_count AS c LEFT JOIN term AS t ON t.number = c.term WHERE c.count <> 0`,
    ),
    ...compare(
      'counts of days',
      deltas.days,
      `SELECT collection, clock, nullif(day, '') AS day, visibility, count AS by FROM day_count WHERE count <> 0`,
    ),
    ...compare('counts of words', deltas.words, 'SELECT collection, count AS by FROM word_count WHERE count <> 0'),
  ];
}

type CountDelta = TermDelta | DayDelta | WordDelta;

/** The key of a counter, in words. */
function keyOf(delta: CountDelta): string {
  if ('term' in delta) return `${delta.term} in ${delta.collection}`;
  if ('clock' in delta) return `${delta.clock} ${delta.day ?? 'undated'} ${delta.visibility} in ${delta.collection}`;
  return delta.collection;
}
