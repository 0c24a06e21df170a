import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv } from '../../../../src/formats/table/csv.ts';
import { scaledRuns } from '../../../support/scaled.ts';
import { itemsIn } from '../../../support/read-events.ts';
import { readTable, TABLE_MAPPING, tableOf } from '../../../support/tables.ts';

describe('A table', () => {
  test('is messages by its mapping', async () => {
    const { messages } = await readTable(tableOf('2001-11-01 10:00,Ann Example,"Hello, ""you""\nthere"'));
    expect(messages).toEqual([
      {
        type: 'MESSAGE',
        id: expect.stringMatching(/^message:an-archive\/[0-9a-f]{12}$/) as string,
        place: 0,
        wording: 'VERBATIM',
        visibility: 'PRIVATE',
        channel: 'CHAT',
        sender: { actor: expect.stringMatching(/^actor:name\/Ann-Example/) as string },
        occurred: { edtf: '2001-11-01T10:00', written: '2001-11-01 10:00' },
        text: 'Hello, "you"\nthere',
        citations: [{ source: 'source:an-archive/archive' }],
      },
    ]);
  });

  test('is statements by another one', async () => {
    const mapping = {
      type: 'STATEMENT',
      kind: { column: 'Kind', values: { says: 'ASSERTION' } },
      platform: 'twitter',
      collection: { name: 'sayings', title: 'Sayings' },
      dates: { format: 'DD.MM.YY', zone: 'Europe/Berlin' },
      wording: 'REPORTED',
      fields: {
        speaker: { column: 'Handle', name: 'Name' },
        occurred: 'Day',
        outlet: { value: 'actor:the-paper' },
        id: 'No',
      },
    };
    const { entries, events } = await readTable(
      'No\tHandle\tName\tDay\tKind\n7\t@Ann\tAnn Example\t3.4.01\tsays\n',
      mapping,
    );
    expect(entries).toEqual([
      {
        type: 'STATEMENT',
        id: 'statement:sayings/7',
        place: 0,
        wording: 'REPORTED',
        visibility: 'PUBLIC',
        kind: 'ASSERTION',
        speaker: { actor: 'actor:twitter/ann', account: { platform: 'twitter', handle: 'ann' } },
        outlet: 'actor:the-paper',
        occurred: { edtf: '2001-04-03', written: '3.4.01', zone: 'Europe/Berlin' },
        citations: [{ source: 'source:sayings/archive' }],
      },
    ]);
    expect(itemsIn(events)[1]).toEqual({
      kind: 'source',
      input: { id: 'source:sayings/archive', title: 'Sayings' },
    });
    expect(itemsIn(events)[2]).toMatchObject({ kind: 'actor', input: { name: 'Ann Example' } });
  });

  test('has lists, threads and answers by the ids of its rows', async () => {
    const mapping = {
      type: 'MESSAGE',
      channel: { value: 'EMAIL' },
      platform: 'email',
      fields: {
        id: 'id',
        inReplyTo: 'parent',
        thread: 'thread',
        to: { column: 'to', split: ';' },
        links: { column: 'links', split: ' ' },
        occurred: { columns: ['day', 'time'] },
      },
    };
    const rows =
      'id,parent,thread,to,links,day,time\nb,a,t,Jo <jo@example.org>;bob@example.org,http://example.org/a http://example.org/b,2001-01-01,10:00\n';
    const { messages } = await readTable(rows, mapping);
    expect(messages[0]).toMatchObject({
      id: 'message:an-archive/b',
      inReplyTo: 'message:an-archive/a',
      thread: 'thread:an-archive/t',
      to: [{ actor: 'actor:email/jo@example.org' }, { actor: 'actor:email/bob@example.org' }],
      links: ['link:example.org/a', 'link:example.org/b'],
      occurred: { edtf: '2001-01-01T10:00' },
    });
  });

  test.each([
    ['utf-8 with a byte order mark', Buffer.from(`\ufeff${tableOf('2001,Jö,ä')}`)],
    ['utf-16', Buffer.from(`\ufeff${tableOf('2001,Jö,ä')}`, 'utf16le')],
    ['windows-1252', Buffer.from(tableOf('2001,Jö,ä'), 'latin1')],
    ['semicolons', Buffer.from(tableOf('2001,Jö,ä').replaceAll(',', ';'))],
    [
      'tabs and Windows line ends',
      Buffer.from(`${tableOf('2001,Jö,ä').replaceAll(',', '\t').replaceAll('\n', '\r\n')}\r\n`),
    ],
  ])('is read in %s', async (_, bytes) => {
    const { messages, problems } = await readTable([bytes]);
    expect(problems).toEqual([]);
    expect(messages).toMatchObject([{ text: 'ä', occurred: { edtf: '2001' } }]);
  });

  test.each([
    ['a separator declared for Excel', 'sep=;\nWhen;Who;What\n2001;a;b,c\n', 'b,c', 3],
    ['a title above the header', 'Messages of Ann,,\n,,\nWhen,Who,What\n2001,a,b\n', 'b', 4],
    ['a title alone in its line', 'Messages of Ann\n\nWhen,Who,What\n2001,a,b\n2002,a,\n2003,a,\n', 'b', 4],
    ['rows of empty cells and repeated headers', `${tableOf(',,', 'When,Who,What', '2001,a,b')}\n,,\n`, 'b', 4],
  ])('is read with %s', async (_, text, said, line) => {
    const { entries, events, problems } = await readTable(text);
    expect(problems).toEqual([]);
    expect(entries[0]).toMatchObject({ text: said, occurred: { edtf: '2001' } });
    expect(events.find((event) => event.kind === 'ITEM' && event.item.kind === 'entry')?.at).toEqual({ line });
  });

  test('without a possible header is reported', async () => {
    expect((await readTable('What\nHello\n')).problems).toEqual(['? : has no row that could be its header']);
  });

  test('of one column may have a header of one cell', async () => {
    const mapping = { type: 'MESSAGE', channel: 'CHAT', fields: { text: 'What' } };
    expect((await readTable('What\nHello\n', mapping)).messages).toMatchObject([{ text: 'Hello' }]);
  });

  test('numbers columns with the same name', async () => {
    const mapping = { type: 'MESSAGE', channel: 'CHAT', fields: { sender: 'Name', to: 'Name (2)' } };
    expect((await readTable('Name,Name\nAnn,Bob\n', mapping)).messages).toMatchObject([
      { sender: { actor: 'actor:name/Ann' }, to: [{ actor: 'actor:name/Bob' }] },
    ]);
  });

  test('counts the line ends within its cells once, of any kind', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const rows = tableOf('2001,a,"b\n\nc"', 'never,a,b', '', '2002,"a\nb",c', 'never,a,b').replaceAll('\n', end);
      expect((await readTable(rows)).problems.map((problem) => problem.split(' ')[0])).toEqual(['5', '9']);
    }
  });

  test('reports each wrong row with its line, and reads the others', async () => {
    const rows = tableOf(
      '2001,"a\nb",x',
      '2002',
      '2003,a,b,c',
      'never,a,b',
      '',
      '2001-02-31,a,b',
      '2004,a,good,,',
      '2005,a,"open',
    );
    const { messages, problems } = await readTable(rows);
    expect(messages.map(({ text }) => text)).toEqual(['x', 'b', 'good']);
    expect(problems).toEqual([
      '4 : has 1 cells, but the header has 3',
      '5 : has 4 cells, but the header has 3',
      '6 : occurred: "never" is not a date',
      '10 : has a quote that is never closed, so nothing after it can be read',
    ]);
  });

  test('keeps equal rows apart, and refuses different rows with one id', async () => {
    const { messages } = await readTable(tableOf('2001,a,b', '2001,a,b'));
    expect(new Set(messages.map(({ id }) => id)).size).toBe(2);
    const mapping = { ...TABLE_MAPPING, fields: { ...TABLE_MAPPING.fields, id: 'Who' } };
    const { problems } = await readTable(tableOf('2001,a,b', '2001,a,b', '2001,a,c'), mapping);
    expect(problems).toEqual(['4 : id: "a" is already the id of an earlier row that differs']);
  });

  test('gives the same rows the same ids in a longer table', async () => {
    const shorter = await readTable(tableOf('2001,a,b', '2002,a,b'));
    const longer = await readTable(tableOf('2001,a,b', '2002,a,b', '2001,a,b'));
    expect(longer.messages.slice(0, 2)).toEqual(shorter.messages);
  });

  test('without a header calls its columns by number', async () => {
    const mapping = { type: 'MESSAGE', channel: 'CHAT', header: false, fields: { occurred: '1', text: '2' } };
    expect((await readTable('2001,one\n2002,two\n', mapping)).messages).toMatchObject([
      { text: 'one' },
      { text: 'two' },
    ]);
  });

  test('that lacks a column of the mapping is not read', async () => {
    const { messages, problems } = await readTable('When,Who\n2001,a\n');
    expect(messages).toEqual([]);
    expect(problems).toEqual([
      '1 : has no column "What", which the mapping names for fields.text; there are "When", "Who"',
    ]);
  });

  test('is read with any content of its cells', async () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[\0\r]/g, '').trim());
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',', ';', '\t', '|'),
        async (cells, delimiter) => {
          const rows = cells.map((text) => ['2001', 'a', quoted(text)].join(delimiter));
          const { messages, problems } = await readTable(
            ['When,Who,What'.replaceAll(',', delimiter), ...rows].join('\n'),
            { ...TABLE_MAPPING, delimiter },
          );
          expect(problems).toEqual([]);
          expect(messages.map(({ text = '' }) => text)).toEqual(cells);
        },
      ),
      scaledRuns(5),
    );
  });
});

test.each([
  ['windows-1251', 'cfe5f0e5e4e0e22cc7e4f0e0e2f1f2e2f3e9f2e520e820e2fbf1fbebe0fe20eef2f7b8f2'],
  ['shift_jis', '8e52936391be98592c82a890a2986282c982c882c182c482a882e882dc82b78142'],
])('A table in %s is read in that encoding, with a note', async (encoding, hex) => {
  const bytes = Buffer.concat([Buffer.from('Who,What\n'), Buffer.from(hex, 'hex')]);
  const fields = { sender: 'Who', text: 'What' };
  const { messages, notes } = await readTable([bytes], { ...TABLE_MAPPING, fields });
  const [, text] = new TextDecoder(encoding).decode(Buffer.from(hex, 'hex')).split(',', 2);
  expect(messages[0]?.text).toBe(text);
  expect(notes).toEqual([`encoding: the table is not UTF-8; read as ${encoding}`]);
});

test('Tables are recognised by their names and contents', () => {
  expect(csv.recognises('a,b\n1,2\n', 'x.csv')).toBe(true);
  expect(csv.recognises('a\tb\n1\t2\n', 'x.TSV')).toBe(true);
  expect(csv.recognises('a,b\n1,2\n', 'x.txt')).toBe(false);
  expect(csv.recognises('one word\n', 'x.csv')).toBe(false);
  expect(csv.recognises('a\tb\n1\t2\n', 'x.txt')).toBe(true);
  expect(csv.recognises('a,b\n1,2,3\n1,2,3\n', 'x.csv')).toBe(true);
  expect(csv.recognises('sep=|\na|b\n', 'x.csv')).toBe(true);
});
