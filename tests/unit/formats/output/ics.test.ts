import { describe, expect, test } from 'vitest';
import { icsExport } from '../../../../src/formats/output/ics/ics.ts';
import { writtenAs } from '../../../support/exported.ts';
import { actor, collection, message, OPEN, source } from '../../../support/record-items.ts';

const start = [collection(OPEN), actor('actor:ann', { name: 'Ann' }), source('source:a')];
const at = (edtf: string) => message('1', { occurred: { edtf, written: 'then' } });

/** The logical lines: folded lines are joined. */
const linesOf = (calendar: string) => calendar.replaceAll('\r\n ', '').split('\r\n');
const dates = (calendar: string) => linesOf(calendar).filter((line) => /^DT(START|END)/.test(line));

describe('A calendar', () => {
  test.each([
    ['2016-10-12', ['DTSTART;VALUE=DATE:20161012', 'DTEND;VALUE=DATE:20161013']],
    ['2016-10', ['DTSTART;VALUE=DATE:20161001', 'DTEND;VALUE=DATE:20161101']],
    ['2016-02~', ['DTSTART;VALUE=DATE:20160201', 'DTEND;VALUE=DATE:20160301']],
    ['2016-07/2017-01', ['DTSTART;VALUE=DATE:20160701', 'DTEND;VALUE=DATE:20170201']],
    ['../2016-07', ['DTSTART;VALUE=DATE:20160701', 'DTEND;VALUE=DATE:20160801']],
    ['2016-07-04/..', ['DTSTART;VALUE=DATE:20160704', 'DTEND;VALUE=DATE:20160705']],
    ['2016-10-12T23:30:15-04:00', ['DTSTART:20161013T033015Z']],
    ['2016-10-12T14Z', ['DTSTART:20161012T140000Z', 'DTEND:20161012T150000Z']],
  ])('gives %s the days or the time that it means', async (edtf, expected) => {
    expect(dates(await writtenAs(icsExport, [...start, at(edtf)]))).toEqual(expected);
  });

  test('gives a day in the zone of its source', async () => {
    const tokyo = [collection(OPEN, { zone: 'Asia/Tokyo' }), at('2016-10-12')];
    expect(dates(await writtenAs(icsExport, tokyo))).toEqual([
      'DTSTART;VALUE=DATE:20161012',
      'DTEND;VALUE=DATE:20161013',
    ]);
  });

  test('describes an imprecise date, the export, and the number of entries left out', async () => {
    const lines = linesOf(await writtenAs(icsExport, [...start, at('2016-10~'), message('2')]));
    expect(lines.find((line) => line.startsWith('DESCRIPTION:'))).toContain('about October 2016 (“then”)');
    const about = lines.find((line) => line.startsWith('X-WR-CALDESC:'));
    expect(about).toContain('at revision 7');
    expect(about).toContain('One entry has no date and is left out.');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
  });

  test('has lines of at most 75 bytes, and lets no text end a line or begin a property', async () => {
    const text = `${'Ünïcode '.repeat(40)}\r\nEND:VEVENT\nATTACH:x; a, b\\c\u0000`.replace('\u0000', '\u0007');
    const calendar = await writtenAs(icsExport, [
      ...start,
      message('1', { text, occurred: { edtf: '2016' }, sender: { actor: 'actor:ann' } }),
    ]);
    for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\n\r\u0007]/);
    const lines = linesOf(calendar);
    expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('ATTACH'))).toEqual([]);
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
  });

  test('cancels a retracted entry', async () => {
    const acts = [{ kind: 'retraction' as const, id: 'message:1', reason: 'Forged' }];
    const lines = linesOf(await writtenAs(icsExport, [...start, at('2016')], acts));
    expect(lines).toContain('STATUS:CANCELLED');
    // A calendar that already has the event knows by this that it is newer.
    expect(lines).toContain('SEQUENCE:1');
  });

  test('refuses years that it cannot write, and names the entry', async () => {
    await expect(writtenAs(icsExport, [...start, at('-0044')])).rejects.toMatchObject({
      code: 'BAD_ARGUMENTS',
      message: expect.stringContaining('message:1') as unknown,
    });
  });
});
