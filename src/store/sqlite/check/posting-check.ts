import type { Clock } from '../../../domain/record/vocabulary.ts';
import { Inconsistencies } from '../../kit/inconsistencies.ts';
import type { Inconsistency } from '../../store.ts';
import type { SqliteConnection } from '../connection.ts';
import { POSTING_TABLE } from '../write/posting-writes.ts';

/** Compares the index of terms of a clock with the terms and keys in the rows of the entries. */
export function checkPostings(connection: SqliteConnection, clock: Clock): Inconsistency[] {
  const wrong = new Inconsistencies(`index of terms (${clock.toLowerCase()})`);
  const table = POSTING_TABLE[clock];
  const key = `${clock.toLowerCase()}_key`;
  const carried = `FROM entry AS e CROSS JOIN json_each(e.terms) AS carried`;
  const missing = connection.each<{ id: string }>(
    `SELECT e.id ${carried} WHERE NOT EXISTS
       (SELECT 1 FROM ${table} AS p WHERE p.term = carried.value AND p.key = e.${key} AND p.entry = e.number)`,
  );
  let present = countOf(connection, `SELECT sum(json_array_length(terms)) AS count FROM entry`);
  for (const { id } of missing) {
    present -= 1;
    wrong.add(id);
  }
  // Each required posting was counted once: a larger number means strays. They are rare, so they are searched only then.
  if (countOf(connection, `SELECT count(*) AS count FROM ${table}`) > present) {
    const strays = connection.each<{ id: string | null }>(
      `SELECT e.id FROM ${table} AS p LEFT JOIN entry AS e ON e.number = p.entry AND e.${key} = p.key
       WHERE e.id IS NULL OR NOT EXISTS (SELECT 1 FROM json_each(e.terms) WHERE value = p.term)`,
    );
    for (const { id } of strays) wrong.add(id ?? 'an entry that does not exist');
  }
  return wrong.all;
}

function countOf(connection: SqliteConnection, query: string): number {
  return connection.all<{ count: number | null }>(query)[0]?.count ?? 0;
}
