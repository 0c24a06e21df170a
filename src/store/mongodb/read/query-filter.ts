/** An `EntryQuery` as filters of MongoDB. Every value stands behind an operator, so no value can be read as an operator. */
import type { Filter } from 'mongodb';
import type { EntryQuery, KeyRange } from '../../../domain/query/query.ts';
import { prefixes, requiredWords, type SearchQuery } from '../../../domain/search/search-query.ts';
import type { Dimension } from '../../../domain/query/terms.ts';
import type { EntryDocument } from '../documents.ts';
import { ENTRY_INDEXES, KEY_FIELD } from '../tables.ts';

/** A filter for one range of an `EntryQuery`. The filters of a query are disjoint, and ascend like its ranges. */
export interface RangeFilter {
  readonly filter: Filter<EntryDocument>;
  /** The index to use. Without it the server may choose to sort instead of walking an index. */
  readonly hint: string;
}

/** A prefix with this character behind it is greater than every word that begins with the prefix. */
const LAST_CHARACTER = '\u{10FFFF}';

export function rangeFiltersOf(query: EntryQuery, ranges: readonly KeyRange[] = query.ranges): RangeFilter[] {
  const conditions = conditionsOf(query);
  const hint = indexFor(query);
  return ranges.map((range) => ({
    filter: { $and: [{ [KEY_FIELD[query.clock]]: withinRange(range) }, ...conditions] },
    hint,
  }));
}

/** Entries with a word that begins with this prefix. */
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
 * The conditions of `matchTerms` as filters. The words of a phrase are one piece of the word text, because no word has a
 * space.
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
