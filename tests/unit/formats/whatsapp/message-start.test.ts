import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../../../src/formats/whatsapp/calendar-day.ts';
import { readMessageStart } from '../../../../src/formats/whatsapp/message-start.ts';
import { messagesIn } from '../../../support/entries-in.ts';
import { problemsIn } from '../../../support/read-events.ts';
import { readChat } from '../../../support/whatsapp-chat.ts';

describe('The beginning of a WhatsApp message', () => {
  test.each([
    ['12/24/19, 11:23 - Ann: x', '11:23', [12, 24, 19]],
    ['[24.12.19, 11:23:05] Ann: x', '11:23:05', [24, 12, 19]],
    ['\u200e[24/12/2019, 9:23:05\u202fPM] Ann: x', '21:23:05', [24, 12, 2019]],
    ['9/24/2019 11:30 p. m. - Ann: x', '23:30', [9, 24, 2019]],
    ['9/24/19, 12:30 am - Ann: x', '00:30', [9, 24, 19]],
    ['9/24/19, 12:30 p.m. - Ann: x', '12:30', [9, 24, 19]],
    ['[11/10/22 13:37:00 p.m.] Ann: x', '13:37:00', [11, 10, 22]],
    ['2022/12/24, 13:01. - Ann: x', '13:01', [2022, 12, 24]],
    ['[12.3.2022 klo 14.08.18] Ann: x', '14:08:18', [12, 3, 2022]],
    ['05/01/2020 à 15:05 - Ann: x', '15:05', [5, 1, 2020]],
    ['2020. 1. 5. 오후 3:05, Ann : x', '15:05', [2020, 1, 5]],
    ['[2020/1/5 下午3:05:11] Ann: x', '15:05:11', [2020, 1, 5]],
    ['[\u200f5\u200f/1\u200f/2020, 3:05:10 م] Ann: x', '15:05:10', [5, 1, 2020]],
    ['٥\u200f/١\u200f/٢٠٢٠، ٣:٠٥ م - Ann: x', '15:05', [5, 1, 2020]],
    ['25/03/14 14:06:11: Ann: x', '14:06:11', [25, 3, 14]],
    ['3/25/14 2:06:11 PM: Ann: x', '14:06:11', [3, 25, 14]],
    ['14:05, 25/3/2021 - Ann: x', '14:05', [25, 3, 2021]],
    ['[14:05:11, 25/3/2021] Ann: x', '14:05:11', [25, 3, 2021]],
    ['2021-03-25 14 h 05 - Ann: x', '14:05', [2021, 3, 25]],
    ['[2021-03-25, 14 h 05 min 06 s] Ann: x', '14:05:06', [2021, 3, 25]],
    ['25/3/21, 2:05 אחה״צ - Ann: x', '14:05', [25, 3, 21]],
    ['25.3.21, 2:05 e pasdites - Ann: x', '14:05', [25, 3, 21]],
    ['25/3/21, பிற்பகல் 2:05 - Ann: x', '14:05', [25, 3, 21]],
    ['25/03/2021, 14:05 — Ann: x', '14:05', [25, 3, 2021]],
  ])('is read in %s', (line, time, date) => {
    const start = readMessageStart(line);
    expect(start).toMatchObject({ time, date });
    expect(start?.rest).toMatch(/^Ann ?: x$/);
  });

  test('may have a known word beside the time; an unknown word is reported, and the message is not joined to the one before', async () => {
    expect(readMessageStart('25/3/21, 2:05 बजे - Ann: x')).toMatchObject({ time: '02:05', unknownWord: null });
    expect(readMessageStart('1/2/20, 10:00 noonish - Ann: x')?.unknownWord).toBe('noonish');
    const events = await readChat(['24/12/19, 10:00 - Ann: x', '24/12/19, 10:00 noonish - Bob: y', 'more']);
    expect(messagesIn(events).map(({ text }) => text)).toEqual(['x']);
    expect(problemsIn(events)).toEqual([expect.stringMatching(/^2 .*not known: noonish$/)]);
  });

  test.each(['3 apples: 2', '12:30 - lunch', '1/2/20, 25:00 - Ann: x', '1/2/20, 10:00: see you', ''])(
    'is not found in %s',
    (line) => {
      expect(readMessageStart(line)).toBeNull();
    },
  );

  test.each([
    ['۱۴۰۰/۱/۵، ۱۴:۰۵ - Ann: x', '2021-03-25'],
    ['١٢/٨/١٤٤٢ هـ، ٢:٠٥ م - Ann: x', '2021-03-25'],
    ['31/6/1400 14:05 - Ann: x', '2021-09-22'],
    ['32/6/1400 14:05 - Ann: x', null],
  ])('gives the day of a Persian or Arabian date in our calendar: %s', (line, day) => {
    const start = readMessageStart(line);
    expect(start && dayOf(start, 'dmy')).toBe(day);
  });

  test('gives the day of a Thai date in our calendar, and no day that does not exist', () => {
    for (const year of ['2563', '63']) {
      const start = readMessageStart(`5/1/${year} 15:05 - Ann: x`);
      expect(start && dayOf(start, 'dmy')).toBe('2020-01-05');
    }
    const impossible = readMessageStart('31/02/20, 15:05 - Ann: x');
    expect(impossible && dayOf(impossible, 'dmy')).toBeNull();
  });

  test('leaves the rest of any line unchanged', () => {
    const lines = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', ' '));
    fc.assert(fc.property(lines, (text) => readMessageStart(`1/2/20, 10:00 - ${text}`)?.rest === text));
  });
});
