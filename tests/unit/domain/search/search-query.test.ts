import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../../src/errors.ts';
import {
  matchTerms,
  MAX_QUERY_LENGTH,
  MAX_QUERY_TERMS,
  MAX_QUERY_WORDS,
  parseSearch,
  prefixes,
  requiredWords,
  type SearchQuery,
  type SearchTerm,
} from '../../../../src/domain/search/search-query.ts';
import { wordsOf, wordText } from '../../../../src/domain/search/words.ts';
import { scaledRuns } from '../../../support/scaled.ts';

const word = (text: string): SearchTerm => ({ kind: 'word', word: text });
const prefix = (text: string): SearchTerm => ({ kind: 'prefix', prefix: text });
const phrase = (...words: string[]): SearchTerm => ({ kind: 'phrase', words });

const refusal = (query: string): string | null => {
  try {
    parseSearch(query);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

describe('a search', () => {
  it.each<[string, SearchTerm[]]>([
    ['Hey Don', [word('hey'), word('don')]],
    ['"I love this"', [phrase('i', 'love', 'this')]],
    ['"Pathetic"', [word('pathetic')]],
    ['wiki*', [prefix('wiki')]],
    ['Éli* (wiki*)', [prefix('eli'), prefix('wiki')]],
    ['@wikileaks foo-bar don’t', [word('wikileaks'), phrase('foo', 'bar'), phrase('don', 't')]],
    ['维基解密', [phrase('维', '基', '解', '密')]],
    ['say"one two"more', [word('say'), phrase('one', 'two'), word('more')]],
    ['one "two three', [word('one'), phrase('two', 'three')]],
    ['"one" two"', [word('one'), word('two')]],
    ['"" "…" one', [word('one')]],
    ['one ONE "one" Öne', [word('one')]],
  ])('is words, phrases and prefixes: %s', (query, terms) => {
    expect(parseSearch(query).terms).toEqual(terms);
  });

  it.each<[string, SearchTerm[]]>([
    ['NEAR(one two, 5)', [phrase('near', 'one'), word('two'), word('5')]],
    ['one AND NOT two OR -three', ['one', 'and', 'not', 'two', 'or', 'three'].map(word)],
    ['(a+)+$', [word('a')]],
    ['50% ^one {two} col:three', [word('50'), word('one'), word('two'), phrase('col', 'three')]],
    ['{"$ne": null}', [word('ne'), word('null')]],
    ['__proto__', [word('proto')]],
    ['wi*ki', [phrase('wi', 'ki')]],
    ['foo-bar*', [phrase('foo', 'bar')]],
    ['"one two*"', [phrase('one', 'two')]],
    ['*one', [word('one')]],
    ['one *', [word('one')]],
    ['one|two', [phrase('one', 'two')]],
  ])('takes the signs of query languages as separators: %s', (query, terms) => {
    expect(parseSearch(query).terms).toEqual(terms);
  });

  it.each(['', '   ', '"', '""', '*', '%', '…', '()', '👍', '\u0301'])('needs a word: %j', (query) => {
    expect(refusal(query)).toBe('BAD_VALUE');
  });

  it.each(['a*', 'é*', 'one b*'])('takes no prefix of one character: %s', (query) => {
    expect(refusal(query)).toBe('BAD_VALUE');
  });

  it('has limits', () => {
    const terms = (count: number) => Array.from({ length: count }, (_, place) => `w${place}`).join(' ');
    expect(parseSearch(terms(MAX_QUERY_TERMS)).terms).toHaveLength(MAX_QUERY_TERMS);
    expect(refusal(terms(MAX_QUERY_TERMS + 1))).toBe('LIMIT_EXCEEDED');
    expect(requiredWords(parseSearch(`"${terms(MAX_QUERY_WORDS)}"`))).toHaveLength(MAX_QUERY_WORDS);
    expect(refusal(`"${terms(MAX_QUERY_WORDS + 1)}"`)).toBe('LIMIT_EXCEEDED');
    expect(refusal('a'.repeat(MAX_QUERY_LENGTH))).toBeNull();
    expect(refusal('a'.repeat(MAX_QUERY_LENGTH + 1))).toBe('LIMIT_EXCEEDED');
  });

  it('is understood or refused with a typed error, for any text', () => {
    const unit = fc.oneof(
      fc.constantFrom(...Array.from('ab"* -\'(é漢\ud800½|')),
      fc.string({ unit: 'binary', maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), (query) => {
        const code = refusal(query);
        expect([null, 'BAD_VALUE', 'LIMIT_EXCEEDED']).toContain(code);
        if (code !== null) return;
        const { terms } = parseSearch(query);
        expect(terms.length).toBeGreaterThan(0);
        for (const term of terms) {
          const words = term.kind === 'word' ? [term.word] : term.kind === 'prefix' ? [term.prefix] : term.words;
          for (const each of words) expect(wordsOf(each).map((found) => found.word)).toEqual([each]);
        }
      }),
      scaledRuns(500),
    );
  });

  it('gives stores the words and prefixes that every match has', () => {
    const query = parseSearch('one "two one" wiki* three');
    expect(requiredWords(query)).toEqual(['one', 'two', 'three']);
    expect(prefixes(query)).toEqual(['wiki']);
  });
});

describe('matching', () => {
  it.each<[string, string[], number[] | null]>([
    ['one', ['One, one and someone'], [2]],
    ['one one', ['one one'], [2]],
    ['one two', ['one'], null],
    ['two one', ['one two two'], [2, 1]],
    ['"one two"', ['one two, then one-two'], [2]],
    ['"two one"', ['one two'], null],
    ['"one one"', ['one one one'], [2]],
    ['"one two"', ['one', 'two'], null],
    ['one two', ['one', 'two'], [1, 1]],
    ['on*', ['one on only gone'], [3]],
    ['DON’T', ["don't"], [1]],
    ['基解', ['维基解密'], [1]],
    ['基密', ['维基解密'], null],
    [`${'a'.repeat(70)}*`, ['a'.repeat(100)], [1]],
    ['one', [], null],
  ])('finds %s in %j: %j', (query, texts, frequencies) => {
    expect(matchTerms(parseSearch(query), wordText(texts))).toEqual(frequencies);
  });

  it('counts as a count over the words themselves does', () => {
    const piece = fc.constantFrom('a', 'ab', 'abc', 'b', 'bé', 'a-b', '漢', '漢字', '½', '|', '…');
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '));
    const asked = fc.oneof(
      piece,
      piece.map((each) => `${each}b*`),
      fc.array(piece, { maxLength: 3 }).map((pieces) => `"${pieces.join(' ')}"`),
    );
    const query = fc.array(asked, { minLength: 1, maxLength: 3 }).map((each) => each.join(' '));
    let matches = 0;
    fc.assert(
      fc.property(query, fc.array(text, { maxLength: 3 }), (given, texts) => {
        if (refusal(given) !== null) return;
        const parsed = parseSearch(given);
        const found = matchTerms(parsed, wordText(texts));
        expect(found).toEqual(countedOneByOne(parsed, texts));
        if (found !== null) matches++;
      }),
      scaledRuns(1_000),
    );
    expect(matches).toBeGreaterThan(100);
  });
});

function countedOneByOne(query: SearchQuery, texts: readonly string[]): number[] | null {
  const fields = texts.map((text) => wordsOf(text).map((found) => found.word));
  const counts = query.terms.map((term) => {
    let count = 0;
    for (const words of fields) {
      for (const first of words.keys()) if (standsAt(term, words.slice(first))) count++;
    }
    return count;
  });
  return counts.includes(0) ? null : counts;
}

function standsAt(term: SearchTerm, words: readonly string[]): boolean {
  if (term.kind === 'word') return words[0] === term.word;
  if (term.kind === 'prefix') return words[0]?.startsWith(term.prefix) === true;
  return term.words.every((each, offset) => words[offset] === each);
}
