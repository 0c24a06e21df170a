/** An `EntryQuery` in MongoDB's terms. Every value stands behind an operator, so that none can be taken for one. */
import type { Filter } from 'mongodb';
import type { EntryQuery, KeyRange } from '../../../domain/query/query.ts';
import { prefixes, requiredWords, type SearchQuery } from '../../../domain/search/search-query.ts';
import type { Dimension } from '../../../domain/query/terms.ts';
import type { EntryDocument } from '../documents.ts';
import { ENTRY_INDEXES, KEY_FIELD } from '../tables.ts';

/** One of the queries that together answer an `EntryQuery`: they are disjoint, and ascend like its ranges. */
export interface RangeFilter {
  readonly filter: Filter<EntryDocument>;
  /** The index to use. Without it a planner that samples may choose to sort what it could walk. */
  readonly hint: string;
}

/** Greater than every word and term that begins like what stands before it. */
const LAST_CHARACTER = '\u{10FFFF}';

export function rangeFiltersOf(query: EntryQuery, ranges: readonly KeyRange[] = query.ranges): RangeFilter[] {
  const conditions = conditionsOf(query);
  const hint = indexFor(query);
  return ranges.map((range) => ({
    filter: { $and: [{ [KEY_FIELD[query.clock]]: withinRange(range) }, ...conditions] },
    hint,
  }));
}

/** Entries whose text has this word, or a word that begins so. */
export function withPrefix(prefix: string): Filter<EntryDocument> {
  return { words: { $elemMatch: { $gte: prefix, $lt: prefix + LAST_CHARACTER } } };
}

/** The terms of a dimension, as a range: `=` is followed by `>`. */
export function ofDimension(dimension: Dimension): { readonly $gte: string; readonly $lt: string } {
  return { $gte: `${dimension}=`, $lt: `${dimension}>` };
}

/** Every key is a string and at least the empty one. */
function withinRange({ from, to }: KeyRange): { $gte: string; $lt?: string } {
  return { $gte: from ?? '', ...(to !== null && { $lt: to }) };
}

function conditionsOf({ groups, ids, knownBefore, search }: EntryQuery): Filter<EntryDocument>[] {
  return [
    ...(ids === null ? [] : [{ _id: { $in: [...ids] } }]),
    ...groups.map((group) => ({ terms: { $in: [...group] } })),
    ...(knownBefore === null ? [] : [{ disclosedKey: { $lt: knownBefore } }]),
    ...(search === null ? [] : searchConditions(search)),
  ];
}

/**
 * What `matchTerms` decides, said to the server. A phrase's words, one directly after the other, are one piece of the
 * word text, and no word holds a space.
 */
function searchConditions(search: SearchQuery): Filter<EntryDocument>[] {
  const phrases = search.terms.flatMap((term) => (term.kind === 'phrase' ? [` ${term.words.join(' ')} `] : []));
  return [
    ...requiredWords(search).map((word) => ({ words: { $eq: word } })),
    ...prefixes(search).map(withPrefix),
    ...phrases.map((phrase) => ({
      $expr: { $gte: [{ $indexOfBytes: ['$wordText', { $literal: phrase }] }, 0] },
    })),
  ];
}

function indexFor({ clock, groups, ids, search }: EntryQuery): string {
  if (ids !== null) return '_id_';
  if (search !== null) return ENTRY_INDEXES.words[clock];
  return groups.length > 0 ? ENTRY_INDEXES.terms[clock] : ENTRY_INDEXES.key[clock];
}
