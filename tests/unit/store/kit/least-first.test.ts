import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LeastFirst } from '../../../../src/store/kit/least-first.ts';

it('gives the least key first, and of equal keys the first one added, in any order of calls', () => {
  const act = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant('take' as const));
  fc.assert(
    fc.property(fc.array(act), (acts) => {
      const items = new LeastFirst<number>();
      let expected: { item: number; key: number }[] = [];
      acts.forEach((key, item) => {
        if (key === 'take') {
          expect(items.first).toEqual(expected[0] ?? null);
          items.removeFirst();
          expected = expected.slice(1);
        } else {
          items.add(item, key);
          expected = [...expected, { item, key }].sort((left, right) => left.key - right.key || left.item - right.item);
        }
      });
      expect(items.first).toEqual(expected[0] ?? null);
    }),
  );
});
