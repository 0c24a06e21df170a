/** The counters, which answer without reading entries: totals of terms, and the collections that a query concerns. */
import { type Term, termsOfDimension } from '../../../domain/query/terms.ts';
import type { SqliteConnection } from '../connection.ts';

/** A term's number in the index, and how many entries carry it; 0 if terms of its dimension are not counted. */
export interface TermTotal {
  readonly number: number;
  readonly count: number;
}

/** The totals of the terms that have a number: terms that an entry carries or carried. */
export function termTotals(connection: SqliteConnection, terms: readonly Term[]): Map<Term, TermTotal> {
  const rows = connection.all<{ text: Term; number: number; count: number }>(
    `SELECT term.text, term.number, coalesce(sum(term_count.count), 0) AS count
     FROM json_each(?) AS wanted CROSS JOIN term ON term.text = wanted.value
     LEFT JOIN term_count ON term_count.term = term.number
     GROUP BY term.number`,
    JSON.stringify([...new Set(terms)]),
  );
  return new Map(rows.map(({ text, number, count }) => [text, { number, count }]));
}

/** How many entries each collection has; empty collections are left out. */
export function collectionSizes(connection: SqliteConnection): Map<string, number> {
  const rows = connection.all<{ collection: string; count: number }>(
    `SELECT term_count.collection, term_count.count FROM term JOIN term_count ON term_count.term = term.number
     WHERE term.text >= ? AND term.text < ? AND term_count.count > 0`,
    ...termsOfDimension('collection'),
  );
  return new Map(rows.map(({ collection, count }) => [collection, count]));
}

/** The collections whose entries satisfy all these groups, with their sizes. Each group must be `isByCollection`. */
export function collectionsOf(
  connection: SqliteConnection,
  groups: readonly (readonly Term[])[],
  sizes: ReadonlyMap<string, number>,
): Map<string, number> {
  return groups.reduce((left, group) => {
    const rows = connection.all<{ collection: string }>(
      `SELECT DISTINCT term_count.collection
       FROM json_each(?) AS wanted CROSS JOIN term ON term.text = wanted.value
       CROSS JOIN term_count ON term_count.term = term.number WHERE term_count.count > 0`,
      JSON.stringify(group),
    );
    const having = new Set(rows.map(({ collection }) => collection));
    return new Map([...left].filter(([collection]) => having.has(collection)));
  }, new Map(sizes));
}

export function sumOf(sizes: ReadonlyMap<string, number>): number {
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

/** How many entries of each collection carry a term. */
export function countsByCollection(connection: SqliteConnection, given: Term): Map<string, number> {
  const rows = connection.all<{ collection: string; count: number }>(
    `SELECT term_count.collection, term_count.count FROM term JOIN term_count ON term_count.term = term.number
     WHERE term.text = ?`,
    given,
  );
  return new Map(rows.map(({ collection, count }) => [collection, count]));
}
