import { describe, expect, test } from 'vitest';
import { resolveMoment } from '../../../../src/domain/time/moment-resolution.ts';
import { momentInWords, momentWithBasis } from '../../../../src/domain/time/moment-words.ts';

describe('A moment in words', () => {
  test.each([
    ['2016-10-12', '12 October 2016'],
    ['2016-07', 'July 2016'],
    ['2016', '2016'],
    ['0476', '476'],
    ['201X', '2010s'],
    ['19XX', '1900s'],
    ['2016-22', 'summer 2016'],
    ['2016-10~', 'about October 2016'],
    ['2016-10-12?', '12 October 2016 (uncertain)'],
    ['2016%', 'about 2016 (uncertain)'],
    ['2016-07/2017', 'July 2016 to 2017'],
    ['../2016-07', 'until July 2016'],
    ['2016-07/..', 'from July 2016'],
    ['2016-07/', 'from July 2016'],
    ['2016-10-03T14:02Z', '3 October 2016, 14:02 UTC'],
    ['2016-10-03T14:02:05-04:00', '3 October 2016, 14:02:05 UTC−04:00'],
    ['2016-10-XX', '2016-10-XX'],
    ['-0044', '-0044'],
    ['Y-17000', 'Y-17000'],
  ])('%s is %s, never more precise than it is known', (edtf, words) => {
    expect(momentInWords(resolveMoment({ edtf }, undefined, null))).toBe(words);
  });

  test('names the zone of a time that was written without one', () => {
    const moment = resolveMoment({ edtf: '2016-10-03T14:02' }, 'Europe/Berlin', null);
    expect(momentInWords(moment)).toBe('3 October 2016, 14:02 Europe/Berlin');
  });

  test('includes the words of the source, and the base of the moment', () => {
    const inferred = resolveMoment(
      { edtf: '2017-11-13', written: 'Monday', inferred: true, note: 'It says so' },
      undefined,
      null,
    );
    expect(momentWithBasis(inferred)).toBe('13 November 2017 (“Monday”), inferred: It says so');
    const relative = resolveMoment({ relativeTo: { entry: 'message:1', offset: 'P1D' } }, undefined, inferred);
    expect(momentWithBasis(relative)).toBe('14 November 2017, counted from message:1 (P1D)');
  });
});
