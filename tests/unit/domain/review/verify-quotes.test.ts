import { describe, expect, test } from 'vitest';
import type { CitationInput } from '../../../../src/domain/record/input.ts';
import { paragraphsOf, verifyCitation } from '../../../../src/domain/review/verify-quotes.ts';

const TEXT = `\uFEFFThe harbour master
spoke at noon.

He said “no boat has left”; she said no boat
had come.
\t
Later, he said “no boat has left” once more.\r\n\r\nThe end.\n`;
const paragraphs = paragraphsOf(TEXT);
const verify = (citation: Omit<CitationInput, 'source'>) =>
  verifyCitation({ source: 'source:a', ...citation }, paragraphs);
const reasonOf = (citation: Omit<CitationInput, 'source'>) => {
  const verdict = verify(citation);
  return verdict.found ? null : verdict.reason;
};

describe('The paragraphs of a text', () => {
  test('are the blocks between blank lines, with white space folded', () => {
    expect(paragraphs).toEqual([
      'The harbour master spoke at noon.',
      'He said “no boat has left”; she said no boat had come.',
      'Later, he said “no boat has left” once more.',
      'The end.',
    ]);
  });

  test('of an empty text are an empty list', () => {
    expect(paragraphsOf(' \n\n')).toEqual([]);
  });
});

describe('A quotation', () => {
  test('is found over the line breaks of the file', () => {
    expect(verify({ quotes: [{ exact: 'no boat had come' }] }).found).toBe(true);
    expect(verify({ quotes: [{ exact: 'harbour  master\nspoke' }] }).found).toBe(true);
  });

  test('is found character by character: a straight quotation mark is not a curly one, nor a capital a small letter', () => {
    expect(reasonOf({ quotes: [{ exact: '"no boat has left"' }] })).toContain('does not stand in the text');
    expect(verify({ quotes: [{ exact: 'the harbour' }] }).found).toBe(false);
  });

  test('must stand between its prefix and its suffix', () => {
    const exact = 'no boat has left';
    expect(verify({ quotes: [{ exact, prefix: 'Later, he said “', suffix: '” once' }] }).found).toBe(true);
    expect(verify({ quotes: [{ exact, prefix: 'she said “' }] }).found).toBe(false);
    expect(verify({ quotes: [{ exact, suffix: '” twice' }] }).found).toBe(false);
  });

  test('must be in the named paragraph; otherwise the finding says where it is', () => {
    expect(verify({ paragraph: 1, quotes: [{ exact: 'spoke at noon' }] }).found).toBe(true);
    expect(reasonOf({ paragraph: 2, quotes: [{ exact: 'spoke at noon' }] })).toBe(
      '"spoke at noon" does not stand in paragraph 2, but in paragraph 1',
    );
    expect(reasonOf({ paragraph: 9 })).toBe('there is no paragraph 9; the text has 4');
  });

  test('does not run over the end of a paragraph', () => {
    expect(verify({ quotes: [{ exact: 'noon. He said' }] }).found).toBe(false);
  });

  test('keeps the white space at its ends, so that a word is not found within another', () => {
    expect(verify({ quotes: [{ exact: 'boat', prefix: ' ', suffix: ' ' }] }).found).toBe(true);
    expect(verify({ quotes: [{ exact: 'oat', prefix: ' ' }] }).found).toBe(false);
    expect(verify({ quotes: [{ exact: 'The end.', prefix: ' ' }] }).found).toBe(true);
  });

  test('without words is never found', () => {
    expect(reasonOf({ quotes: [{ exact: ' \n' }] })).toBe('a quotation has no words');
  });

  test('that is wrong is reported even if another one is right', () => {
    expect(verify({ quotes: [{ exact: 'The end.' }, { exact: 'The beginning.' }] }).found).toBe(false);
  });
});
