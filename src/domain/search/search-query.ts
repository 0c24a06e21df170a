/**
 * A search, and the test whether a document matches it. Stores may narrow down with `requiredWords` and `prefixes`;
 * `matchTerms` decides, so every store finds the same.
 */
import { DomainError } from '../../errors.ts';
import { wordsOf } from './words.ts';

/** Every term must be found. Words, prefixes and the words of phrases are folded as `wordsOf` folds them. */
export interface SearchQuery {
  /** At least one term, and no term twice. */
  readonly terms: readonly SearchTerm[];
}

export type SearchTerm =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'prefix'; readonly prefix: string }
  /** Two or more words that follow each other directly in one text. */
  | { readonly kind: 'phrase'; readonly words: readonly string[] };

export const MAX_QUERY_LENGTH = 2_000;
export const MAX_QUERY_TERMS = 32;
/**
 * The most words in all terms together: enough for a quoted paragraph, and within the limits of the stores' own
 * queries.
 */
export const MAX_QUERY_WORDS = 256;
const MIN_PREFIX_LENGTH = 2;

/**
 * Reads a query: words, `"a phrase"` and `prefix*`, separated by white space. A piece with several words (`foo-bar`) is
 * a phrase. A quotation mark without its partner quotes to the end. A `*` counts only directly after a piece of one
 * word; all other signs only separate.
 *
 * @throws DomainError BAD_VALUE if there is no word, or a prefix has fewer than two characters; LIMIT_EXCEEDED.
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

/** The words, also those of phrases, that every matching document has: each once. */
export function requiredWords(query: SearchQuery): string[] {
  return [...new Set(query.terms.flatMap(wordsIn))];
}

/** The prefixes for which every matching document has a word. */
export function prefixes(query: SearchQuery): string[] {
  return query.terms.flatMap((term) => (term.kind === 'prefix' ? [term.prefix] : []));
}

/**
 * How often the document has each term, in the terms' order: occurrences of a word or a phrase (they may overlap), or
 * words with a prefix. Null if it lacks one of the terms.
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

/** The text to look for in a word text. A word holds no space, so a match is always at word borders. */
function needleOf(term: SearchTerm): string {
  return term.kind === 'prefix' ? ` ${term.prefix}` : ` ${wordsIn(term).join(' ')} `;
}

function occurrences(text: string, needle: string): number {
  let count = 0;
  for (let found = text.indexOf(needle); found !== -1; found = text.indexOf(needle, found + 1)) count++;
  return count;
}
