import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, isSameJson } from '../../../src/domain/digest.ts';
import { scaledRuns } from '../../support/scaled.ts';

const NAMES = ['a', 'b', '__proto__', 'constructor', 'toString'];
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(null, undefined, true, 0, 1, '', 'a'),
    fc.array(tie('value'), { maxLength: 2 }),
    fc
      .array(fc.tuple(fc.constantFrom(...NAMES), tie('value')), { maxLength: 2 })
      .map((members): unknown => Object.fromEntries(members)),
  ),
}));

test('Two values are the same exactly if they are written in the same way', () => {
  fc.assert(
    fc.property(value, value, (one, other) => {
      expect(isSameJson(one, other)).toBe(canonicalJson(one) === canonicalJson(other));
      expect(isSameJson(one, structuredClone(one))).toBe(true);
    }),
    scaledRuns(500),
  );
});
