/** Search by words: FTS5 finds the candidates, the domain decides and ranks. */
import type { EntryQuery } from '../../../domain/query/query.ts';
import { createRanker, type Ranker } from '../../../domain/search/ranking.ts';
import { matchTerms, type SearchQuery, type SearchTerm } from '../../../domain/search/search-query.ts';
import { term } from '../../../domain/query/terms.ts';
import { never } from '../../../domain/record/vocabulary.ts';
import { StepTimer, type Steps } from '../../kit/steps.ts';
import type { HitPosition, SearchHit, Slice, Window } from '../../store.ts';
import type { SqliteConnection } from '../connection.ts';
import { collectionSizes, collectionsOf, sumOf } from './counters.ts';
import { entriesAt } from './stored-entries.ts';
import { type Matching, planMatching } from './matching.ts';
import { type Columns, found, type RowsWith } from './query-sql.ts';
import { cutWindow } from './windows.ts';

/** Rows between two looks at the time. */
const ROWS_AT_ONCE = 100;

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
  const { text, values } = found(matching, search.terms.map(expressionOf).join(' AND '), columns);
  const ids = matching.ids && new Set(matching.ids);
  const timer = new StepTimer();
  for (const row of connection.each<RowsWith[Read] & { id: string; words: string; length: number }>(text, ...values)) {
    const frequencies = ids?.has(row.id) === false ? null : matchTerms(search, row.words);
    if (frequencies !== null) visit({ ...row, frequencies });
    if (!timer.isDue()) continue;
    yield;
    timer.goOn();
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
  const entries = entriesAt(
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

/** Ranks among all that the viewer may read: other conditions of the query must not change the weight of a word. */
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
      fewest = Math.min(fewest, yield* documentsWith(connection, expression, among));
    }
    documentFrequencies.push(fewest);
  }
  return createRanker({ documents, averageLength: words / documents, documentFrequencies });
}

function* documentsWith(
  connection: SqliteConnection,
  expression: string,
  collections: readonly string[] | null,
): Steps<number> {
  const within =
    collections === null
      ? ''
      : 'AND EXISTS (SELECT 1 FROM entry AS e WHERE e.number = w.rowid AND e.collection IN (SELECT value FROM json_each(?)))';
  const values = collections === null ? [expression] : [expression, JSON.stringify(collections)];
  let count = 0;
  const timer = new StepTimer();
  const text = `SELECT w.rowid FROM entry_words AS w WHERE w.words MATCH ? ${within}`;
  const rows = connection.each(text, ...values);
  while (rows.next().done !== true) {
    count += 1;
    if (count % ROWS_AT_ONCE !== 0 || !timer.isDue()) continue;
    yield;
    timer.goOn();
  }
  return count;
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
