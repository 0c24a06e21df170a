import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../../../src/domain/time/duration.ts';
import { closestMs, lagBetween } from '../../../../src/domain/time/lag.ts';
import { resolveMoment } from '../../../../src/domain/time/moment-resolution.ts';

const at = (edtf: string) => resolveMoment({ edtf }, 'UTC', null);
const lag = (from: string, to: string) => lagBetween(at(from), at(to), null);

const instant = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
const bounded = fc
  .tuple(instant, fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100_000_000_000 })))
  .map(([earliest, length]) => ({ earliest, latest: earliest + length, scheduled: earliest }));
const openOrBounded = fc.tuple(bounded, fc.constantFrom('closed', 'past', 'future')).map(([moment, open]) => ({
  ...moment,
  earliest: open === 'past' ? null : moment.earliest,
  latest: open === 'future' ? null : moment.latest,
}));

describe('the lag between two moments', () => {
  it.each([
    ['2016-10-12', '2016-10-14', 'P1D', 'P3D'],
    ['2016-10-14', '2016-10-12', '-P3D', '-P1D'],
    ['2016-10-12', '2016-10-12', '-P1D', 'P1D'],
    ['2016-10-12', '2016-10-13', 'PT0S', 'P2D'],
    ['2016-10-12T14:02:00Z', '2016-10-12T14:17:00Z', 'PT15M', 'PT15M'],
    ['2016-10-12T14:02Z', '2016-10-12T14:17Z', 'PT14M', 'PT16M'],
    ['2016-10-12T14:02:00Z', '2016-10-12', '-PT14H2M', 'PT9H58M'],
    ['2016-10-12T14:02:00Z', '2016-10-12T14:02:00Z', 'PT0S', 'PT0S'],
    ['2016-10-12T14:02:00.250Z', '2016-10-12T14:02:00Z', '-PT0.25S', '-PT0.25S'],
  ])('from %s to %s is between %s and %s', (from, to, least, most) => {
    expect(lag(from, to)).toMatchObject({ least, most, stated: null });
  });

  it('counts the real length of a day on which the clocks change', () => {
    const midnight = resolveMoment({ edtf: '2016-11-06T00:00:00' }, 'America/New_York', null);
    const next = resolveMoment({ edtf: '2016-11-07T00:00:00' }, 'America/New_York', null);
    expect(lagBetween(midnight, next, null).least).toBe('P1DT1H');
  });

  it('counts a moment that is open towards the future as ending at its scheduled instant', () => {
    expect(lag('2016-10-12/..', '2016-10-14T00:00:00Z')).toMatchObject({ least: 'P2D', most: 'P2D' });
  });

  it('counts a moment that is open towards the past as beginning at its scheduled instant', () => {
    expect(lag('../2016-10-12', '2016-10-14T00:00:00Z')).toMatchObject({ least: 'P1D', most: 'P2D' });
  });

  it('is exactly the stated one if the record states it', () => {
    expect(lagBetween(at('2016-10-12'), at('2016-10-14'), -900_000)).toEqual({
      stated: '-PT15M',
      least: '-PT15M',
      most: '-PT15M',
      leastMs: -900_000,
      mostMs: -900_000,
    });
  });

  it('has a least value that is not above its greatest', () => {
    fc.assert(
      fc.property(openOrBounded, openOrBounded, (from, to) => {
        const { leastMs, mostMs } = lagBetween(from, to, null);
        expect(leastMs).toBeLessThanOrEqual(mostMs);
      }),
    );
  });

  it('is the same in the other direction, with the opposite sign', () => {
    fc.assert(
      fc.property(openOrBounded, openOrBounded, (one, other) => {
        const there = lagBetween(one, other, null);
        const back = lagBetween(other, one, null);
        expect(there.leastMs + back.mostMs).toBe(0);
        expect(there.mostMs + back.leastMs).toBe(0);
      }),
    );
  });

  it('covers the lag between any two instants that the moments can mean', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(bounded, share, bounded, share, (from, fromShare, to, toShare) => {
        const start = from.earliest + Math.floor((from.latest - from.earliest) * fromShare);
        const end = to.earliest + Math.floor((to.latest - to.earliest) * toShare);
        const { leastMs, mostMs } = lagBetween(from, to, null);
        expect(end - start).toBeGreaterThanOrEqual(leastMs);
        expect(end - start).toBeLessThanOrEqual(mostMs);
      }),
    );
  });

  it('has a text that equals its length', () => {
    fc.assert(
      fc.property(bounded, bounded, (from, to) => {
        const { least, most, leastMs, mostMs } = lagBetween(from, to, null);
        expect(parseDuration(least).total('milliseconds')).toBe(leastMs);
        expect(parseDuration(most).total('milliseconds')).toBe(mostMs);
      }),
    );
  });
});

describe('the shortest time between two moments', () => {
  const DAY_MS = 86_400_000;

  it.each([
    ['2016-10-12', '2016-10-14', DAY_MS],
    ['2016-10-14', '2016-10-12', DAY_MS],
    ['2016-10-12', '2016-10-12', 0],
    ['2016-10-12', '2016-10-13', 0],
    ['2016-10-12', '2016-10', 0],
    ['2016-10-12T00:00:00Z', '2016-10-12T00:15:00Z', 900_000],
  ])('is, for %s and %s, %d milliseconds', (from, to, milliseconds) => {
    expect(closestMs(lag(from, to))).toBe(milliseconds);
  });

  it('is never more than the distance of any two instants that they can mean, in either order', () => {
    fc.assert(
      fc.property(bounded, bounded, (one, other) => {
        const closest = closestMs(lagBetween(one, other, null));
        expect(closest).toBe(closestMs(lagBetween(other, one, null)));
        for (const a of [one.earliest, one.latest]) {
          for (const b of [other.earliest, other.latest]) expect(closest).toBeLessThanOrEqual(Math.abs(b - a));
        }
      }),
    );
  });
});
