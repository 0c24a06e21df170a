import { afterEach, describe, expect, it } from 'vitest';
import { momentRange, resolveMoment } from '../../../../src/domain/time/moment-resolution.ts';
import { iso, refusal, relative, SAMPLE_ZONES, stated } from './moment-samples.ts';

describe('the zone of a moment', () => {
  it.each([
    ['2016-10-12', 'America/New_York', '2016-10-12T04:00:00.000Z', '2016-10-13T03:59:59.999Z'],
    ['2016-10-12', '+02:00', '2016-10-11T22:00:00.000Z', '2016-10-12T21:59:59.999Z'],
    ['2016-10', 'America/New_York', '2016-10-01T04:00:00.000Z', '2016-11-01T03:59:59.999Z'],
    ['2016-03-13', 'America/New_York', '2016-03-13T05:00:00.000Z', '2016-03-14T03:59:59.999Z'],
    ['2016-11-06', 'America/New_York', '2016-11-06T04:00:00.000Z', '2016-11-07T04:59:59.999Z'],
    // The clocks skip midnight: the day begins at one.
    ['2016-10-16', 'America/Sao_Paulo', '2016-10-16T03:00:00.000Z', '2016-10-17T01:59:59.999Z'],
    ['2016-10-12T14:02', 'America/New_York', '2016-10-12T18:02:00.000Z', '2016-10-12T18:02:59.999Z'],
    // The first is skipped, so it is read as later by the skipped time; the second is repeated, so it is the first of
    // the two.
    ['2016-03-13T02:30:00', 'America/New_York', '2016-03-13T07:30:00.000Z', '2016-03-13T07:30:00.000Z'],
    ['2016-11-06T01:30:00', 'America/New_York', '2016-11-06T05:30:00.000Z', '2016-11-06T05:30:00.000Z'],
  ])('puts %s in %s between %s and %s', (edtf, zone, earliest, latest) => {
    const range = momentRange(edtf, zone);
    expect([iso(range.earliest), iso(range.latest)]).toEqual([earliest, latest]);
    expect(stated(edtf, zone).zone).toBe(zone);
  });

  it.each(['2016-10-12T14:02Z', '2016-10-12T14:02:00+02:00', '2016-10-12T14Z/..', '2016-10-12T14Z/2016-10-13T00:00Z'])(
    'does not change %s, which names its own',
    (edtf) => {
      expect(stated(edtf, 'Asia/Kolkata')).toEqual(stated(edtf, 'America/New_York'));
      expect(stated(edtf, 'Asia/Kolkata').zone).toBeNull();
    },
  );

  it('is kept if one end of an interval needs it', () => {
    expect(stated('2016-10-12/2016-10-13T00:00Z', 'Asia/Kolkata').zone).toBe('Asia/Kolkata');
    expect(stated('2016-10-12T00:00Z/2016-10-13', 'Asia/Kolkata').zone).toBe('Asia/Kolkata');
  });

  it('is its own, else that of its collection, else UTC', () => {
    const edtf = '2016-10-12';
    expect(resolveMoment({ edtf, zone: 'Asia/Kolkata' }, 'America/New_York', null).zone).toBe('Asia/Kolkata');
    expect(resolveMoment({ edtf }, 'America/New_York', null).zone).toBe('America/New_York');
    expect(resolveMoment({ edtf }, undefined, null).zone).toBe('UTC');
  });

  it.each(['Mars/Phobos', 'Z', '', '+25:00', '2016-10-12T00:00Z', 'x'.repeat(1000)])('may not be %j', (zone) => {
    expect(() => resolveMoment({ edtf: '2016-10-12', zone }, undefined, null)).toThrow(refusal(/is not a time zone/));
    expect(() => resolveMoment({ edtf: '2016-10-12T14:02Z', zone }, undefined, null)).toThrow(refusal(/time zone/));
    expect(() => momentRange('2016-10-12', zone)).toThrow(refusal(/is not a time zone/));
  });

  describe('of the machine', () => {
    const ownZone = process.env.TZ;
    afterEach(() => {
      if (ownZone === undefined) delete process.env.TZ;
      else process.env.TZ = ownZone;
    });

    it('never matters', () => {
      const texts = [
        '2016-10-12',
        '2016',
        '2016-21',
        '201X',
        '2016-10-12T14:02',
        '2016-10-12T14:02:00.5',
        '2016-10/..',
      ];
      const perMachine = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'].map((machineZone) => {
        process.env.TZ = machineZone;
        return {
          offset: new Date(2016, 9, 12).getTimezoneOffset(),
          results: texts.flatMap((edtf) => ['UTC', 'America/New_York'].map((zone) => stated(edtf, zone))),
          relative: relative(stated('2016-10-12', 'Asia/Kolkata'), 'P1M'),
        };
      });
      expect(new Set(perMachine.map(({ offset }) => offset)).size).toBe(4);
      for (const { results, relative: moved } of perMachine) {
        expect(results).toEqual(perMachine[0]?.results);
        expect(moved).toEqual(perMachine[0]?.relative);
      }
    });
  });
});

describe('the zone of a relative moment', () => {
  it('is that of its base, else its own, else that of the collection, else UTC', () => {
    const zoned = stated('2016-10-12', 'Asia/Kolkata');
    const unzoned = stated('2016-10-12T14:02Z');
    const own = { zone: 'Europe/Paris' };
    expect(relative(zoned, 'PT1M', own, 'America/New_York').zone).toBe('Asia/Kolkata');
    expect(relative(unzoned, 'PT1M', own, 'America/New_York')).toMatchObject({
      zone: 'Europe/Paris',
      edtf: '2016-10-12T16:03+02:00',
    });
    expect(relative(unzoned, 'PT1M', {}, 'America/New_York').zone).toBe('America/New_York');
    expect(relative(unzoned, 'PT1M').zone).toBe('UTC');
    expect(() => relative(unzoned, 'PT1M', { zone: 'Mars/Phobos' })).toThrow(refusal(/"Mars\/Phobos"/));
  });

  it('a day later is the same time of the next day there, on days of any length', () => {
    const base = stated('2016-11-05T12:00:00', 'America/New_York');
    expect(iso(relative(base, 'P1D').scheduled)).toBe('2016-11-06T17:00:00.000Z');
    expect(iso(relative(base, 'PT24H').scheduled)).toBe('2016-11-06T16:00:00.000Z');
  });

  it('fills the whole day of its zone, even if it has 25 hours', () => {
    const moment = relative(stated('2016-11-05T12:00', 'America/New_York'), 'P1D');
    expect([moment.earliest, moment.latest].map(iso)).toEqual(['2016-11-06T04:00:00.000Z', '2016-11-07T04:59:59.999Z']);
  });

  it('is the same in all zones if the offset is in hours or finer', () => {
    for (const zone of SAMPLE_ZONES) {
      const moment = relative(stated('2016-10-03T14:02:00Z'), 'PT90M', {}, zone);
      expect(iso(moment.scheduled)).toBe('2016-10-03T15:32:00.000Z');
    }
  });
});
