import { describe, expect, test } from 'vitest';
import type { ContextOptions } from '../../../../src/importing/read-context.ts';
import { readTable, TABLE_MAPPING, tableOf } from '../../../support/tables.ts';

describe('Day and month of a table', () => {
  const datesOf = async (dates: readonly string[], options: Partial<ContextOptions> = {}) => {
    const { messages, problems, notes } = await readTable(
      tableOf(...dates.map((date) => `${date},a,b`)),
      TABLE_MAPPING,
      options,
    );
    return { edtf: messages.map(({ occurred }) => occurred?.edtf), problems, notes };
  };

  test('are in the order that one of its dates shows, in any row', async () => {
    expect(await datesOf(['3/4/2001', '25/12/2001'])).toEqual({
      edtf: ['2001-04-03', '2001-12-25'],
      problems: [],
      notes: ['day and month: dates are read as dmy, because one is 25/12/2001'],
    });
    expect((await datesOf(['3-4-01', '12-25-01'])).edtf).toEqual(['2001-03-04', '2001-12-25']);
  });

  test('are asked for if no date shows the order, or two contradict each other, and nothing is read', async () => {
    for (const dates of [['3/4/2001'], ['25/12/2001', '12/25/2001']]) {
      const { edtf, problems } = await datesOf(dates);
      expect(edtf).toEqual([]);
      expect(problems).toEqual([expect.stringContaining('--date-order')]);
    }
  });

  test('are in the order of the option, and any other date is reported', async () => {
    expect(await datesOf(['3/4/2001', '12/25/2001'], { dateOrder: 'dmy' })).toMatchObject({
      edtf: ['2001-04-03'],
      problems: ['3 : occurred: "12/25/2001" is not a date'],
    });
  });

  test.each([
    ['unix', '1004612400', '2001-11-01T11:00:00Z'],
    ['unix-ms', '1004612400123', '2001-11-01T11:00:00.123Z'],
    ['excel', '37196', '2001-11-01'],
    ['excel', '"37196,5"', '2001-11-01T12:00:00'],
    ['excel', '42434.6041666667', '2016-03-05T14:30:00'],
    ['MM/DD/YYYY HH:mm', '3/4/2001 5:06', '2001-03-04T05:06'],
    ['YYYY-MM-DD HH:mm:ss ZZ', '2001-03-04 05:06:07 +01:00', '2001-03-04T05:06:07+01:00'],
    ['YYYY', '2001', '2001'],
  ])('are read in the format %s', async (format, cell, edtf) => {
    const { messages } = await readTable(tableOf(`${cell},a,b`), { ...TABLE_MAPPING, dates: { format } });
    expect(messages[0]?.occurred).toMatchObject({ edtf, written: cell.replaceAll('"', '') });
  });

  test.each([
    ['2001-11', '2001-11'],
    ['2001-11-01~', '2001-11-01~'],
    ['2001/2002', '2001/2002'],
    ['2001-11-01T10:00:00.123456Z', '2001-11-01T10:00:00.123Z'],
    ['2001-11-01 10:00:00 UTC', '2001-11-01T10:00:00Z'],
    ['1 November 2001', '2001-11-01'],
    ['"Nov 1, 2001 5:00 PM"', '2001-11-01T17:00'],
    ['2001/11/01', '2001-11-01'],
    ['20011101', '2001-11-01'],
    ['1. März 2001', '2001-03-01'],
    ['5 de marzo de 2001 14:30', '2001-03-05T14:30'],
    ['13.11.2001 14.30', '2001-11-13T14:30'],
    ['13/11/2001 9h05', '2001-11-13T09:05'],
    ['2001-11-13 2:05 PM', '2001-11-13T14:05'],
    ['2001-11-13 02:05:09 EST', '2001-11-13T02:05:09-05:00'],
    ['2001-11-13 02:05:09 +0100 CET', '2001-11-13T02:05:09+01:00'],
    ['"2001-11-13, 02:05"', '2001-11-13T02:05'],
    ['2001-11-13 02:05:09-05', '2001-11-13T02:05:09-05'],
    ['2001-1-3', '2001-01-03'],
    ['20011113T020509Z', '2001-11-13T02:05:09Z'],
    ['20011113020509', '2001-11-13T02:05:09'],
    ['13-NOV-01 02.05.09.000000 PM', '2001-11-13T14:05:09'],
    ['13/11/2001 02:05 p. m.', '2001-11-13T14:05'],
    ['13/11/2001 2:05:09 μμ', '2001-11-13T14:05:09'],
    ['13 ноября 2001 г. 14:05', '2001-11-13T14:05'],
    ['13 мая 2001', '2001-05-13'],
    ['13 października 2001', '2001-10-13'],
    ['13 Ağustos 2001', '2001-08-13'],
    ['2001年11月3日(土) 14:05', '2001-11-03T14:05'],
    ['2001年11月3日 下午2:05', '2001-11-03T14:05'],
    ['2001년 11월 3일 오후 2시 5분', '2001-11-03T14:05'],
    ['١٣/١١/٢٠٠١', '2001-11-13'],
    ['March 1850', '1850-03'],
    ['Jan 1844?', '1844-01?'],
    ['c. 5 March 1850', '1850-03-05~'],
    ['1850/1860?', '1850/1860?'],
    ['"12th of March, 1850"', '1850-03-12'],
  ])('need no order in %s', async (cell, edtf) => {
    expect((await datesOf([cell])).edtf).toEqual([edtf]);
  });

  test.each(['13 kolovoza 2001', '13/11/2001 2:05 вечера', 'after 2001', '13/11/2001 kl. 14'])(
    'are not read in part: %s',
    async (cell) => {
      expect(await datesOf([cell])).toMatchObject({ edtf: [], problems: [`2 : occurred: "${cell}" is not a date`] });
    },
  );
});
