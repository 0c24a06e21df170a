import { describe, expect, it } from 'vitest';
import { Scheduler, type Unscheduled } from '../../../../src/domain/commit/schedule.ts';
import type { CollectionRecord } from '../../../../src/domain/record/record.ts';

const COLLECTION = { id: 'collection:a', input: { zone: 'UTC', access: 'OPEN' } } as unknown as CollectionRecord;

/** A chain of entries, each a minute after the one before; the first is relative to `base`, or has a date. */
function chain(length: number, base: number | null): Map<string, Unscheduled> {
  const occurred = (nth: number | null) =>
    nth === null ? { edtf: '2016-01-01T00:00Z' } : { relativeTo: { entry: `message:${nth}`, offset: 'PT1M' } };
  return new Map(
    Array.from({ length }, (_, nth) => {
      const input = { id: `message:${nth}`, type: 'MESSAGE', occurred: occurred(nth === 0 ? base : nth - 1) };
      const entry = { id: input.id, collection: COLLECTION, input } as unknown as Unscheduled;
      return [input.id, entry];
    }),
  );
}

/** The code and the message of each entry's error; null if it has a moment. */
function failuresOf(entries: ReadonlyMap<string, Unscheduled>): (readonly [unknown, string] | null)[] {
  const scheduler = new Scheduler(entries, new Map());
  return [...entries.values()].map((entry) => {
    try {
      scheduler.schedule(entry);
      return null;
    } catch (error) {
      const { code, message } = error as { readonly code?: unknown; readonly message: string };
      return [code, message];
    }
  });
}

describe('Moments relative to each other', () => {
  it.each([1, 5_000, 20_000])('are worked out along a chain of %i, from its end as from its beginning', (length) => {
    const entries = chain(length, null);
    const scheduler = new Scheduler(entries, new Map());
    const last = entries.get(`message:${length - 1}`) as Unscheduled;
    expect(scheduler.schedule(last).occurred?.earliest).toBe(Date.UTC(2016, 0, 1) + (length - 1) * 60_000);
    expect(failuresOf(entries).every((failure) => failure === null)).toBe(true);
  });

  it.each([5_000, 20_000])('are all refused if a chain of %i closes a circle, with a short message', (length) => {
    const failures = failuresOf(chain(length, length - 1));
    expect(new Set(failures.map((failure) => failure?.[0]))).toEqual(new Set(['CIRCULAR_MOMENT']));
    expect(Math.max(...failures.map((failure) => failure?.[1].length ?? 0))).toBeLessThan(400);
  });

  it('name the circle: from the entry on if it is in the circle, or the circle that it leads to', () => {
    const entries = new Map([...chain(2, 1), ...[...chain(3, 1)].slice(2)]);
    expect(failuresOf(entries).map((failure) => failure?.[1].split('.')[0])).toEqual([
      'The moment of message:0 is relative to itself: message:0 → message:1 → message:0',
      'The moment of message:1 is relative to itself: message:1 → message:0 → message:1',
      'The moment of message:0 is relative to itself: message:0 → message:1 → message:0',
    ]);
  });
});
