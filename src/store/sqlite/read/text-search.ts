/** Search by words: FTS5 finds the candidates, the domain decides and ranks. */
import type { EntryQuery } from '../../../domain/query/query.ts';
import { createRanker, type Ranker } from '../../../domain/search/ranking.ts';
import { matchTerms, type SearchQuery, type SearchTerm } from '../../../domain/search/search-query.ts';
import { term } from '../../../domain/query/terms.ts';
import { never } from '../../../domain/record/vocabulary.ts';
import { type Steps, Stride } from '../../kit/steps.ts';
import type { HitPosition, SearchHit, Slice, Window } from '../../store.ts';
import type { SqliteConnection } from '../connection.ts';
import { collectionSizes, collectionsOf, sumOf } from './counters.ts';
import { entriesAt } from './stored-entries.ts';
import { type Matching, planMatching } from './matching.ts';
import { type Columns, found, foundNumbers, type RowsWith } from './query-sql.ts';
import { cutWindow } from './windows.ts';

interface WordMatch {
  readonly length: number;
  readonly frequencies: readonly number[];
}

/** Calls back for each entry that matches the search, in any order, with these columns. */
export function* wordMatches<Read extends Columns>(
  connection: SqliteConnection,
  matching: Matching,
  search: SearchQuery,
  columns: Read,
  visit: (match: WordMatch & RowsWith[Read]) => void,
): Steps<void> {
  const ids = matching.ids && new Set(matching.ids);
  const expression = search.terms.map(expressionOf).join(' AND ');
  // One statement finds them all: FTS5 merges the lists of a prefix again for each statement.
  const { text: all, values: bound } = foundNumbers(expression);
  const [row] = connection.all<{ numbers: string }>(all, ...bound);
  const numbers = JSON.parse(row?.numbers ?? '[]') as number[];
  const stride = new Stride();
  for (let start = 0; start < numbers.length;) {
    yield;
    const some = numbers.slice(start, start + stride.size);
    start += some.length;
    const { text, values } = found(matching, JSON.stringify(some), columns);
    stride.measure(() => {
      const rows = connection.all<RowsWith[Read] & { id: string; words: string; length: number }>(text, ...values);
      for (const each of rows) {
        const frequencies = ids?.has(each.id) === false ? null : matchTerms(search, each.words);
        if (frequencies !== null) visit({ ...each, frequencies });
      }
    });
  }
}

export function* searchOf(
  connection: SqliteConnection,
  query: EntryQuery,
  window: Window<HitPosition>,
): Steps<Slice<SearchHit>> {
  const matching = planMatching(connection, query);
  if (matching === null || query.search === null) return { items: [], more: false };
  const rank = yield* rankerFor(connection, query, query.search);
  const positions: HitPosition[] = [];
  yield* wordMatches(connection, matching, query.search, 'KEY', ({ key, length, frequencies }) => {
    const hit = { key, score: rank(frequencies, length) };
    if (window.after !== null && compareHits(hit, window.after) <= 0) return;
    if (window.before !== null && compareHits(hit, window.before) >= 0) return;
    positions.push(hit);
  });
  const { items, more } = cutWindow(positions.sort(compareHits), window);
  yield;
  const entries = yield* entriesAt(
    connection,
    query.clock,
    items.map(({ key }) => key),
  );
  return { items: entries.map((entry, place) => ({ entry, score: items[place]?.score ?? 0 })), more };
}

function compareHits(left: HitPosition, right: HitPosition): number {
  if (left.score !== right.score) return right.score - left.score;
  return left.key < right.key ? -1 : left.key > right.key ? 1 : 0;
}

/**
 * Ranks among all entries that the viewer may read: other conditions of the query must not change the weight of a word.
 */
function* rankerFor(connection: SqliteConnection, query: EntryQuery, search: SearchQuery): Steps<Ranker> {
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
  const among = readable.size < sizes.size ? [...readable.keys()] : null;
  const documentFrequencies: number[] = [];
  for (const each of search.terms) {
    const expressions = each.kind === 'phrase' ? [...new Set(each.words)].map(quoted) : [expressionOf(each)];
    let fewest = Infinity;
    for (const expression of expressions) {
      fewest = Math.min(fewest, documentsWith(connection, expression, among));
      yield;
    }
    documentFrequencies.push(fewest);
  }
  return createRanker({ documents, averageLength: words / documents, documentFrequencies });
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
