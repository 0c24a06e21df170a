import { describe, expect, it } from 'vitest';
import { barsOf, fromX, histogramPath, toX } from '../../../../src/player/model/bars.ts';
import { axisTicks, chooseInterval } from '../../../../src/player/model/intervals.ts';

const DAY = 86_400_000;

describe('the histogram of the player', () => {
  it('has the finest interval with visible bars', () => {
    expect(chooseInterval(2 * DAY, 600)).toBe('HOUR');
    expect(chooseInterval(60 * DAY, 600)).toBe('DAY');
    expect(chooseInterval(500 * DAY, 600)).toBe('WEEK');
    expect(chooseInterval(3_650 * DAY, 600)).toBe('MONTH');
    expect(chooseInterval(36_500 * DAY, 600)).toBe('YEAR');
  });

  it('shows one entry beside hundreds, and both sides on one scale', () => {
    const start = Date.UTC(2016, 0, 1);
    const bucket = (day: number, counts: { private: number; public: number }) => ({
      start: new Date(start + day * DAY).toISOString(),
      end: new Date(start + (day + 1) * DAY).toISOString(),
      ...counts,
    });
    const whole = { from: start, to: start + 100 * DAY };
    const size = { width: 500, above: 30, below: 30, axis: 34 };
    const bars = barsOf([bucket(0, { private: 1, public: 400 }), bucket(50, { private: 100, public: 0 })], whole, size);
    expect(bars.map((bar) => [bar.x, bar.public, bar.private])).toEqual([
      [0, 30, 8],
      [250, 0, 15],
    ]);
    expect(histogramPath(bars, 'public').match(/M/g)).toHaveLength(1);
    expect(histogramPath(bars, 'private').match(/M/g)).toHaveLength(2);
  });

  it('converts an instant to a position and back, and never leaves the whole', () => {
    const whole = { from: 1_000, to: 2_000 };
    expect(toX(1_500, whole, 300)).toBe(150);
    expect(fromX(150, whole, 300)).toBe(1_500);
    expect([toX(0, whole, 300), toX(9_000, whole, 300)]).toEqual([0, 300]);
    expect([fromX(-5, whole, 300), fromX(900, whole, 300)]).toEqual([1_000, 2_000]);
    expect(fromX(1, { from: 0, to: 100 * DAY }, 700) % 60_000).toBe(0);
  });

  it('marks first days of years, months or days, as many as there is room for', () => {
    const ticks = (from: string, to: string, most: number) =>
      axisTicks(Date.parse(from), Date.parse(to), most).map(
        ({ at, unit }) => `${new Date(at).toISOString().slice(0, 10)} ${unit}`,
      );
    expect(ticks('2016-07-01', '2017-11-20', 6)).toEqual([
      '2016-07-01 month',
      '2016-10-01 month',
      '2017-01-01 year',
      '2017-04-01 month',
      '2017-07-01 month',
      '2017-10-01 month',
    ]);
    expect(ticks('2016-07-01', '2016-07-04', 6)).toHaveLength(4);
    expect(ticks('1900-01-01', '1999-12-31', 6)).toEqual([
      '1900-01-01 year',
      '1920-01-01 year',
      '1940-01-01 year',
      '1960-01-01 year',
      '1980-01-01 year',
    ]);
  });
});
