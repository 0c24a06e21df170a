import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { center, padEnd, shorten, widthOf, wrap } from '../../../../src/commands/shell/terminal-text.ts';

describe('Text in a terminal', () => {
  test.each([
    ['abc', 3],
    ['漢字', 4],
    ['👩‍👩‍👧', 2],
    ['e\u0301', 1],
  ])('takes as many columns as the terminal shows: %s', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  test('is broken at spaces, and a longer word between its characters', () => {
    expect(wrap('a word that is 漢字漢字漢字', 7)).toEqual(['a word', 'that is', '漢字漢', '字漢字']);
    expect(wrap('👩‍👩‍👧👩‍👩‍👧 a', 3)).toEqual(['👩‍👩‍👧', '👩‍👩‍👧', 'a']);
  });

  test('is never wider than its line, and loses no character', () => {
    const words = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { maxLength: 8 });
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 20 }), (parts, width) => {
        const text = parts.join(' ');
        const lines = wrap(text, width);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
        expect(widthOf(shorten(text, width))).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('is cut, centred and filled up by its width', () => {
    expect(shorten('漢字漢字', 8)).toBe('漢字漢字');
    expect(shorten('漢字漢字', 7)).toBe('漢字漢…');
    expect(center('漢字', 8)).toBe('  漢字');
    expect(padEnd('漢字', 6)).toBe('漢字  ');
  });
});
