import type { EntryQuery } from '../../../domain/query/query.ts';
import { createRanker, type Ranker } from '../../../domain/search/ranking.ts';
import { matchTerms, type SearchQuery, type SearchTerm } from '../../../domain/search/search-query.ts';
import { type Term, valueOf } from '../../../domain/query/terms.ts';
import { OPERATOR } from '../../../domain/authority.ts';
import type { HitPosition, SearchHit, Slice, Window } from '../../store.ts';
import { countTerms } from './count-reads.ts';
import { rangeFiltersOf, withPrefix } from './query-filter.ts';
import { entriesById } from './entry-reads.ts';
import type { Snapshot } from './snapshot.ts';
import { collectionsWithin } from './counters.ts';
import { ENTRY_INDEXES, KEY_FIELD } from '../tables.ts';

interface Hit extends HitPosition {
  readonly id: string;
}

/** Hits beyond the window's limit that are kept before the list is sorted and cut. It bounds the memory. */
const SLACK = 1_000;

export async function searchOf(
  snapshot: Snapshot,
  query: EntryQuery,
  window: Window<HitPosition>,
): Promise<Slice<SearchHit>> {
  const { search } = query;
  if (search === null) throw new Error('The query has no search');
  const rank = await rankerFor(snapshot, search, query.groups.filter(isAuthority));
  const hits = await bestHits(snapshot, query, search, rank, window);
  const kept = hits.slice(0, window.limit);
  if (window.from === 'END') kept.reverse();
  // The query has left out the entries that its viewer may not see.
  const entries = await entriesById(
    snapshot,
    OPERATOR,
    kept.map(({ id }) => id),
  );
  const items = kept.flatMap(({ id, score }) => {
    const entry = entries.get(id);
    return entry === undefined ? [] : [{ entry, score }];
  });
  return { items, more: hits.length > window.limit };
}

/** Whether a group limits the entries that the viewer may read; no filter asks for access. */
function isAuthority(group: readonly Term[]): boolean {
  return group.some((given) => valueOf('access', given) !== null);
}

/**
 * Ranks among all entries that the viewer may read: other conditions of the query must not change the weight of a word.
 */
async function rankerFor(snapshot: Snapshot, search: SearchQuery, authority: EntryQuery['groups']): Promise<Ranker> {
  const { tables, session } = snapshot;
  const collections = await collectionsWithin(snapshot, authority);
  const documents = await countTerms(snapshot, collections);
  const counts = await tables.wordCounts.find({ _id: { $in: collections } }, { session }).toArray();
  const words = counts.reduce((total, { count }) => total + count, 0);
  const documentFrequencies: number[] = [];
  for (const term of search.terms) documentFrequencies.push(await documentFrequency(snapshot, term, authority));
  return createRanker({ documents, averageLength: documents === 0 ? 0 : words / documents, documentFrequencies });
}

/** How many documents have the term; for a phrase, its rarest word. */
async function documentFrequency(
  snapshot: Snapshot,
  term: SearchTerm,
  authority: EntryQuery['groups'],
): Promise<number> {
  const { tables, session } = snapshot;
  const readable = authority.map((group) => ({ terms: { $in: [...group] } }));
  const having = (condition: object) =>
    tables.entries.countDocuments({ $and: [condition, ...readable] }, { session, hint: ENTRY_INDEXES.words.OCCURRED });
  switch (term.kind) {
    case 'word':
      return having({ words: { $eq: term.word } });
    case 'prefix':
      return having(withPrefix(term.prefix));
    case 'phrase': {
      let rarest = Infinity;
      for (const word of new Set(term.words)) rarest = Math.min(rarest, await having({ words: { $eq: word } }));
      return rarest;
    }
  }
}

/** The hits within the window's bounds, from its end, at most one more than its limit. */
async function bestHits(
  { tables, session }: Snapshot,
  query: EntryQuery,
  search: SearchQuery,
  rank: Ranker,
  window: Window<HitPosition>,
): Promise<Hit[]> {
  const { after, before, limit, from } = window;
  const direction = from === 'START' ? 1 : -1;
  const cut = (hits: Hit[]) => hits.sort((left, right) => direction * compareHits(left, right)).slice(0, limit + 1);
  const field = KEY_FIELD[query.clock];
  const projection = { [field]: 1, wordText: 1, wordCount: 1 };
  let hits: Hit[] = [];
  for (const { filter, hint } of rangeFiltersOf(query)) {
    for await (const entry of tables.entries.find(filter, { session, hint, projection })) {
      const frequencies = matchTerms(search, entry.wordText);
      if (frequencies === null) continue;
      const hit = { id: entry._id, key: entry[field], score: rank(frequencies, entry.wordCount) };
      if (after !== null && compareHits(hit, after) <= 0) continue;
      if (before !== null && compareHits(hit, before) >= 0) continue;
      hits.push(hit);
      if (hits.length > limit + SLACK) hits = cut(hits);
    }
  }
  return cut(hits);
}

/** By descending score, then by order key. */
function compareHits(left: HitPosition, right: HitPosition): number {
  if (left.score !== right.score) return right.score - left.score;
  return left.key === right.key ? 0 : left.key < right.key ? -1 : 1;
}
