import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDuration } from '../../../src/domain/time/duration.ts';
import { DomainError } from '../../../src/errors.ts';
import { parsePacing, rateOf, toMilliseconds, type PacingInput } from '../../../src/replay/pacing.ts';

function refusal(parse: () => unknown): Pick<DomainError, 'code' | 'location'> {
  try {
    parse();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, location: error.location };
    throw error;
  }
  throw new Error('It was taken');
}

const between = (start: number | null, end: number | null) => ({ from: null, to: null, start, end });

describe('a pacing', () => {
  test('is one minute for the whole by default', () => {
    expect(parsePacing(null, 'input.pacing')).toEqual({ kind: 'FIT_INTO', durationMs: 60_000 });
    expect(parsePacing(undefined, 'input.pacing')).toEqual(
      parsePacing({ fitInto: parseDuration('PT1M') }, 'input.pacing'),
    );
  });

  test('is the one member that is given', () => {
    expect(parsePacing({ speed: 86_400, fitInto: null }, 'input.pacing')).toEqual({ kind: 'SPEED', speed: 86_400 });
    expect(parsePacing({ speed: 1e12 }, 'input.pacing')).toEqual({ kind: 'SPEED', speed: 1e12 });
    expect(parsePacing({ fitInto: parseDuration('PT0.5S') }, 'input.pacing')).toEqual({
      kind: 'FIT_INTO',
      durationMs: 500,
    });
    expect(parsePacing({ entriesPerSecond: 0.5 }, 'input.pacing')).toEqual({
      kind: 'ENTRIES_PER_SECOND',
      entriesPerSecond: 0.5,
    });
    expect(parsePacing({ instant: true }, 'input.pacing')).toEqual({ kind: 'INSTANT' });
  });

  test.each<PacingInput>([
    {},
    { speed: null },
    { speed: 1, instant: true },
    { fitInto: parseDuration('PT1M'), entriesPerSecond: 1 },
  ])('is refused if %j has not exactly one member', (input) => {
    expect(refusal(() => parsePacing(input, 'input.pacing'))).toEqual({
      code: 'BAD_ARGUMENTS',
      location: { path: 'input.pacing' },
    });
  });

  test.each<[PacingInput, string]>([
    [{ speed: 0 }, 'speed'],
    [{ speed: -1 }, 'speed'],
    [{ speed: NaN }, 'speed'],
    [{ speed: Infinity }, 'speed'],
    [{ speed: 1.1e12 }, 'speed'],
    [{ fitInto: parseDuration('PT0S') }, 'fitInto'],
    [{ fitInto: parseDuration('-PT1S') }, 'fitInto'],
    [{ fitInto: parseDuration('P1M') }, 'fitInto'],
    [{ entriesPerSecond: 0 }, 'entriesPerSecond'],
    [{ entriesPerSecond: Infinity }, 'entriesPerSecond'],
    [{ instant: false }, 'instant'],
  ])('is refused if the value of %j cannot be played', (input, field) => {
    expect(refusal(() => parsePacing(input, 'input.pacing'))).toEqual({
      code: 'BAD_VALUE',
      location: { path: `input.pacing.${field}` },
    });
  });
});

describe('the rate', () => {
  test('that is a duration plays the whole in that time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e14, max: 1e14 }),
        fc.integer({ min: 1, max: 1e14 }),
        fc.integer({ min: 1, max: 1e9 }),
        (start, length, durationMs) => {
          const rate = rateOf({ kind: 'FIT_INTO', durationMs }, between(start, start + length)) ?? NaN;
          expect(length / rate / durationMs).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  test('has a positive speed even if the extent has no length', () => {
    for (const bounds of [between(null, null), between(5, 5), between(5, null)]) {
      expect(rateOf({ kind: 'FIT_INTO', durationMs: 60_000 }, bounds)).toBe(1);
    }
  });

  test('has the given speed with any bounds, and none if it does not use the clock', () => {
    expect(rateOf({ kind: 'SPEED', speed: 3_600 }, between(0, 5))).toBe(3_600);
    expect(rateOf({ kind: 'INSTANT' }, between(0, 5))).toBeNull();
    expect(rateOf({ kind: 'ENTRIES_PER_SECOND', entriesPerSecond: 2 }, between(0, 5))).toBeNull();
  });
});

test('a duration is refused below its least length, and accepted at it', () => {
  expect(toMilliseconds('input.clockEvery', parseDuration('PT0.1S'), 100)).toBe(100);
  expect(refusal(() => toMilliseconds('input.clockEvery', parseDuration('PT0.099S'), 100))).toEqual({
    code: 'BAD_VALUE',
    location: { path: 'input.clockEvery' },
  });
});
