import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_BREAK, MAX_WORD_LENGTH, wordsOf, wordText } from '../../../../src/domain/search/words.ts';
import { scaledRuns } from '../../../support/scaled.ts';

const folded = (text: string): string[] => wordsOf(text).map(({ word }) => word);

/** Any text, with more of the characters that folding and splitting treat in a special way than chance would give. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...Array.from('aZé9ßẞŁıİΣςǅﬁŉ½⑴ﷺ漢ガｶﾞー々㆒กำน้क्िअ가각\u1100\u1161\u11a8\u0301\u0323\u3099\ufe0f\u200d\'’ʼ|"* '),
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom('\ud800', '\udc00', '👍🏽', '\u{20000}', '\u{1d400}'),
  ),
  maxLength: 60,
});

describe('words', () => {
  it.each([
    ['I love this!', ['i', 'love', 'this']],
    ["don't / don’t / donʼt", ['don', 't', 'don', 't', 'don', 't']],
    ['@wikileaks foo-bar a_b', ['wikileaks', 'foo', 'bar', 'a', 'b']],
    ['Élan naïve Đặng Łódź smørbrød', ['elan', 'naive', 'dang', 'lodz', 'smorbrod']],
    ['Straße STRASSE GROẞ Æsop cœur Þór', ['strasse', 'strasse', 'gross', 'aesop', 'coeur', 'thor']],
    ['İstanbul ISPARTA ısı', ['istanbul', 'isparta', 'isi']],
    ['ΟΔΟΣ οδός', ['οδοσ', 'οδοσ']],
    ['Ёлка ЙОД', ['елка', 'иод']],
    ['ﬁne Ｗｉｄｅ 𝐁𝐨𝐥𝐝 m² Ⅷ', ['fine', 'wide', 'bold', 'm2', 'viii']],
    ['10½ ⑴', ['101', '2', '1']],
    ['שָׁלוֹם مُحَمَّد', ['שלום', 'محمد']],
    ['1️⃣ ❤️ 👩‍👩‍👧 \u0301', ['1']],
    ['', []],
    ['…—“”|*"%$', []],
  ])('are folded for case, form and accents: %j', (text, words) => {
    expect(folded(text)).toEqual(words);
  });

  it('keep the vowel signs of Indic scripts, the voicing of kana and the syllables of Hangul', () => {
    expect(folded('कि की क')).toEqual(['कि', 'की', 'क'].map((word) => word.normalize('NFC')));
    expect(folded('か が か\u3099 ｶﾞ')).toEqual(['か', 'が', 'が', 'ガ']);
    expect(folded('한국어')).toEqual(['한국어']);
    expect(folded('한국어'.normalize('NFD'))).toEqual(['한국어']);
  });

  it('are single characters in scripts that are written without spaces', () => {
    expect(folded('维基解密')).toEqual(['维', '基', '解', '密']);
    expect(folded('ウィキリークス')).toEqual(['ウ', 'ィ', 'キ', 'リ', 'ー', 'ク', 'ス']);
    expect(folded('2016年10月 Twitter社')).toEqual(['2016', '年', '10', '月', 'twitter', '社']);
    expect(folded('ข่าว')).toEqual(['ข', '่', 'า', 'ว']);
    expect(folded('น้ำ')).toEqual(folded('น\u0e49\u0e4d\u0e32'));
  });

  it('give their position in the original text', () => {
    expect(wordsOf('“Élan” 👍 foo')).toEqual([
      { word: 'elan', start: 1, end: 5 },
      { word: 'foo', start: 10, end: 13 },
    ]);
    expect(wordsOf('e\u0301a \u{20000}x')).toEqual([
      { word: 'ea', start: 0, end: 3 },
      { word: '\u{20000}', start: 4, end: 6 },
      { word: 'x', start: 6, end: 7 },
    ]);
  });

  it('share a position if one character folds to several', () => {
    expect(wordsOf('a½')).toEqual([
      { word: 'a1', start: 0, end: 2 },
      { word: '2', start: 0, end: 2 },
    ]);
  });

  it('are cut at 64 units, and never within a surrogate pair', () => {
    expect(wordsOf('a'.repeat(100))).toEqual([{ word: 'a'.repeat(MAX_WORD_LENGTH), start: 0, end: 100 }]);
    const letter = '\u{10428}';
    expect(folded(`a${letter.repeat(40)}`)).toEqual([`a${letter.repeat(31)}`]);
    expect(folded('ﬁ'.repeat(40))).toEqual(['fi'.repeat(32)]);
  });

  it.each([
    ['letters', 'a', 1],
    ['letters beyond ASCII', 'é', 1],
    ['letters beyond the basic plane', '\u{10400}', 1],
    ['marks that have to be put in order', '\u0301\u0323', 0],
  ])('are at most one in a run of two million %s', (_what, unit, count) => {
    const text = unit.repeat(2_000_000);
    const words = wordsOf(text);
    expect(words).toHaveLength(count);
    for (const word of words) expect([word.start, word.end]).toEqual([0, text.length]);
  });

  it('start again after a long run', () => {
    expect(wordsOf(`${'a'.repeat(1000)}漢b ${'c'.repeat(256)} d`)).toEqual([
      { word: 'a'.repeat(64), start: 0, end: 1000 },
      { word: '漢', start: 1000, end: 1001 },
      { word: 'b', start: 1001, end: 1002 },
      { word: 'c'.repeat(64), start: 1003, end: 1259 },
      { word: 'd', start: 1260, end: 1261 },
    ]);
  });

  it('do not change when they are folded again, for every character that exists', () => {
    const broken: string[] = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      if (point >= 0xd800 && point <= 0xdfff) continue;
      for (const word of folded(`a${String.fromCodePoint(point)}Σ`)) {
        const again = folded(word);
        if (again.length !== 1 || again[0] !== word) broken.push(point.toString(16));
      }
    }
    expect(broken).toEqual([]);
  }, 60_000);

  it('do not change when they are folded again, and hold no ASCII but letters and digits, in any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const word of folded(text)) {
          expect(folded(word)).toEqual([word]);
          expect(word).toMatch(/^[a-z0-9\u0080-\uffff]+$/);
          expect(word.length).toBeLessThanOrEqual(MAX_WORD_LENGTH);
          expect(word.isWellFormed()).toBe(true);
        }
      }),
      scaledRuns(500),
    );
  });

  it('follow each other, so that each unit of a text is in one word only', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = { start: 0, end: 0 };
        for (const { start, end } of wordsOf(text)) {
          expect(end).toBeGreaterThan(start);
          expect(start >= last.end || (start === last.start && end === last.end)).toBe(true);
          last = { start, end };
        }
        expect(last.end).toBeLessThanOrEqual(text.length);
      }),
      scaledRuns(500),
    );
  });

  it('do not depend on how a text is composed', () => {
    const spaced = fc.string({ unit: fc.constantFrom(...Array.from('aÉßŁİΣ9ǖệ가각ʼ ')), maxLength: 40 });
    fc.assert(
      fc.property(spaced, (text) => {
        expect(folded(text.normalize('NFD'))).toEqual(folded(text.normalize('NFC')));
      }),
    );
  });
});

describe('a word text', () => {
  it('has each word between spaces and a break between fields', () => {
    expect(wordText(["Don't", 'Panic!'])).toBe(' don t | panic ');
  });

  it('holds the words of a text in their order, plain or not', () => {
    const unit = fc.oneof(
      fc.constantFrom(...Array.from("aZ09 '-_\n\0|é̈ßﬁ½語")),
      fc.string({ unit: 'binary-ascii', maxLength: 1 }),
    );
    const text = fc.oneof(
      fc.string({ unit, maxLength: 60 }),
      fc.string({ unit: fc.constantFrom('x', 'Y', '7'), maxLength: 600 }),
    );
    fc.assert(
      fc.property(text, (given) => {
        const words = wordsOf(given).map(({ word }) => word);
        expect(wordText([given])).toBe(words.length === 0 ? '' : ` ${words.join(' ')} `);
      }),
    );
  });

  it('leaves out fields without words', () => {
    expect(wordText(['', 'a', '…', 'b'])).toBe(' a | b ');
    expect(wordText(['', '|'])).toBe('');
    expect(wordText([])).toBe('');
  });

  it('separates fields with a text that cannot be a word', () => {
    expect(wordsOf(`a ${FIELD_BREAK} b`).map(({ word }) => word)).toEqual(['a', 'b']);
  });
});
