/**
 * The words of a text: one rule for indexing, search and highlights, in every store.
 *
 * - A word is a longest run of letters, marks and numbers. Everything else separates, apostrophes too: `don't` is `don`
 *   and `t`, in texts and in queries, where the two form a phrase.
 * - Han, kana, Thai, Lao, Khmer and Myanmar are written without spaces. Each of their characters is a word, so a phrase
 *   finds them anywhere in a text.
 * - A word is folded for letter case, for compatibility forms (`ﬁ`, full width) and for accents. Only the marks that a
 *   reader can do without are dropped (accents, Hebrew points, Arabic vowels). Vowel signs of Indic scripts stay, and
 *   so do the voicing of kana and the syllables of Hangul.
 * - A folded word has no ASCII but `a-z0-9`, so FTS5's `ascii` tokenizer keeps it whole.
 */
export interface Word {
  /**
   * Folded, never empty, at most `MAX_WORD_LENGTH` UTF-16 units. Longer words with the same beginning are the same
   * word.
   */
  readonly word: string;
  /** Its position in the original text, in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

export const MAX_WORD_LENGTH = 64;

/** Stands between the words of two texts, so that no phrase crosses. It is no word, so no query can ask for it. */
export const FIELD_BREAK = '|';

// Only this much of a longer run is folded: the time to normalise many marks grows with the square of their number.
const MAX_RUN_LENGTH = 4 * MAX_WORD_LENGTH;

const UNSPACED =
  '[[[\\p{L}\\p{M}\\p{N}]&&[\\p{sc=Hani}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}]]' +
  '\\u3006\\u3031-\\u3035\\u303c\\u30fc\\uff70]';
const ATTACHED = '[[\\p{M}&&\\p{sc=Zinh}]\\uff9e\\uff9f]';
// Letters by their category, apostrophes by their use (Ukrainian, Hawaiian).
const APOSTROPHES = '[\\u02bb\\u02bc]';
const SPACED = `[[\\p{L}\\p{M}\\p{N}]--${UNSPACED}--${APOSTROPHES}]`;
// Repetitions are bounded, because an expression without a bound overflows the stack on a text of megabytes.
const RUN = new RegExp(`${UNSPACED}${ATTACHED}{0,16}|${SPACED}{1,${MAX_RUN_LENGTH}}`, 'gv');
const REST_OF_RUN = new RegExp(`${SPACED}{1,${MAX_RUN_LENGTH}}`, 'vy');

const DISPENSABLE_MARKS = new RegExp(
  '[[\\p{M}&&[\\p{sc=Zinh}\\p{sc=Grek}\\p{sc=Cyrl}\\p{sc=Hebr}\\p{sc=Arab}\\p{sc=Syrc}]]--[\\u3099\\u309a]]',
  'gv',
);
const PLAIN = /^[A-Za-z0-9]+$/;
const ASCII = /^[\0-\x7f]*$/;

/** Letters that no decomposition takes apart, and the sigma, whose lower case depends on its position. */
const SPECIAL: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
};
const SPECIAL_LETTERS = new RegExp(`[${Object.keys(SPECIAL).join('')}]`, 'gu');

/** The words of a text in their order. If a character folds to several words (`½`), each of them has its position. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let position = 0;
  for (;;) {
    RUN.lastIndex = position;
    const match = RUN.exec(text);
    if (match === null) return words;
    const [run] = match;
    const start = match.index;
    position = run.length < MAX_RUN_LENGTH ? start + run.length : endOfRun(text, start + run.length);
    for (const word of foldedWords(run)) words.push({ word, start, end: position });
  }
}

/**
 * The words of one document as stores keep them and `matchTerms` reads them: ` w1 w2 | w3 `, each between two spaces,
 * with a `FIELD_BREAK` between texts. Empty if there is no word.
 */
export function wordText(texts: readonly string[]): string {
  const fields = texts.map(bareWords).filter((words) => words.length > 0);
  if (fields.length === 0) return '';
  return ` ${fields.map((words) => words.join(' ')).join(` ${FIELD_BREAK} `)} `;
}

/** Like `wordsOf`, without positions; several times faster for plain ASCII. */
function bareWords(text: string): readonly string[] {
  if (!ASCII.test(text)) return wordsOf(text).map(({ word }) => word);
  const runs = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return runs.map((run) => run.slice(0, MAX_WORD_LENGTH));
}

/** At most the first `length` UTF-16 units, without half a surrogate pair at the end. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const cutsPair = isHighSurrogate(text.charCodeAt(length - 1)) && isLowSurrogate(text.charCodeAt(length));
  return text.slice(0, cutsPair ? length - 1 : length);
}

function endOfRun(text: string, position: number): number {
  let end = position;
  for (;;) {
    REST_OF_RUN.lastIndex = end;
    const rest = REST_OF_RUN.exec(text);
    if (rest === null) return end;
    end += rest[0].length;
  }
}

function foldedWords(run: string): readonly string[] {
  if (PLAIN.test(run)) return [cutText(run.toLowerCase(), MAX_WORD_LENGTH)];
  // Compatibility forms may unfold into separators: `⑴` into parentheses, a ligature into a whole sentence.
  const words = fold(cutText(run, MAX_RUN_LENGTH)).match(RUN) ?? [];
  return words.map((word) => cutText(word, MAX_WORD_LENGTH));
}

function fold(run: string): string {
  return run
    .normalize('NFKD')
    .toLowerCase()
    .replace(DISPENSABLE_MARKS, '')
    .replace(SPECIAL_LETTERS, (letter) => SPECIAL[letter] ?? letter)
    .normalize('NFC');
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
