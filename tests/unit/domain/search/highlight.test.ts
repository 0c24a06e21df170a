import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlights } from '../../../../src/domain/search/highlight.ts';
import { parseSearch } from '../../../../src/domain/search/search-query.ts';
import { wordsOf } from '../../../../src/domain/search/words.ts';
import { scaledRuns } from '../../../support/scaled.ts';

const shown = (query: string, text: string): string[] => highlights(parseSearch(query), text);

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const unescaped = (html: string): string => html.replace(/&(#?\w+);/g, (_all, name: string) => ENTITIES[name] ?? '?');
const withoutMarks = (html: string): string => unescaped(html.replace(/<\/?mark>/g, ''));
const marksIn = (html: string): string[] =>
  [...html.matchAll(/<mark>(.*?)<\/mark>/gsu)].map((match) => unescaped(match[1] ?? ''));

/** The part of the text in a snippet, without the `…` at its ends. */
function standsIn(text: string, snippet: string): boolean {
  const plain = withoutMarks(snippet);
  const starts = plain.startsWith('…') ? [0, 1] : [0];
  const ends = plain.endsWith('…') ? [plain.length, plain.length - 1] : [plain.length];
  return starts.some((start) => ends.some((end) => text.includes(plain.slice(start, end))));
}

const filler = (words: number): string => Array.from({ length: words }, (_, place) => `filler${place}`).join(' ');

describe('highlights', () => {
  it.each<[string, string, string[]]>([
    ['pathetic', 'Pathetic. Really PATHETIC!', ['<mark>Pathetic</mark>. Really <mark>PATHETIC</mark>!']],
    ['elan', 'Mon “élan” d’élan', ['Mon “<mark>élan</mark>” d’<mark>élan</mark>']],
    ['wiki*', '@wikileaks, the wiki', ['@<mark>wikileaks</mark>, the <mark>wiki</mark>']],
    ['"one two"', 'two one two, one, two', ['two <mark>one two</mark>, <mark>one, two</mark>']],
    ['"one two" two', 'one two two', ['<mark>one two</mark> <mark>two</mark>']],
    ['"one two" "two three"', 'one two three', ['<mark>one two three</mark>']],
    ['one three', 'one two', ['<mark>one</mark> two']],
    ["don't", 'don’t do', ['<mark>don’t</mark> do']],
    ['解密', '维基解密的', ['维基<mark>解密</mark>的']],
    ['1', '10½ ½', ['10½ <mark>½</mark>']],
    ['e', 'cafe e\u0301 👍🏽', ['cafe <mark>e\u0301</mark> 👍🏽']],
    ['none', 'one two', []],
    ['"one three"', 'one two three', []],
    ['one', '', []],
  ])('mark %s in %j', (query, text, snippets) => {
    expect(shown(query, text)).toEqual(snippets);
  });

  it('escape the text, so that they can be set as HTML', () => {
    expect(shown('script', `<script>alert("a" && 'b')</script>`)).toEqual([
      '&lt;<mark>script</mark>&gt;alert(&quot;a&quot; &amp;&amp; &#39;b&#39;)&lt;/<mark>script</mark>&gt;',
    ]);
    expect(shown('amp mark', '&amp; <mark>')).toEqual(['&amp;<mark>amp</mark>; &lt;<mark>mark</mark>&gt;']);
  });

  it('are cut at word borders, and show that with …', () => {
    const [snippet, ...more] = shown('needle', `${filler(100)} needle ${filler(100)}`);
    expect(more).toEqual([]);
    expect(snippet).toMatch(/^…filler\d+ .* <mark>needle<\/mark> .* filler\d+…$/);
    const plain = withoutMarks(snippet ?? '');
    expect(plain.length).toBeGreaterThan(120);
    expect(plain.length).toBeLessThanOrEqual(162);
  });

  it('keep the start and the end of a text if they come near them', () => {
    expect(shown('needle', `“A needle ${filler(100)}`)[0]).toMatch(/^“A <mark>needle<\/mark> .*…$/);
    expect(shown('needle', `${filler(100)} a needle.”`)[0]).toMatch(/^….* a <mark>needle<\/mark>\.”$/);
  });

  it('are three at most, in the order of the text, and preferably show more of the terms', () => {
    const rare = `${filler(40)} beta ${filler(40)} gamma`;
    const text = `${`alpha ${filler(40)} `.repeat(5)}${rare}`;
    const snippets = shown('alpha beta gamma', text);
    expect(snippets.map(marksIn)).toEqual([['alpha'], ['beta'], ['gamma']]);
    expect(shown('alpha', text).map(marksIn)).toEqual([['alpha'], ['alpha'], ['alpha']]);
  });

  it('never show a part of a phrase because there is no room for the rest', () => {
    const text = `start ${'a '.repeat(72)}one two three four`;
    expect(text.indexOf('one')).toBeLessThan(160);
    const snippets = shown('start "one two three four"', text);
    expect(snippets.map(marksIn)).toEqual([['start'], ['one two three four']]);
    expect(snippets[0]).toMatch(/ a…$/);
  });

  it('show the beginning of a text longer than a snippet, and never half a surrogate pair', () => {
    const long = '\u{10428}'.repeat(500);
    const [snippet, ...more] = shown(`x${long.slice(0, 20)}*`, `a x${long} b`);
    expect(more).toEqual([]);
    expect(snippet).toBe(`…<mark>x${'\u{10428}'.repeat(79)}</mark>…`);
  });

  it('are parts of the text, marked only at words, for any text', () => {
    const unit = fc.oneof(
      fc.constantFrom('one', 'two', 'ｏne', 'twö', ' ', '\n', '<', '&', '"', '…', '漢', '👍🏽', '\u0301', '½', '\ud83d'),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    const anyText = fc.array(unit, { maxLength: 150 }).map((parts) => parts.join(''));
    const anyQuery = fc.constantFrom('one', 'two', 'on*', '"one two"', 'one "two 漢" tw*', '漢', '1', '"漢 漢"');
    fc.assert(
      fc.property(anyQuery, anyText, (query, text) => {
        const snippets = shown(query, text);
        expect(snippets.length).toBeLessThanOrEqual(3);
        const borders = new Set(wordsOf(text).flatMap(({ start, end }) => [text.slice(start, end)]));
        for (const snippet of snippets) {
          expect(standsIn(text, snippet)).toBe(true);
          expect(snippet.replace(/<\/?mark>/g, '')).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
          expect(withoutMarks(snippet).length).toBeLessThanOrEqual(162);
          const marks = marksIn(snippet);
          expect(marks.length).toBeGreaterThan(0);
          if (!query.includes('"')) for (const mark of marks) expect(borders).toContain(mark);
        }
        const { terms } = parseSearch(query);
        const stands = terms.some((term) => highlightable(term, text));
        expect(snippets.length > 0).toBe(stands);
      }),
      scaledRuns(500),
    );
  });
});

function highlightable(term: ReturnType<typeof parseSearch>['terms'][number], text: string): boolean {
  const words = wordsOf(text).map(({ word }) => word);
  if (term.kind === 'prefix') return words.some((word) => word.startsWith(term.prefix));
  const wanted = term.kind === 'word' ? [term.word] : term.words;
  return words.some((_, first) => wanted.every((word, offset) => words[first + offset] === word));
}
