import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  durationMilliseconds,
  durationPrecision,
  formatDuration,
  parseDuration,
} from '../../../../src/domain/time/duration.ts';

const lengthOf = (text: string) => durationMilliseconds(parseDuration(text));

describe('a duration', () => {
  it.each([
    ['PT15M', 900_000],
    ['+PT15M', 900_000],
    ['-PT15M', -900_000],
    ['P1D', 86_400_000],
    ['P2W', 14 * 86_400_000],
    ['P1W2DT3H', 9 * 86_400_000 + 3 * 3_600_000],
    ['-P1DT2H', -26 * 3_600_000],
    ['PT36H', 36 * 3_600_000],
    ['PT0.5S', 500],
    ['PT1.5H', 5_400_000],
    ['P0D', 0],
    ['-PT0S', 0],
  ])('%s is %d milliseconds long', (text, milliseconds) => {
    expect(lengthOf(text)).toBe(milliseconds);
  });

  it.each([
    [0, 'PT0S'],
    [900_000, 'PT15M'],
    [86_400_000, 'P1D'],
    [-93_600_000, '-P1DT2H'],
    [500, 'PT0.5S'],
    [-1, '-PT0.001S'],
    [90_061_001, 'P1DT1H1M1.001S'],
    [40 * 86_400_000, 'P40D'],
  ])('of %d milliseconds is written %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });

  it('comes back from its text, at any length', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (milliseconds) => {
        expect(lengthOf(formatDuration(milliseconds))).toBe(milliseconds);
      }),
    );
  });

  it.each([
    ['P2Y', 'YEAR'],
    ['P1Y2M', 'MONTH'],
    ['P1M', 'MONTH'],
    ['P3W', 'DAY'],
    ['-P2D', 'DAY'],
    ['P1DT2H', 'HOUR'],
    ['PT15M', 'MINUTE'],
    ['PT1H0M', 'HOUR'],
    ['PT90S', 'SECOND'],
    ['PT1.25S', 'MILLISECOND'],
    ['PT0S', 'MILLISECOND'],
  ])('of %s is stated to the %s', (text, precision) => {
    expect(durationPrecision(parseDuration(text))).toBe(precision);
  });

  it.each(['', 'P', 'PT', '15 minutes', 'PT15', ' PT15M', '1h', 'P1Y2', 'PT1M1M', '--PT1M', '2016-10-12'])(
    'is refused when it is written %j, with the value named',
    (text) => {
      expect(() => parseDuration(text)).toThrow(
        expect.objectContaining({
          code: 'BAD_VALUE',
          message: expect.stringContaining(JSON.stringify(text)) as string,
        }),
      );
    },
  );

  it('is refused when it is finer than a millisecond', () => {
    expect(() => parseDuration('PT0.0005S')).toThrow(/finer than a millisecond/);
  });

  it('is refused when its text is longer than any duration needs', () => {
    expect(() => parseDuration(`PT${'0'.repeat(100)}1S`)).toThrow(expect.objectContaining({ code: 'BAD_VALUE' }));
  });

  it.each(['P1M', 'P1Y', '-P1Y2D'])('of %s has no exact length', (text) => {
    expect(() => lengthOf(text)).toThrow(
      expect.objectContaining({ code: 'BAD_VALUE', message: expect.stringContaining('no exact length') as string }),
    );
  });

  it('may not be longer than the timeline', () => {
    expect(() => lengthOf('PT9007199254740991S')).toThrow(expect.objectContaining({ code: 'BAD_VALUE' }));
  });
});
