import { describe, expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import { csvExport } from '../../../../src/formats/output/csv/csv.ts';
import { writtenAs } from '../../../support/exported.ts';
import { actor, collection, message, OPEN, source, statement } from '../../../support/record-items.ts';

const rowsOf = (text: string) => parse<Record<string, string>>(text, { bom: true, columns: true });
const start = [
  collection(OPEN),
  actor('actor:ann', { name: 'Ann' }),
  actor('actor:bob', { name: 'Bob' }),
  source('source:a'),
];

describe('The table', () => {
  test.each([
    '=1+1',
    '+cmd',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '=HYPERLINK("http://example.org","a")',
    ' =1',
    '\n=1',
    '\u00A0@x',
    "'=1",
    '"+1',
    '\uFEFF=1',
    ' \t"-1',
    '\uFF1D1',
  ])('lets no spreadsheet run %j as a formula, in any column', async (text) => {
    const named = [collection(OPEN), actor('actor:eve', { name: text })];
    const written = await writtenAs(csvExport, [
      ...named,
      message('1', {
        text,
        subject: text,
        platform: text,
        sender: { actor: 'actor:eve' },
        occurred: { edtf: '2016', written: text },
      }),
    ]);
    const [row = {}] = rowsOf(written);
    for (const column of ['text', 'subject', 'platform', 'from', 'occurred_written']) {
      expect(row[column]).toBe(`'${text}`);
    }
  });

  test('keeps quotation marks, commas, separators and line breaks of a text within its cell, by RFC 4180', async () => {
    const text = 'He said "no", then;\r\nnothing\n\tmore';
    const written = await writtenAs(csvExport, [...start, message('1', { text }), message('2', { text: 'b' })]);
    expect(rowsOf(written).map((row) => row['text'])).toEqual([text, 'b']);
    expect(written.startsWith('\uFEFFid,type,')).toBe(true);
    expect(written.endsWith('\r\n')).toBe(true);
  });

  test.each(['one\ntwo', 'one\rtwo', '\none', 'one\n', 'one, two', ' one ', '"'])(
    'keeps %j in one cell of one row',
    async (text) => {
      const written = await writtenAs(csvExport, [...start, message('1', { text }), message('2', { text: 'b' })]);
      expect(rowsOf(written).map((row) => row['text'])).toEqual([text, 'b']);
      // Other readers end a row at any line end that is not within quotation marks.
      expect(written.replaceAll(/"(?:[^"]|"")*"/g, '').split(/\r\n|\r|\n/)).toHaveLength(4);
    },
  );

  test('gives the moment of each row, with everything that is known of it', async () => {
    const written = await writtenAs(csvExport, [
      ...start,
      message('1', { occurred: { edtf: '2016-10~', written: 'last fall', inferred: true, note: 'A guess' } }),
      message('2'),
    ]);
    const [dated, undated] = rowsOf(written);
    expect(dated).toMatchObject({
      occurred: '2016-10~',
      occurred_written: 'last fall',
      occurred_earliest: '2016-10-01T00:00:00.000Z',
      occurred_latest: '2016-10-31T23:59:59.999Z',
      occurred_precision: 'MONTH',
      occurred_basis: 'INFERRED',
      disclosure: 'NEVER',
    });
    expect(undated).toMatchObject({ id: 'message:2', occurred: '', occurred_earliest: '' });
  });

  test('names people, the people they speak for, and sources; and describes the export', async () => {
    const written = await writtenAs(csvExport, [
      ...start,
      statement('1', {
        speaker: { actor: 'actor:ann', account: { platform: 'Twitter', handle: '@ann' } },
        onBehalfOf: ['actor:bob'],
        citations: [{ source: 'source:a', paragraph: 3, quotes: [{ exact: 'no' }], attributedTo: ['actor:bob'] }],
      }),
    ]);
    expect(rowsOf(written)[0]).toMatchObject({
      from: 'Ann (@ann on Twitter)',
      from_id: 'actor:ann',
      on_behalf_of: 'Bob',
      citations: 'source:a, ¶ 3: “no”; according to Bob',
      exported_at: '2026-01-02T03:04:05.000Z',
      exported_revision: '7',
      exported_filter: '{"visibility":"PRIVATE"}',
    });
  });

  test('names the source of the report that a message was not answered', async () => {
    const unanswered = [{ source: 'source:a', paragraph: 9 }];
    const [row] = rowsOf(await writtenAs(csvExport, [...start, message('1', { unanswered })]));
    expect(row).toMatchObject({ reply_state: 'REPORTED_UNANSWERED', citations: 'source:a, ¶ 9' });
  });

  test('marks a retracted entry', async () => {
    const written = await writtenAs(
      csvExport,
      [...start, message('1')],
      [{ kind: 'retraction', id: 'message:1', reason: 'Forged' }],
    );
    expect(rowsOf(written)[0]).toMatchObject({
      status: 'RETRACTED',
      revision: '2',
      changes: 'retracted on 1 January 2026: Forged',
    });
  });
});
