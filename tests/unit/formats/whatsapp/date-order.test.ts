import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messagesIn } from '../../../support/entries-in.ts';
import { problemsIn } from '../../../support/read-events.ts';
import { scaledRuns } from '../../../support/scaled.ts';
import { readChat } from '../../../support/whatsapp-chat.ts';

const days = async (...dates: readonly string[]) => {
  const events = await readChat(dates.map((date) => `${date}, 10:00 - Ann: hi`));
  return events.some(({ kind }) => kind === 'PROBLEM')
    ? problemsIn(events)
    : messagesIn(events).map(({ occurred }) => occurred?.edtf);
};

describe('Day and month', () => {
  test('are recognised by a date that allows only one order', async () => {
    expect(await days('01/02/19', '24/12/19')).toEqual(['2019-02-01T10:00', '2019-12-24T10:00']);
    expect(await days('01/02/19', '12/24/19')).toEqual(['2019-01-02T10:00', '2019-12-24T10:00']);
    expect(await days('40/01/02', '41/01/02')).toEqual(['2040-01-02T10:00', '2041-01-02T10:00']);
  });

  test('are recognised by time that does not run backwards', async () => {
    expect(await days('05/01/19', '06/01/19', '01/02/19')).toEqual([
      '2019-01-05T10:00',
      '2019-01-06T10:00',
      '2019-02-01T10:00',
    ]);
  });

  test('may be the same', async () => {
    expect(await days('01/01/19', '2019-03-04')).toEqual(['2019-01-01T10:00', '2019-03-04T10:00']);
  });

  test('are asked for if the file does not show them, or contradicts itself', async () => {
    expect(await days('01/02/19', '02/03/19')).toEqual([
      '? : no date shows which number is the day and which is the month, for example 01/02/19, 10:00 in line 1. Name the order with --date-order (dmy, mdy or ymd)',
    ]);
    expect(await days('24/12/19', '12/24/19')).toEqual([
      '? : the dates 12/24/19, 10:00 in line 2 and 24/12/19, 10:00 in line 1 are not in the same order. Name the order with --date-order (dmy, mdy or ymd)',
    ]);
  });

  test('are in the order of the option, and an impossible date is reported', async () => {
    const events = await readChat(['24/12/19, 10:00 - Ann: x', '12/24/19, 10:00 - Ann: y', 'more'], {
      dateOrder: 'mdy',
    });
    expect(messagesIn(events).map(({ text }) => text)).toEqual(['y\nmore']);
    expect(problemsIn(events)).toEqual(['1 : 24/12/19, 10:00 is not a date in the order mdy']);
  });

  test('are read in the same order in all lines', async () => {
    const anyDays = fc.array(
      fc.date({ min: new Date('2012-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    await fc.assert(
      fc.asyncProperty(anyDays, fc.constantFrom('dmy', 'mdy'), async (dates, order) => {
        const isos = dates.map((date) => date.toISOString().slice(0, 10)).sort();
        const written = isos.map((iso) => {
          const [year = '', month = '', day = ''] = iso.split('-');
          return `${order === 'dmy' ? `${day}/${month}` : `${month}/${day}`}/${year}`;
        });
        const read = await days(...written);
        const isAsked = read.length === 1 && read[0]?.includes('--date-order') === true;
        expect(isAsked || read.every((edtf, index) => edtf === `${isos[index] ?? ''}T10:00`)).toBe(true);
      }),
      scaledRuns(10),
    );
  });
});
