import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeToken } from '../../../src/domain/opaque-token.ts';
import { MAX_ID_LENGTH } from '../../../src/domain/record/limits.ts';
import { orderKey } from '../../../src/domain/query/order-key.ts';
import { decodeReplayCursor, encodeReplayCursor, type ReplayCursor } from '../../../src/domain/replay-cursor.ts';
import { DomainError } from '../../../src/errors.ts';

const MAX_INSTANT = 8_640_000_000_000_000;
const instant = fc.integer({ min: -MAX_INSTANT, max: MAX_INSTANT });
const perhaps = <T>(given: fc.Arbitrary<T>) => fc.option(given, { nil: null });
const cursors: fc.Arbitrary<ReplayCursor> = fc.record({
  question: fc.stringMatching(/^[0-9a-f]{16}$/),
  bounds: fc.record({ from: perhaps(instant), to: perhaps(instant), start: perhaps(instant), end: perhaps(instant) }),
  generation: fc.integer({ min: 1, max: 1e9 }),
  played: perhaps(
    fc.tuple(instant, fc.nat()).map(([scheduled, place]) => {
      return orderKey({ scheduled, precision: 'SECOND' }, place, `message:${'m'.repeat(MAX_ID_LENGTH - 8)}`);
    }),
  ),
  instant: perhaps(instant),
  taken: fc.record({ sequence: fc.nat(), ordinal: perhaps(fc.nat()) }),
  live: fc.boolean(),
  moving: fc.boolean(),
});

function codeOf(parse: () => unknown): string {
  try {
    parse();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'none';
}

describe('the cursor of a replay', () => {
  test('comes back unchanged, even with the longest ids', () => {
    fc.assert(
      fc.property(cursors, (cursor) => {
        expect(decodeReplayCursor(encodeReplayCursor(cursor), cursor.question)).toEqual(cursor);
      }),
    );
  });

  test('is refused if any of its characters was changed', () => {
    fc.assert(
      fc.property(cursors, fc.nat(), fc.constantFrom('A', 'a', '0', '-', '_'), (cursor, at, character) => {
        const text = encodeReplayCursor(cursor);
        const place = at % text.length;
        const changed = text.slice(0, place) + character + text.slice(place + 1);
        fc.pre(changed !== text);
        expect(codeOf(() => decodeReplayCursor(changed, cursor.question))).toBe('CURSOR_INVALID');
      }),
    );
  });

  test('belongs to one filter and clock', () => {
    fc.assert(
      fc.property(cursors, cursors, (cursor, other) => {
        fc.pre(cursor.question !== other.question);
        expect(codeOf(() => decodeReplayCursor(encodeReplayCursor(cursor), other.question))).toBe('CURSOR_MISMATCH');
      }),
    );
  });

  const nothing = [null, null, null, null];
  test.each([
    ['the cursor of a page', encodeToken('page', ['q', nothing, 1, null, null, 0])],
    ['a text that is not a token', 'tomorrow'],
    ['nothing', ''],
    ['a list that is too short', encodeToken('replay', ['q', nothing, 1, null, null])],
    ['a generation before the first', encodeToken('replay', ['q', nothing, 0, null, null, 0])],
    ['an instant beyond all dates', encodeToken('replay', ['q', nothing, 1, null, MAX_INSTANT + 1, 0])],
    ['an instant between milliseconds', encodeToken('replay', ['q', nothing, 1, null, 0.5, 0])],
  ])('is not %s', (_what, text) => {
    expect(codeOf(() => decodeReplayCursor(text, 'q'))).toBe('CURSOR_INVALID');
  });
});
