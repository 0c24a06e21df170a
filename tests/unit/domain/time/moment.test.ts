import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MomentInput } from '../../../../src/domain/time/moment.ts';
import { momentRange, resolveMoment } from '../../../../src/domain/time/moment-resolution.ts';
import { anyEdtf, anyZone, iso, refusal, singleEdtf, stated, statedIfSound } from './moment-samples.ts';
import { scaledRuns } from '../../../support/scaled.ts';

const rangeOf = (edtf: string) => {
  const { earliest, latest } = momentRange(edtf);
  return [iso(earliest), iso(latest)];
};

describe('an EDTF value', () => {
  it.each([
    ['2016', 'YEAR', '2016-01-01T00:00:00.000Z', '2016-12-31T23:59:59.999Z'],
    ['2016-10', 'MONTH', '2016-10-01T00:00:00.000Z', '2016-10-31T23:59:59.999Z'],
    ['2016-02', 'MONTH', '2016-02-01T00:00:00.000Z', '2016-02-29T23:59:59.999Z'],
    ['2016-10-12', 'DAY', '2016-10-12T00:00:00.000Z', '2016-10-12T23:59:59.999Z'],
    ['201X', 'DECADE', '2010-01-01T00:00:00.000Z', '2019-12-31T23:59:59.999Z'],
    ['20XX', 'CENTURY', '2000-01-01T00:00:00.000Z', '2099-12-31T23:59:59.999Z'],
    ['XXXX', 'CENTURY', '0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'],
    ['2016-XX', 'YEAR', '2016-01-01T00:00:00.000Z', '2016-12-31T23:59:59.999Z'],
    ['2016-XX-XX', 'YEAR', '2016-01-01T00:00:00.000Z', '2016-12-31T23:59:59.999Z'],
    ['2015-02-XX', 'MONTH', '2015-02-01T00:00:00.000Z', '2015-02-28T23:59:59.999Z'],
    ['2016-21', 'SEASON', '2016-03-01T00:00:00.000Z', '2016-05-31T23:59:59.999Z'],
    ['2016-22', 'SEASON', '2016-06-01T00:00:00.000Z', '2016-08-31T23:59:59.999Z'],
    ['2016-23', 'SEASON', '2016-09-01T00:00:00.000Z', '2016-11-30T23:59:59.999Z'],
    ['2015-24', 'SEASON', '2015-12-01T00:00:00.000Z', '2016-02-29T23:59:59.999Z'],
    ['Y17000', 'YEAR', '+017000-01-01T00:00:00.000Z', '+017000-12-31T23:59:59.999Z'],
    ['Y-17000', 'YEAR', '-017000-01-01T00:00:00.000Z', '-017000-12-31T23:59:59.999Z'],
    ['-0044-03-15', 'DAY', '-000044-03-15T00:00:00.000Z', '-000044-03-15T23:59:59.999Z'],
    ['-004X', 'DECADE', '-000049-01-01T00:00:00.000Z', '-000040-12-31T23:59:59.999Z'],
    ['-00XX', 'CENTURY', '-000099-01-01T00:00:00.000Z', '0000-12-31T23:59:59.999Z'],
    ['0000-02-29', 'DAY', '0000-02-29T00:00:00.000Z', '0000-02-29T23:59:59.999Z'],
    ['0050', 'YEAR', '0050-01-01T00:00:00.000Z', '0050-12-31T23:59:59.999Z'],
    ['2016-10-03T14Z', 'HOUR', '2016-10-03T14:00:00.000Z', '2016-10-03T14:59:59.999Z'],
    ['2016-10-03T14:02Z', 'MINUTE', '2016-10-03T14:02:00.000Z', '2016-10-03T14:02:59.999Z'],
    ['2016-10-03T14:02:05Z', 'SECOND', '2016-10-03T14:02:05.000Z', '2016-10-03T14:02:05.000Z'],
    ['2016-10-03T14:02:05.25Z', 'MILLISECOND', '2016-10-03T14:02:05.250Z', '2016-10-03T14:02:05.250Z'],
    ['2016-10-03T14:02:05+02:00', 'SECOND', '2016-10-03T12:02:05.000Z', '2016-10-03T12:02:05.000Z'],
    ['2016-10-03T14:02-0530', 'MINUTE', '2016-10-03T19:32:00.000Z', '2016-10-03T19:32:59.999Z'],
    ['2016-10-03T14:02', 'MINUTE', '2016-10-03T14:02:00.000Z', '2016-10-03T14:02:59.999Z'],
    ['2016/2017', 'YEAR', '2016-01-01T00:00:00.000Z', '2017-12-31T23:59:59.999Z'],
    ['2016-10-12/2016-11', 'MONTH', '2016-10-12T00:00:00.000Z', '2016-11-30T23:59:59.999Z'],
    ['2016-10-12/2016-10', 'MONTH', '2016-10-12T00:00:00.000Z', '2016-10-31T23:59:59.999Z'],
    ['2016-10-12/2016-10-12', 'DAY', '2016-10-12T00:00:00.000Z', '2016-10-12T23:59:59.999Z'],
    ['2016-10-03T14:02:05Z/2016-10-03T15:00Z', 'MINUTE', '2016-10-03T14:02:05.000Z', '2016-10-03T15:00:59.999Z'],
    ['2016-10-12/..', 'DAY', '2016-10-12T00:00:00.000Z', null],
    ['2016-10-12/', 'DAY', '2016-10-12T00:00:00.000Z', null],
    ['../2016-10-12', 'DAY', null, '2016-10-12T23:59:59.999Z'],
    ['/2016-10-12', 'DAY', null, '2016-10-12T23:59:59.999Z'],
  ])('%s is a moment to the %s, from %s to %s', (edtf, precision, earliest, latest) => {
    expect(stated(edtf).precision).toBe(precision);
    expect(rangeOf(edtf)).toEqual([earliest, latest]);
  });

  it.each([
    ['2016-10-12', false, false],
    ['2016-10-12?', true, false],
    ['2016-10~', false, true],
    ['2016%', true, true],
    ['2016-10-12?/2016-11~', true, true],
    ['2016-10-12/2016-11%', true, true],
    ['1985-04-12~/..', false, true],
    ['../1985-04-12?', true, false],
  ])('%s is uncertain: %s, approximate: %s, with the same bounds', (edtf, uncertain, approximate) => {
    expect(stated(edtf)).toMatchObject({ edtf, uncertain, approximate });
    expect(rangeOf(edtf)).toEqual(rangeOf(edtf.replaceAll(/[?~%]/g, '')));
  });

  it('that is open towards the past is scheduled at the beginning of its end', () => {
    expect(iso(stated('../2016-10').scheduled)).toBe('2016-10-01T00:00:00.000Z');
  });

  it.each([
    '2016-02-30',
    '2015-02-29',
    '2016-13-01',
    '2016-13',
    '2016-00-10',
    '2016-10-12T25:00',
    '2016-10-12T24:00',
    '2016-10-12T14:60Z',
    '2016-10-12T14:02:60Z',
    '2016-02-30T10:00Z',
    '2016-10-12T10:00+25:00',
    'Y300000',
    'Y275760',
    'Y-271821',
    'Y99999999999999999999',
  ])('%s does not exist, and the error names it', (edtf) => {
    const reason = /does not exist, or it is outside the years|there is no month (13|00)\.|has no day \d\d\./;
    expect(() => stated(edtf)).toThrow(refusal(reason));
    expect(() => stated(edtf)).toThrow(JSON.stringify(edtf));
  });

  it.each([
    ['2016-13', 'there is no month 13'],
    ['2016-00-10', 'there is no month 00'],
    ['2015-02-29', '2015-02 has no day 29'],
    ['2016-02-30T10:00Z', '2016-02 has no day 30'],
  ])('%s is refused with the part that does not exist', (edtf, part) => {
    const message = `${JSON.stringify(edtf)} is not a date: ${part}. Write a date such as 2016-10-12.`;
    expect(() => stated(edtf)).toThrow(expect.objectContaining({ code: 'BAD_VALUE', message }));
  });

  it.each([
    '[2016,2017]',
    '{2016..2018}',
    '2016-?10',
    '2016?-10',
    'Y1E5',
    '2016-25',
    '2016-X1',
    '1XXX',
    '2016-21~',
    '2016-21/2016-22',
    '2016-XX/2017',
  ])('%s is beyond level 1, and is refused with that reason', (edtf) => {
    expect(() => stated(edtf)).toThrow(refusal(/level 1/));
  });

  it.each([
    '',
    ' ',
    'Monday',
    '12 October 2016',
    '2016-1-2',
    '20161012',
    '+2016',
    '-0000',
    '-0000-01-01T00:00Z',
    'Y2016',
    '2016-10-12 14:02',
    '2016-10-12t14:02z',
    '2016-10-12T',
    '2016-10-12T14:2Z',
    '2016-10-12T14:02:05.1234Z',
    '2016-10-12T14:02Z~',
    '2016-10T14:02Z',
    '1476230400000',
    '201X~',
    '...',
    '2016/2017/2018',
    '2016\n',
  ])('%j is not EDTF, and is refused', (edtf) => {
    expect(() => stated(edtf)).toThrow(refusal(/./));
  });

  it('is refused when it is longer than any value needs', () => {
    expect(() => stated(`Y1${'0'.repeat(5000)}`)).toThrow(
      refusal(/is too long\. A moment has at most 100 characters\./),
    );
  });

  it.each(['../..', '/', '../', '/..'])('%s has no start and no end, and is refused', (edtf) => {
    expect(() => stated(edtf)).toThrow(
      refusal(/is an interval without a start and an end\. Write at least one of them\./),
    );
  });

  it.each(['2017/2016', '2016-10-12/2016-10-11', '2016-10-12T14:02:00Z/2016-10-12T14:01:59Z', '2016-10-12/2016-09'])(
    '%s ends before it starts, and is refused',
    (edtf) => {
      expect(() => stated(edtf)).toThrow(refusal(/ends before it starts/));
    },
  );

  it('has bounds in order, with the scheduled instant between them, in every zone', () => {
    fc.assert(
      fc.property(anyEdtf, anyZone, (edtf, zone) => {
        const moment = statedIfSound(edtf, zone);
        fc.pre(moment !== null);
        const { earliest, latest, scheduled } = moment;
        expect(earliest ?? scheduled).toBeLessThanOrEqual(scheduled);
        expect(latest ?? scheduled).toBeGreaterThanOrEqual(scheduled);
        for (const instant of [earliest, latest, scheduled]) expect(instant ?? 0).toSatisfy(Number.isSafeInteger);
      }),
      scaledRuns(250),
    );
  });

  it('is one instant exactly if it is stated to the second or finer', () => {
    fc.assert(
      fc.property(singleEdtf, anyZone, (edtf, zone) => {
        const { earliest, latest, precision } = stated(edtf, zone);
        expect(earliest === latest).toBe(precision === 'SECOND' || precision === 'MILLISECOND');
      }),
    );
  });
});

describe('the input of an editor', () => {
  it('is kept beside the values derived from it', () => {
    const input: MomentInput = {
      edtf: '2016-10-12',
      written: 'Wednesday',
      note: 'The day of the post.',
      inferred: true,
    };
    expect(resolveMoment(input, undefined, null)).toEqual({
      edtf: '2016-10-12',
      written: 'Wednesday',
      note: 'The day of the post.',
      earliest: Date.UTC(2016, 9, 12),
      latest: Date.UTC(2016, 9, 13) - 1,
      scheduled: Date.UTC(2016, 9, 12),
      precision: 'DAY',
      uncertain: false,
      approximate: false,
      zone: 'UTC',
      basis: 'INFERRED',
      relativeTo: null,
    });
  });

  it('is null if it is absent, and the moment then counts as stated', () => {
    expect(stated('2016-10-12')).toMatchObject({ written: null, note: null, relativeTo: null, basis: 'STATED' });
  });

  it('must be either a value or an offset', () => {
    const relativeTo = { entry: 'message:a', offset: 'PT1M' };
    expect(() => resolveMoment({}, undefined, null)).toThrow(refusal(/either/));
    expect(() => resolveMoment({ edtf: '2016', relativeTo }, undefined, stated('2016'))).toThrow(refusal(/either/));
    expect(() => resolveMoment({ relativeTo }, undefined, null)).toThrow(refusal(/"message:a" has no moment/));
  });
});
