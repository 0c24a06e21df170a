import { describe, expect, it } from 'vitest';
import { marked } from '../../../../src/player/model/highlight.ts';
import { lagText, lengthText, reversed } from '../../../../src/player/model/lag-text.ts';
import {
  headingKey,
  headingText,
  lastChangeText,
  momentText,
  ownNote,
  timeText,
} from '../../../../src/player/model/moment-text.ts';
import { playerLag, playerMoment } from '../../../support/player-entries.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('a moment in words', () => {
  it('is not more precise than the record', () => {
    const text = (edtf: string, more = {}) => momentText(playerMoment(edtf, more), 'record');
    expect(text('2016-10-12')).toBe('12 October 2016');
    expect(text('2016-07', { precision: 'MONTH' })).toBe('July 2016');
    expect(text('2016', { precision: 'YEAR' })).toBe('2016');
    expect(text('2017-11-13~', { approximate: true })).toBe('about 13 November 2017');
    expect(text('2017-11-13?', { uncertain: true })).toBe('perhaps 13 November 2017');
    expect(text('2017-11-13/2017-11-19', { latest: '2017-11-19T23:59:59.999Z' })).toMatch(
      /^13\s*–\s*19 November 2017$/,
    );
  });

  it('has its time of day in the zone of the record, if it has one', () => {
    const moment = playerMoment('2016-10-12T23:30-04:00', {
      precision: 'MINUTE',
      earliest: '2016-10-13T03:30:00.000Z',
      zone: 'America/New_York',
    });
    expect(momentText(moment, 'record')).toBe('12 October 2016, 23:30');
    expect(timeText(moment, 'record')).toBe('23:30');
    expect(headingKey(moment, 'record')).toBe('2016-10-12');
    expect(timeText(playerMoment('2016-10-12'), 'record')).toBeNull();
  });

  it('is under the heading of its day as written, in every zone', () => {
    const moment = playerMoment('2016-10-12~', { zone: 'Pacific/Auckland', approximate: true });
    expect(headingKey(moment, 'reader')).toBe('2016-10-12');
    expect(headingText(moment, 'reader')).toBe('Wednesday, 12 October 2016');
  });
});

describe('the last change of a message in words', () => {
  const sent = playerMoment('2022-09-01T10:00:00+02:00', { precision: 'SECOND', zone: 'Europe/Berlin' });

  it('gives the kind, and the time in the zone of the record', () => {
    const text = (kind: 'EDITED' | 'ENDED' | 'DELETED', at: string | null) =>
      lastChangeText({ kind, at }, sent, 'record');
    expect(text('EDITED', '2022-09-01T22:30:20Z')).toBe('edited on 2 September 2022, 00:30');
    expect(text('DELETED', '2022-09-01T22:30')).toBe('deleted on 1 September 2022, 22:30');
    expect(text('ENDED', null)).toBe('ended after it was sent');
    expect(lastChangeText({ kind: 'EDITED', at: '2022-09-01T22:30Z' }, null, 'record')).toBe(
      'edited on 1 September 2022, 22:30',
    );
  });

  it('stands in place of the note that the service makes from it, and beside a note of the editor', () => {
    const change = { kind: 'EDITED', at: '2022-09-01T22:30:20Z' } as const;
    expect(ownNote({ ...sent, note: 'edited 2022-09-01T22:30:20Z' }, change)).toBeNull();
    expect(ownNote({ ...sent, note: 'deleted' }, { kind: 'DELETED', at: null })).toBeNull();
    expect(ownNote({ ...sent, note: 'The day of the post.' }, change)).toBe('The day of the post.');
    expect(ownNote({ ...sent, note: 'edited 2022-09-01T22:30:20Z' }, null)).toBe('edited 2022-09-01T22:30:20Z');
  });
});

describe('a lag in words', () => {
  it('is the one that the record states, else the one between both moments', () => {
    expect(lagText(playerLag('PT0S', 'P1D', 'PT15M'))).toBe('15 minutes later');
    expect(lagText(playerLag('-P2D'))).toBe('2 days earlier');
    expect(lagText(playerLag('PT0S'))).toBe('at the same moment');
  });

  it('is a range if one of the moments is a day', () => {
    expect(lagText(playerLag('-P1D', 'P1D'))).toBe('the same day');
    expect(lagText(playerLag('P1D', 'P3D'))).toBe('1 to 3 days later');
    expect(lagText(playerLag('PT0S', 'P2D'))).toBe('up to 2 days later');
    expect(lagText(playerLag('-P3D', '-P1D'))).toBe('1 to 3 days earlier');
    expect(lagText(playerLag('-P3D', 'P2D'))).toBe('at most 3 days apart');
  });

  it('is reversed from the other side', () => {
    expect(lagText(reversed(playerLag('P1D', 'P3D')))).toBe('1 to 3 days earlier');
    expect(reversed(reversed(playerLag('-PT15M', 'PT0S', '-PT5M')))).toEqual(playerLag('-PT15M', 'PT0S', '-PT5M'));
  });

  it('counts in the unit that people would use', () => {
    const lengths = [45_000, 15 * 60_000, 3 * HOUR, 36 * HOUR, 9 * DAY, 59 * DAY, 243 * DAY, 800 * DAY];
    expect(lengths.map(lengthText)).toEqual([
      '45 seconds',
      '15 minutes',
      '3 hours',
      '36 hours',
      '9 days',
      '59 days',
      '8 months',
      '2 years',
    ]);
    expect(lengthText(DAY)).toBe('1 day');
  });
});

describe('a highlight', () => {
  it('is split into matching words and other text, without any HTML', () => {
    expect(marked('a &lt;b&gt; <mark>Wiki&amp;Leaks</mark> &quot;c&quot; &#39;d&#39;')).toEqual([
      { text: 'a <b> ', isMarked: false },
      { text: 'Wiki&Leaks', isMarked: true },
      { text: ' "c" \'d\'', isMarked: false },
    ]);
  });
});
