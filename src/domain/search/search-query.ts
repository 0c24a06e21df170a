/**
 * What a search asks, and whether a document has it. Stores may narrow down with `requiredWords` and `prefixes`;
 * `matchTerms` decides, so that every store finds the same.
 */
import { DomainError } from '../../errors.ts';
import { wordsOf } from './words.ts';

/** Every term must be found. Words, prefixes and the words of phrases are folded as `wordsOf` folds them. */
export interface SearchQuery {
  /** At least one, none of them twice. */
  readonly terms: readonly SearchTerm[];
}

export type SearchTerm =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'prefix'; readonly prefix: string }
  /** Two words or more, one directly after the other in the same text. */
  | { readonly kind: 'phrase'; readonly words: readonly string[] };

export const MAX_QUERY_LENGTH = 2_000;
export const MAX_QUERY_TERMS = 32;
/** Words in all terms together: enough for a quoted paragraph, and within what the stores' own queries take. */
export const MAX_QUERY_WORDS = 256;
const MIN_PREFIX_LENGTH = 2;

/**
 * Reads a query: words, `"a phrase"` and `prefix*`, parted by white space. What holds several words (`foo-bar`) is a
 * phrase of them; a quotation mark without its partner quotes to the end; a `*` that does not directly follow the one
 * word of its piece, and every other sign, only separates.
 *
 * @throws DomainError BAD_VALUE where there is no word, or a prefix of fewer than two characters; LIMIT_EXCEEDED.
 */
export function parseSearch(query: string): SearchQuery {
  if (query.length > MAX_QUERY_LENGTH) {
    throw new DomainError(
      'LIMIT_EXCEEDED',
      `The search has ${query.length} characters. At most ${MAX_QUERY_LENGTH} are allowed.`,
    );
  }
  const terms = new Map<string, SearchTerm>();
  for (const [position, part] of query.split('"').entries()) {
    const quoted = position % 2 === 1;
    for (const piece of quoted ? [part] : part.split(/\s+/u)) {
      const term = quoted ? exactTerm(piece) : bareTerm(piece);
      if (term !== null) terms.set(JSON.stringify(term), term);
    }
  }
  return withinLimits({ terms: [...terms.values()] });
}

/** The words, phrases' words included, that stand in every document that matches: each once. */
export function requiredWords(query: SearchQuery): string[] {
  return [...new Set(query.terms.flatMap(wordsIn))];
}

/** The prefixes that every document that matches has a word for. */
export function prefixes(query: SearchQuery): string[] {
  return query.terms.flatMap((term) => (term.kind === 'prefix' ? [term.prefix] : []));
}

/**
 * How often the document has each term, in the terms' order: occurrences of a word or phrase (which may overlap), words
 * with a prefix. Null where it lacks one.
 *
 * @param wordText the document as `wordText` gives it
 */
export function matchTerms(query: SearchQuery, wordText: string): number[] | null {
  const frequencies: number[] = [];
  for (const term of query.terms) {
    const frequency = occurrences(wordText, needleOf(term));
    if (frequency === 0) return null;
    frequencies.push(frequency);
  }
  return frequencies;
}

function exactTerm(text: string): SearchTerm | null {
  const [first, ...rest] = wordsOf(text).map(({ word }) => word);
  if (first === undefined) return null;
  return rest.length === 0 ? { kind: 'word', word: first } : { kind: 'phrase', words: [first, ...rest] };
}

function bareTerm(piece: string): SearchTerm | null {
  const [only, another] = wordsOf(piece);
  if (only === undefined || another !== undefined || piece[only.end] !== '*') return exactTerm(piece);
  if (Array.from(only.word).length < MIN_PREFIX_LENGTH) {
    throw new DomainError(
      'BAD_VALUE',
      `The prefix ${JSON.stringify(only.word)} is too short. Write at least ${MIN_PREFIX_LENGTH} characters before the *.`,
    );
  }
  return { kind: 'prefix', prefix: only.word };
}

function withinLimits(query: SearchQuery): SearchQuery {
  const { terms } = query;
  if (terms.length === 0) {
    throw new DomainError('BAD_VALUE', 'The search has no words. Write at least one letter or digit.');
  }
  if (terms.length > MAX_QUERY_TERMS) {
    throw new DomainError(
      'LIMIT_EXCEEDED',
      `The search has ${terms.length} terms. At most ${MAX_QUERY_TERMS} are allowed.`,
    );
  }
  const words = terms.flatMap(wordsIn).length;
  if (words > MAX_QUERY_WORDS) {
    throw new DomainError('LIMIT_EXCEEDED', `The search has ${words} words. At most ${MAX_QUERY_WORDS} are allowed.`);
  }
  return query;
}

function wordsIn(term: SearchTerm): readonly string[] {
  switch (term.kind) {
    case 'word':
      return [term.word];
    case 'phrase':
      return term.words;
    case 'prefix':
      return [];
  }
}

/** What to look for in a word text. No word holds a space, so that it is found at borders of words only. */
function needleOf(term: SearchTerm): string {
  return term.kind === 'prefix' ? ` ${term.prefix}` : ` ${wordsIn(term).join(' ')} `;
}

function occurrences(text: string, needle: string): number {
  let count = 0;
  for (let found = text.indexOf(needle); found !== -1; found = text.indexOf(needle, found + 1)) count++;
  return count;
}
