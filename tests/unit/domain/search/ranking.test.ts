import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRanker, documentLength } from '../../../../src/domain/search/ranking.ts';
import { wordsOf, wordText } from '../../../../src/domain/search/words.ts';

describe('the ranker', () => {
  it('gives the scores of BM25 with k1 1.2 and b 0.75', () => {
    const score = createRanker({ documents: 10, averageLength: 20, documentFrequencies: [2, 10] });
    // idf: ln(1 + 8.5/2.5) = 1.481605, ln(1 + 0.5/10.5) = 0.046520; at the average length tf is 2.2 f / (f + 1.2).
    expect(score([1, 1], 20)).toBe(1.528125);
    expect(score([3, 1], 20)).toBe(2.374756);
    expect(score([1, 1], 40)).toBe(1.084475);
  });

  it('rounds to a millionth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 50 }), (documents, frequency) => {
        const score = createRanker({ documents, averageLength: 17.3, documentFrequencies: [1] })([frequency], 31);
        expect(score).toBe(Number(score.toFixed(6)));
        expect(score).toBeGreaterThan(0);
      }),
    );
  });

  it('ranks rarer words, more of them and shorter documents higher', () => {
    const positive = fc.integer({ min: 1, max: 1_000 });
    fc.assert(
      fc.property(positive, positive, (frequency, length) => {
        const stats = { documents: 5_000, averageLength: 80 };
        const rare = createRanker({ ...stats, documentFrequencies: [3] });
        const common = createRanker({ ...stats, documentFrequencies: [3_000] });
        expect(rare([frequency], length)).toBeGreaterThan(common([frequency], length));
        expect(rare([frequency + 1], length)).toBeGreaterThan(rare([frequency], length));
        expect(rare([frequency], length)).toBeGreaterThan(rare([frequency], length + 1));
      }),
    );
  });
});

describe('the length of a document', () => {
  it('is the number of its words, over all its fields', () => {
    expect(documentLength('')).toBe(0);
    expect(documentLength(wordText(["Don't panic", 'now']))).toBe(4);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom(...Array.from('aé漢½| ')) })), (texts) => {
        expect(documentLength(wordText(texts))).toBe(texts.flatMap(wordsOf).length);
      }),
    );
  });
});
