import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idInKey, instantBound, instantOf, orderKey, precisionOf } from '../../../../src/domain/query/order-key.ts';
import { PRECISIONS } from '../../../../src/domain/record/vocabulary.ts';
import { scaledRuns } from '../../../support/scaled.ts';

const instant = fc.oneof(
  fc.integer({ min: -8_640_000_000_000_000, max: 8_640_000_000_000_000 }),
  fc.integer({ min: -2, max: 2 }),
);
const entry = fc.record({
  moment: fc.option(fc.record({ scheduled: instant, precision: fc.constantFrom(...PRECISIONS) }), { nil: null }),
  place: fc.integer({ min: 0, max: 2_000_000_000 }),
  id: fc.stringMatching(/^message:[A-Za-z0-9._~@+%=/-]{1,6}$/),
});

const compareNumbers = (left: number, right: number) => Math.sign(left - right);
const compareTexts = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

test('keys order any two entries by instant, coarser precision, place and id, undated ones last', () => {
  fc.assert(
    fc.property(entry, entry, (left, right) => {
      const steps = [
        compareNumbers(Number(left.moment === null), Number(right.moment === null)),
        left.moment && right.moment ? compareNumbers(left.moment.scheduled, right.moment.scheduled) : 0,
        left.moment && right.moment
          ? compareNumbers(PRECISIONS.indexOf(left.moment.precision), PRECISIONS.indexOf(right.moment.precision))
          : 0,
        compareNumbers(left.place, right.place),
        compareTexts(left.id, right.id),
      ];
      const keys = [left, right].map(({ moment, place, id }) => orderKey(moment, place, id)) as [string, string];
      expect(compareTexts(...keys)).toBe(steps.find((step) => step !== 0) ?? 0);
    }),
    scaledRuns(500),
  );
});

test('a key contains its instant, precision and id', () => {
  fc.assert(
    fc.property(entry, ({ moment, place, id }) => {
      const key = orderKey(moment, place, id);
      expect(instantOf(key)).toBe(moment?.scheduled ?? null);
      expect(precisionOf(key)).toBe(moment?.precision ?? null);
      expect(idInKey(key)).toBe(id);
    }),
  );
});

test('a bound includes its own instant and excludes the one before', () => {
  fc.assert(
    fc.property(instant, entry, (at, { place, id }) => {
      expect(orderKey({ scheduled: at, precision: 'DAY' }, place, id) >= instantBound(at)).toBe(true);
      if (at > -8_640_000_000_000_000) {
        expect(orderKey({ scheduled: at - 1, precision: 'MILLISECOND' }, place, id) < instantBound(at)).toBe(true);
      }
    }),
  );
});
