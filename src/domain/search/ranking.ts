import { FIELD_BREAK } from './words.ts';

/** The constants of BM25: how soon more of the same word adds nothing, and how much a long document loses. */
const K1 = 1.2;
const B = 0.75;
const SCORES_IN_ONE = 1e6;

export interface SearchStatistics {
  /** How many documents are searched, matching or not. */
  readonly documents: number;
  /** The mean of their `documentLength`. */
  readonly averageLength: number;
  /** For each term of the query, in its order: how many documents have it. */
  readonly documentFrequencies: readonly number[];
}

/**
 * The score of a matching document, from the frequencies of the query's terms (see `matchTerms`) and the length of the
 * document.
 */
export type Ranker = (frequencies: readonly number[], length: number) => number;

/** BM25 with k1 1.2 and b 0.75, rounded to 1e-6, because sums of floats differ with their order. */
export function createRanker(statistics: SearchStatistics): Ranker {
  const { documents, averageLength, documentFrequencies } = statistics;
  const weights = documentFrequencies.map((having) => Math.log(1 + (documents - having + 0.5) / (having + 0.5)));
  return (frequencies, length) => {
    const saturation = K1 * (1 - B + (B * length) / averageLength);
    const scores = weights.map((weight, term) => {
      const frequency = frequencies[term] ?? 0;
      return (weight * frequency * (K1 + 1)) / (frequency + saturation);
    });
    const score = scores.reduce((sum, each) => sum + each, 0);
    return Math.round(score * SCORES_IN_ONE) / SCORES_IN_ONE;
  };
}

/**
 * How many words a document has, from its text as `wordText` gives it: there is one space more than words and breaks.
 */
export function documentLength(wordText: string): number {
  let length = wordText === '' ? 0 : -1;
  for (let place = 0; place < wordText.length; place += 1) {
    const character = wordText[place];
    if (character === ' ') length += 1;
    else if (character === FIELD_BREAK) length -= 1;
  }
  return length;
}
