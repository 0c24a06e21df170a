import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyEdtf, anyZone, iso, refusal, relative, singleEdtf, stated, statedIfSound } from './moment-samples.ts';
import { scaledRuns } from '../../../support/scaled.ts';

describe('a moment relative to another', () => {
  it.each([
    [
      '2016-10-12',
      'PT15M',
      'DAY',
      '2016-10-12',
      '2016-10-12T00:15:00.000Z',
      '2016-10-12T00:15:00.000Z',
      '2016-10-13T00:14:59.999Z',
    ],
    [
      '2016-10-12',
      '-PT15M',
      'DAY',
      '2016-10-11',
      '2016-10-11T23:45:00.000Z',
      '2016-10-11T23:45:00.000Z',
      '2016-10-12T23:44:59.999Z',
    ],
    [
      '2016-10-12',
      'P2D',
      'DAY',
      '2016-10-14',
      '2016-10-14T00:00:00.000Z',
      '2016-10-14T00:00:00.000Z',
      '2016-10-14T23:59:59.999Z',
    ],
    [
      '2016-10-12',
      'P1M',
      'MONTH',
      '2016-11',
      '2016-11-12T00:00:00.000Z',
      '2016-11-01T00:00:00.000Z',
      '2016-11-30T23:59:59.999Z',
    ],
    [
      '2016-10-12',
      '-P1Y',
      'YEAR',
      '2015',
      '2015-10-12T00:00:00.000Z',
      '2015-01-01T00:00:00.000Z',
      '2015-12-31T23:59:59.999Z',
    ],
    [
      '2016-10-03T14:02Z',
      'P2D',
      'DAY',
      '2016-10-05',
      '2016-10-05T14:02:00.000Z',
      '2016-10-05T00:00:00.000Z',
      '2016-10-05T23:59:59.999Z',
    ],
    [
      '2016-10-03T14:02Z',
      'PT2H',
      'HOUR',
      '2016-10-03T16Z',
      '2016-10-03T16:02:00.000Z',
      '2016-10-03T16:00:00.000Z',
      '2016-10-03T16:59:59.999Z',
    ],
    [
      '2016-10-03T14:02Z',
      'PT15M',
      'MINUTE',
      '2016-10-03T14:17Z',
      '2016-10-03T14:17:00.000Z',
      '2016-10-03T14:17:00.000Z',
      '2016-10-03T14:17:59.999Z',
    ],
    [
      '2016-10-03T14:02:07Z',
      'PT15M',
      'MINUTE',
      '2016-10-03T14:17Z',
      '2016-10-03T14:17:07.000Z',
      '2016-10-03T14:17:00.000Z',
      '2016-10-03T14:17:59.999Z',
    ],
    [
      '2016-10-03T14:02:07.250Z',
      'PT5S',
      'SECOND',
      '2016-10-03T14:02:12Z',
      '2016-10-03T14:02:12.250Z',
      '2016-10-03T14:02:12.250Z',
      '2016-10-03T14:02:12.250Z',
    ],
    [
      '2016-10-03T14:02:07Z',
      'PT0S',
      'SECOND',
      '2016-10-03T14:02:07Z',
      '2016-10-03T14:02:07.000Z',
      '2016-10-03T14:02:07.000Z',
      '2016-10-03T14:02:07.000Z',
    ],
    [
      '2016-10',
      'P1D',
      'MONTH',
      '2016-10',
      '2016-10-02T00:00:00.000Z',
      '2016-10-02T00:00:00.000Z',
      '2016-11-01T23:59:59.999Z',
    ],
    [
      '201X',
      'P1Y',
      'DECADE',
      '201X',
      '2011-01-01T00:00:00.000Z',
      '2011-01-01T00:00:00.000Z',
      '2020-12-31T23:59:59.999Z',
    ],
    [
      '20XX',
      'PT1H',
      'CENTURY',
      '20XX',
      '2000-01-01T01:00:00.000Z',
      '2000-01-01T01:00:00.000Z',
      '2100-01-01T00:59:59.999Z',
    ],
    [
      '2015-24',
      'P1M',
      'SEASON',
      '2015-24',
      '2016-01-01T00:00:00.000Z',
      '2016-01-01T00:00:00.000Z',
      '2016-03-29T23:59:59.999Z',
    ],
    [
      'Y17000',
      'P1D',
      'YEAR',
      'Y17000',
      '+017000-01-02T00:00:00.000Z',
      '+017000-01-02T00:00:00.000Z',
      '+017001-01-01T23:59:59.999Z',
    ],
    ['2016-10-12/..', 'P1D', 'DAY', '2016-10-13/..', '2016-10-13T00:00:00.000Z', '2016-10-13T00:00:00.000Z', null],
    ['../2016-10-12', 'P1D', 'DAY', '../2016-10-13', '2016-10-13T00:00:00.000Z', null, '2016-10-13T23:59:59.999Z'],
  ])(
    '%s and %s is to the %s: %s, scheduled %s, from %s to %s',
    (base, offset, precision, edtf, scheduled, earliest, latest) => {
      const moment = relative(stated(base), offset);
      expect(moment).toMatchObject({ precision, edtf, basis: 'RELATIVE', relativeTo: { entry: 'message:a', offset } });
      expect([moment.scheduled, moment.earliest, moment.latest].map(iso)).toEqual([scheduled, earliest, latest]);
    },
  );

  it.each([
    ['2016-10-12~', '2016-10-12~'],
    ['2016-10-12?', '2016-10-12?'],
    ['2016-10-12%', '2016-10-12%'],
    ['2016-10~', '2016-10~'],
    ['2016?', '2016?'],
    ['2016-10-12~/..', '2016-10-12~/..'],
  ])('is as certain as its base %s: %s', (base, edtf) => {
    const { uncertain, approximate } = stated(base);
    expect(relative(stated(base), 'PT15M')).toMatchObject({ edtf, uncertain, approximate });
  });

  it('keeps its bounds in order if a change of the clocks swaps them', () => {
    const base = stated('2017-03-11T02:45:00/2017-03-11T03:05:00', 'America/New_York');
    const moment = relative(base, 'P1DT1S');
    expect([moment.earliest, moment.latest].map(iso)).toEqual(['2017-03-12T07:05:01.000Z', '2017-03-12T07:45:01.000Z']);
  });

  it.each(['15 minutes', 'PT0.0001S', ''])('may not have the offset %j', (offset) => {
    expect(() => relative(stated('2016-10-12'), offset)).toThrow(refusal(/duration|millisecond/));
  });

  it('may not lead out of the years that a date can have', () => {
    expect(() => relative(stated('2016-10-12'), 'P900000Y')).toThrow(
      refusal(/"P900000Y" leads to a time outside the years/),
    );
    expect(() => relative(stated('2016-10-12'), 'P10000DT240000000H')).toThrow(refusal(/9999/));
  });

  const offsets = fc.constantFrom('PT0S', 'PT15M', '-PT2H', 'P1D', '-P2W', 'P1M', 'P1Y', 'P1DT1S', 'PT0.5S', '-PT90M');

  it('has bounds in order and its instant between them, and is written as a value that means that instant', () => {
    fc.assert(
      fc.property(anyEdtf, anyZone, offsets, (edtf, zone, offset) => {
        const base = statedIfSound(edtf, zone);
        fc.pre(base !== null);
        const moment = relative(base, offset, {}, zone);
        const { earliest, latest, scheduled, precision, uncertain, approximate } = moment;
        expect(earliest ?? scheduled).toBeLessThanOrEqual(scheduled);
        expect(latest ?? scheduled).toBeGreaterThanOrEqual(scheduled);
        expect([earliest === null, latest === null]).toEqual([base.earliest === null, base.latest === null]);

        const written = stated(moment.edtf, moment.zone ?? 'UTC');
        expect(written).toMatchObject({ precision, uncertain, approximate });
        const slack = precision === 'SECOND' ? 999 : 0;
        expect(written.scheduled).toBeLessThanOrEqual(scheduled);
        if (written.latest !== null) expect(written.latest + slack).toBeGreaterThanOrEqual(scheduled);
      }),
      scaledRuns(250),
    );
  });

  it('follows its base when the base moves', () => {
    const minute = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(minute, minute, fc.constantFrom('PT15M', '-PT2H', 'P1D', '-P2W'), (before, after, offset) => {
        const [first, second] = [before, after].map((minutes) => stated(new Date(minutes * 60_000).toISOString()));
        if (first === undefined || second === undefined) throw new Error('unreachable');
        const moves = relative(second, offset).scheduled - relative(first, offset).scheduled;
        expect(moves).toBe(second.scheduled - first.scheduled);
      }),
    );
  });

  it('that is moved there and back is where its base is, in zones whose clocks never change', () => {
    fc.assert(
      fc.property(singleEdtf, fc.constantFrom('UTC', '+02:00'), offsets, (edtf, zone, offset) => {
        fc.pre(!/\d[YM]/.test(offset.split('T')[0] ?? ''));
        const base = stated(edtf, zone);
        const back = offset.startsWith('-') ? offset.slice(1) : `-${offset}`;
        expect(relative(relative(base, offset, {}, zone), back, {}, zone).scheduled).toBe(base.scheduled);
      }),
    );
  });
});
