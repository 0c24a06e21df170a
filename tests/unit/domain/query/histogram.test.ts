import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { Histogram } from '../../../../src/domain/query/histogram.ts';

const timed = (instant: string) => ({ day: instant.slice(0, 10), timed: true });
const add = (histogram: Histogram, instant: string) => histogram.add(Date.parse(instant), timed(instant), 'PUBLIC');

describe('a histogram', () => {
  test('counts an hour on its day in the zone of the question', () => {
    const histogram = new Histogram('DAY', 'America/New_York');
    add(histogram, '2016-10-12T03:59:59.999Z');
    add(histogram, '2016-10-12T04:00:00.000Z');
    expect(histogram.buckets().map(({ start, count }) => [start, count])).toEqual([
      [Date.parse('2016-10-11T04:00:00Z'), 1],
      [Date.parse('2016-10-12T04:00:00Z'), 1],
    ]);
  });

  test('counts a day without an hour as written, in every zone', () => {
    const histogram = new Histogram('DAY', 'Pacific/Auckland');
    histogram.add(Date.parse('2016-10-12T00:00:00Z'), { day: '2016-10-12', timed: false }, 'PRIVATE');
    const [bucket] = histogram.buckets();
    expect(bucket).toMatchObject({ start: Date.parse('2016-10-11T11:00:00Z'), private: 1, public: 0 });
  });

  test('begins weeks on Monday and puts undated entries last', () => {
    const histogram = new Histogram('WEEK', 'UTC');
    histogram.add(null, null, 'PUBLIC');
    histogram.addDay('2016-10-16', 'PUBLIC', 2);
    expect(histogram.buckets()).toEqual([
      { start: Date.parse('2016-10-10'), end: Date.parse('2016-10-17'), count: 2, private: 0, public: 2 },
      { start: null, end: null, count: 1, private: 0, public: 1 },
    ]);
  });

  test('gives the day of a change of clocks its 23 or 25 hours', () => {
    const histogram = new Histogram('DAY', 'Europe/Berlin');
    add(histogram, '2016-03-27T12:00:00.000Z');
    add(histogram, '2016-10-30T12:00:00.000Z');
    expect(histogram.buckets().map(({ start, end }) => ((end ?? 0) - (start ?? 0)) / 3_600_000)).toEqual([23, 25]);
  });

  test('refuses an unknown time zone, and names the argument', () => {
    expect(() => new Histogram('DAY', 'Mars/Olympus')).toThrow(
      expect.objectContaining({ code: 'BAD_VALUE', location: { path: 'zone' } }),
    );
  });

  test('puts every instant on the day of the zone, even in zones with offsets of odd minutes', () => {
    const zone = fc.constantFrom(
      'UTC',
      'America/New_York',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Europe/Amsterdam',
    );
    const instants = fc.array(fc.integer({ min: Date.parse('1930-01-01'), max: Date.parse('2030-01-01') }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(zone, instants, (name, given) => {
        const histogram = new Histogram('HOUR', name);
        const hours = new Map<number, number>();
        for (const instant of given.flatMap((at) => [at, at + 1_000, at + 600_000])) {
          histogram.add(instant, timed(new Date(instant).toISOString()), 'PUBLIC');
          const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name).toPlainDateTime();
          const start = local
            .round({ smallestUnit: 'hour', roundingMode: 'floor' })
            .toZonedDateTime(name).epochMilliseconds;
          hours.set(start, (hours.get(start) ?? 0) + 1);
        }
        const expected = [...hours].sort(([left], [right]) => left - right);
        expect(histogram.buckets().map(({ start, count }) => [start, count])).toEqual(expected);
      }),
    );
  });
});
