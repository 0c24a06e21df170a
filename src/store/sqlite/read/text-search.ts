/** Search by words: FTS5 finds the candidates, the domain decides and ranks. */
import type { OrderKey } from '../../../domain/query/order-key.ts';
import type { EntryQuery } from '../../../domain/query/query.ts';
import { createRanker, type Ranker } from '../../../domain/search/ranking.ts';
import { matchTerms, type SearchQuery, type SearchTerm } from '../../../domain/search/search-query.ts';
import { term } from '../../../domain/query/terms.ts';
import { never } from '../../../domain/record/vocabulary.ts';
import type { HitPosition, SearchHit, Slice, Window } from '../../store.ts';
import type { SqliteConnection } from '../connection.ts';
import { collectionSizes, collectionsOf, sumOf } from './counters.ts';
import { entriesAt } from './stored-entries.ts';
import { type Matching, planMatching } from './matching.ts';
import { type Columns, found } from './query-sql.ts';
import { cutWindow } from './windows.ts';

interface WordMatch {
  readonly key: OrderKey;
  readonly length: number;
  readonly frequencies: readonly number[];
}

/** The entries that match the search, in any order, with these columns. */
export function wordMatches<Row extends object>(
  connection: SqliteConnection,
  matching: Matching,
  search: SearchQuery,
  columns: Columns = 'KEY',
): (WordMatch & Row)[] {
  const { text, values } = found(matching, search.terms.map(expressionOf).join(' AND '), columns);
  const ids = matching.ids && new Set(matching.ids);
  const matches: (WordMatch & Row)[] = [];
  for (const row of connection.each<Row & { id: string; key: OrderKey; words: string; length: number }>(
    text,
    ...values,
  )) {
    if (ids?.has(row.id) === false) continue;
    const frequencies = matchTerms(search, row.words);
    if (frequencies !== null) matches.push({ ...row, frequencies });
  }
  return matches;
}

export function searchOf(
  connection: SqliteConnection,
  query: EntryQuery,
  window: Window<HitPosition>,
): Slice<SearchHit> {
  return connection.snapshot(() => {
    const matching = planMatching(connection, query);
    if (matching === null || query.search === null) return { items: [], more: false };
    const rank = rankerFor(connection, query, query.search);
    const positions = wordMatches(connection, matching, query.search)
      .map(({ key, length, frequencies }) => ({ key, score: rank(frequencies, length) }))
      .filter((hit) => window.after === null || compareHits(hit, window.after) > 0)
      .filter((hit) => window.before === null || compareHits(hit, window.before) < 0)
      .sort(compareHits);
    const { items, more } = cutWindow(positions, window);
    const entries = entriesAt(
      connection,
      query.clock,
      items.map(({ key }) => key),
    );
    return { items: entries.map((entry, place) => ({ entry, score: items[place]?.score ?? 0 })), more };
  });
}

function compareHits(left: HitPosition, right: HitPosition): number {
  if (left.score !== right.score) return right.score - left.score;
  return left.key < right.key ? -1 : left.key > right.key ? 1 : 0;
}

/** Ranks among all that the viewer may read: other conditions of the query must not change the weight of a word. */
function rankerFor(connection: SqliteConnection, query: EntryQuery, search: SearchQuery): Ranker {
  const open = term('access', 'OPEN');
  const sizes = collectionSizes(connection);
  const readable = collectionsOf(
    connection,
    query.groups.filter((group) => group.includes(open)),
    sizes,
  );
  const documents = sumOf(readable);
  const words = connection
    .all<{ collection: string; count: number }>('SELECT collection, count FROM word_count')
    .reduce((sum, { collection, count }) => sum + (readable.has(collection) ? count : 0), 0);
  const having = (expression: string) =>
    documentsWith(connection, expression, readable.size < sizes.size ? [...readable.keys()] : null);
  return createRanker({
    documents,
    averageLength: words / documents,
    documentFrequencies: search.terms.map((each) =>
      each.kind === 'phrase'
        ? Math.min(...[...new Set(each.words)].map((word) => having(quoted(word))))
        : having(expressionOf(each)),
    ),
  });
}

function documentsWith(
  connection: SqliteConnection,
  expression: string,
  collections: readonly string[] | null,
): number {
  const within =
    collections === null
      ? ''
      : 'AND EXISTS (SELECT 1 FROM entry AS e WHERE e.number = w.rowid AND e.collection IN (SELECT value FROM json_each(?)))';
  const values = collections === null ? [expression] : [expression, JSON.stringify(collections)];
  const text = `SELECT count(*) AS count FROM entry_words AS w WHERE w.words MATCH ? ${within}`;
  return connection.all<{ count: number }>(text, ...values)[0]?.count ?? 0;
}

/** A term in the query language of FTS5. Words contain only letters, marks and digits. */
function expressionOf(given: SearchTerm): string {
  switch (given.kind) {
    case 'word':
      return quoted(given.word);
    case 'prefix':
      return `${quoted(given.prefix)} *`;
    case 'phrase':
      return quoted(given.words.join(' '));
    default:
      return never(given);
  }
}

function quoted(words: string): string {
  return `"${words}"`;
}
