import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv } from '../../../../src/formats/table/csv.ts';
import { type ContextOptions } from '../../../../src/importing/read-context.ts';
import { proposeMapping } from '../../../../src/formats/table/proposal.ts';
import { bytesOf, messagesIn, notesIn } from '../../../support/mails.ts';
import { itemsIn, memoryFile, problemsIn, readAll, readContext } from '../../../support/read-events.ts';

const MAPPING = {
  type: 'MESSAGE',
  channel: 'CHAT',
  fields: { occurred: 'When', sender: 'Who', text: 'What' },
};

function contextWith(mapping: object, options: Partial<ContextOptions> = {}) {
  return readContext({ mapping: { file: 'mapping.json', text: JSON.stringify(mapping) }, ...options });
}

async function readTable(
  text: string | readonly Uint8Array[],
  mapping: object = MAPPING,
  options: Partial<ContextOptions> = {},
) {
  const events = await readAll(csv, text, contextWith(mapping, options));
  const entries = itemsIn(events).flatMap((item) => (item.kind === 'entry' ? [item.input] : []));
  return { entries, messages: messagesIn(events), problems: problemsIn(events), notes: notesIn(events), events };
}

const table = (...rows: string[]) => ['When,Who,What', ...rows].join('\n');

describe('A table', () => {
  test('is messages by its mapping', async () => {
    const { messages } = await readTable(table('2001-11-01 10:00,Ann Example,"Hello, ""you""\nthere"'));
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
    ['utf-8 with a byte order mark', Buffer.from(`\ufeff${table('2001,Jö,ä')}`)],
    ['utf-16', Buffer.from(`\ufeff${table('2001,Jö,ä')}`, 'utf16le')],
    ['windows-1252', Buffer.from(table('2001,Jö,ä'), 'latin1')],
    ['semicolons', Buffer.from(table('2001,Jö,ä').replaceAll(',', ';'))],
    [
      'tabs and Windows line ends',
      Buffer.from(`${table('2001,Jö,ä').replaceAll(',', '\t').replaceAll('\n', '\r\n')}\r\n`),
    ],
  ])('is read in %s', async (_, bytes) => {
    const { messages, problems } = await readTable([bytes]);
    expect(problems).toEqual([]);
    expect(messages).toMatchObject([{ text: 'ä', occurred: { edtf: '2001' } }]);
  });

  test.each([
    ['a separator that Excel is told', 'sep=;\nWhen;Who;What\n2001;a;b,c\n', 'b,c', 3],
    ['a title above the header', 'Messages of Ann,,\n,,\nWhen,Who,What\n2001,a,b\n', 'b', 4],
    ['a title alone in its line', 'Messages of Ann\n\nWhen,Who,What\n2001,a,b\n2002,a,\n2003,a,\n', 'b', 4],
    ['rows of empty cells and headers that come again', `${table(',,', 'When,Who,What', '2001,a,b')}\n,,\n`, 'b', 4],
  ])('is read with %s', async (_, text, said, line) => {
    const { entries, events, problems } = await readTable(text);
    expect(problems).toEqual([]);
    expect(entries[0]).toMatchObject({ text: said, occurred: { edtf: '2001' } });
    expect(events.find((event) => event.kind === 'ITEM' && event.item.kind === 'entry')?.at).toEqual({ line });
  });

  test('without a row that could be its header is named', async () => {
    expect((await readTable('What\nHello\n')).problems).toEqual(['? : has no row that could be its header']);
  });

  test('of one column may have a header of one cell', async () => {
    const mapping = { type: 'MESSAGE', channel: 'CHAT', fields: { text: 'What' } };
    expect((await readTable('What\nHello\n', mapping)).messages).toMatchObject([{ text: 'Hello' }]);
  });

  test('tells columns of one name apart by number', async () => {
    const mapping = { type: 'MESSAGE', channel: 'CHAT', fields: { sender: 'Name', to: 'Name (2)' } };
    expect((await readTable('Name,Name\nAnn,Bob\n', mapping)).messages).toMatchObject([
      { sender: { actor: 'actor:name/Ann' }, to: [{ actor: 'actor:name/Bob' }] },
    ]);
  });

  test('counts the line ends within its cells once, whichever they are', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const rows = table('2001,a,"b\n\nc"', 'never,a,b', '', '2002,"a\nb",c', 'never,a,b').replaceAll('\n', end);
      expect((await readTable(rows)).problems.map((problem) => problem.split(' ')[0])).toEqual(['5', '9']);
    }
  });

  test('names each row that is wrong with its line, and reads the others', async () => {
    const rows = table(
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
      '6 : occurred: "never" is no date',
      '10 : holds a quote that is never closed, so that nothing after it can be read',
    ]);
  });

  test('keeps rows that are alike in all apart, and refuses those that differ under one id', async () => {
    const { messages } = await readTable(table('2001,a,b', '2001,a,b'));
    expect(new Set(messages.map(({ id }) => id)).size).toBe(2);
    const mapping = { ...MAPPING, fields: { ...MAPPING.fields, id: 'Who' } };
    const { problems } = await readTable(table('2001,a,b', '2001,a,b', '2001,a,c'), mapping);
    expect(problems).toEqual(['4 : id: "a" stands above, in a row that differs']);
  });

  test('gives the same rows the same ids in a longer table', async () => {
    const shorter = await readTable(table('2001,a,b', '2002,a,b'));
    const longer = await readTable(table('2001,a,b', '2002,a,b', '2001,a,b'));
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

  test('comes through whatever its cells hold', async () => {
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
            { ...MAPPING, delimiter },
          );
          expect(problems).toEqual([]);
          expect(messages.map(({ text = '' }) => text)).toEqual(cells);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('A cell', () => {
  const MANY = {
    ...MAPPING,
    fields: { ...MAPPING.fields, id: 'Id', inReplyTo: 'Re', links: 'Link' },
  };
  const many = (...rows: string[]) => ['Id,Re,When,Who,What,Link', ...rows].join('\n');

  test.each(['NA', 'NULL', 'NaN', 'None', '\\N'])('with %s has nothing in it, unless it is a text', async (nothing) => {
    const { messages, events } = await readTable(
      many(`1,${nothing},${nothing},${nothing},${nothing},${nothing}`),
      MANY,
    );
    expect(messages).toEqual([expect.objectContaining({ id: 'message:an-archive/1', text: nothing })]);
    expect(Object.keys(messages[0] ?? {})).not.toContain('inReplyTo');
    expect(itemsIn(events).filter(({ kind }) => kind === 'actor')).toEqual([]);
  });

  test.each(['n.d.', 's.d.', '?', '0000-00-00'])('with the date %s is undated', async (cell) => {
    const { messages, problems } = await readTable(table(`${cell},Ann,Hello`));
    expect([messages[0]?.occurred, problems]).toEqual([undefined, []]);
  });

  test('with an id that became a decimal number names the same row', async () => {
    const { messages } = await readTable(many('1,,2001,Ann,Hello,', '2,1.0,2001,Bob,Yes,'), MANY);
    expect(messages[1]).toMatchObject({ inReplyTo: 'message:an-archive/1' });
  });

  test('that is no link is left out and said, and its row is kept', async () => {
    const { messages, notes, problems } = await readTable(many('1,,2001,Ann,Hello,pages/1.pdf'), MANY);
    expect([messages.length, messages[0]?.links, problems]).toEqual([1, undefined, []]);
    expect(notes).toEqual(['links: "pages/1.pdf" is no link; left out']);
  });
});

describe('A table of whole mails', () => {
  const mail = (id: number, to: string) =>
    `"Message-ID: <${id}@x.org>\nDate: Thu, 1 Nov 2001 10:00:00 +0100\nFrom: Ann <ann@x.org>\nTo: ${to}\nSubject: Hi\n\n""Yes"""`;
  const text = ['file,message', `1.,${mail(1, 'b@x.org')}`, `2.,${mail(2, 'c@x.org')}`, '3.,nothing'].join('\n');

  test('is proposed as such', async () => {
    const proposal = await proposeMapping(memoryFile(text.slice(0, text.indexOf('3.,')), 'a.csv'));
    expect(JSON.parse(proposal)).toEqual({
      type: 'MAIL',
      delimiter: ',',
      encoding: 'utf-8',
      mail: 'message',
      unused: ['file'],
    });
  });

  test('is read as a mailbox is, and names the rows that hold none', async () => {
    const { messages, problems } = await readTable(text, { type: 'MAIL', mail: 'message' });
    expect(messages).toMatchObject([
      {
        id: 'message:an-archive/1@x.org',
        sender: { actor: 'actor:email/ann@x.org' },
        to: [{ actor: 'actor:email/b@x.org' }],
        occurred: { edtf: '2001-11-01T10:00:00+01:00' },
        subject: 'Hi',
        text: '"Yes"',
      },
      { id: 'message:an-archive/2@x.org', to: [{ actor: 'actor:email/c@x.org' }] },
    ]);
    expect(problems).toEqual([expect.stringMatching(/^16 : is no mail/)]);
  });
});

test.each([
  ['windows-1251', 'cfe5f0e5e4e0e22cc7e4f0e0e2f1f2e2f3e9f2e520e820e2fbf1fbebe0fe20eef2f7b8f2'],
  ['shift_jis', '8e52936391be98592c82a890a2986282c982c882c182c482a882e882dc82b78142'],
])('A table in %s is read as such, and the report says so', async (encoding, hex) => {
  const bytes = Buffer.concat([Buffer.from('Who,What\n'), Buffer.from(hex, 'hex')]);
  const fields = { sender: 'Who', text: 'What' };
  const { messages, notes } = await readTable([bytes], { ...MAPPING, fields });
  const [, text] = new TextDecoder(encoding).decode(Buffer.from(hex, 'hex')).split(',', 2);
  expect(messages[0]?.text).toBe(text);
  expect(notes).toEqual([`encoding: the table is not UTF-8; read as ${encoding}`]);
});

describe('Day and month of a table', () => {
  const datesOf = async (dates: readonly string[], options: Partial<ContextOptions> = {}) => {
    const { messages, problems, notes } = await readTable(
      table(...dates.map((date) => `${date},a,b`)),
      MAPPING,
      options,
    );
    return { edtf: messages.map(({ occurred }) => occurred?.edtf), problems, notes };
  };

  test('are in the order that one of its dates shows, wherever it stands', async () => {
    expect(await datesOf(['3/4/2001', '25/12/2001'])).toEqual({
      edtf: ['2001-04-03', '2001-12-25'],
      problems: [],
      notes: ['day and month: dates are read as dmy, because one is 25/12/2001'],
    });
    expect((await datesOf(['3-4-01', '12-25-01'])).edtf).toEqual(['2001-03-04', '2001-12-25']);
  });

  test('are asked for where none shows it, or two show the contrary, and nothing is read', async () => {
    for (const dates of [['3/4/2001'], ['25/12/2001', '12/25/2001']]) {
      const { edtf, problems } = await datesOf(dates);
      expect(edtf).toEqual([]);
      expect(problems).toEqual([expect.stringContaining('--date-order')]);
    }
  });

  test('are as the shell says, and what is not is named', async () => {
    expect(await datesOf(['3/4/2001', '12/25/2001'], { dateOrder: 'dmy' })).toMatchObject({
      edtf: ['2001-04-03'],
      problems: ['3 : occurred: "12/25/2001" is no date'],
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
  ])('are as the format %s says', async (format, cell, edtf) => {
    const { messages } = await readTable(table(`${cell},a,b`), { ...MAPPING, dates: { format } });
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
      expect(await datesOf([cell])).toMatchObject({ edtf: [], problems: [`2 : occurred: "${cell}" is no date`] });
    },
  );
});

describe('A mapping', () => {
  const complaint = (text: string) => {
    try {
      csv.mapping?.check({ file: 'mapping.json', text });
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  };

  test.each([
    ['{', 'is not JSON'],
    ['{"type":"MESSAGE","fields":{}}', 'channel: '],
    ['{"type":"NOTE"}', 'type: '],
    [
      '{"type":"MESSAGE","channel":"CHAT","fields":{"sender":{}}}',
      'fields.sender: needs one of `column`, `columns` and `value`',
    ],
    ['{"type":"MESSAGE","channel":"CHAT","fields":{"from":"x"}}', 'from'],
    [
      '{"type":"MESSAGE","channel":"CHAT","fields":{},"dates":{"zone":"Mars/Olympus"}}',
      'dates.zone: is not a time zone',
    ],
    ['{"type":"MESSAGE","channel":"CHAT","fields":{},"dates":{"format":"DD"}}', 'dates.format: is no pattern'],
    ['{"type":"MESSAGE","channel":"CHAT","fields":{},"encoding":"utf-9"}', 'encoding: is no encoding'],
    ['{"type":"MESSAGE","type":"STATEMENT"}', 'stands twice'],
  ])('like %s is refused with the place of what is wrong', (text, said) => {
    expect(complaint(text)).toContain(said);
  });

  test.each([
    ['Message-ID,Date,From,To,Subject,Body', '<1>,2001-11-01,ann@example.org,bob@example.org;cy@example.org,Hi,Hello'],
    ['timestamp;user;message', '2001-11-01 10:00;ann;hello'],
    ['Datum\tUhrzeit\tAbsender\tNachricht', '01.11.2001\t10:00\tAnn\tHallo'],
    ['speaker,outlet,date,quote', 'Ann,The Paper,2001-11-01,I deny it'],
  ])('that is proposed for %s reads it', async (header, row) => {
    const text = `${header}\n${row}\n`;
    const mapping = JSON.parse(await proposeMapping(memoryFile(text, 'a.csv'))) as object;
    const { entries, problems } = await readTable(text, mapping, { dateOrder: 'dmy' });
    expect(problems).toEqual([]);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      occurred: { edtf: expect.stringContaining('2001-11-01') as string },
      text: row.split(/[,;\t]/).at(-1),
    });
    expect(mapping).toMatchObject({ unused: [] });
  });

  test.each([
    [
      'Timestamp,Who said it?,To whom?,What was said\n2001-11-01,Ann,Bob,Yes',
      { speaker: 'Who said it?', to: 'To whom?' },
    ],
    ['createdAt,screen_name,full_text\n2001-11-01,ann,Yes', { sender: 'screen_name', text: 'full_text' }],
    ['Fecha;Remitente;Destinatario;Mensaje\n2001-11-01;Ana;Doe, Jo;Sí', { sender: 'Remitente', to: 'Destinatario' }],
    [
      '"From: (Name)","From: (Address)","To: (Address)",Body\nAnn,ann@example.org,b@example.org;c@example.org,Hi',
      { sender: { column: 'From: (Address)', name: 'From: (Name)' }, to: { column: 'To: (Address)', split: ';' } },
    ],
    [
      'Datum,Von,Was alles geschrieben stand\n2001-11-01,Ann,Some longer words',
      { text: 'Was alles geschrieben stand' },
    ],
    ['2001-11-01,Ann,Some words\n2001-11-02,Bob,Other words', { occurred: '1', sender: '2', text: '3' }],
    ['Date,Name,Name,Text\n2001-11-01,Ann,Bob,Hello', { sender: 'Name' }],
  ])('that is proposed for %j has the fields %j', async (text, fields) => {
    expect(JSON.parse(await proposeMapping(memoryFile(text, 'a.csv')))).toMatchObject({ fields });
  });

  test.each([
    ['Дата;Отправитель;Текст\n2001-11-01;Анна;Да', { occurred: 'Дата', sender: 'Отправитель', text: 'Текст' }],
    [
      '日付,差出人,宛先,本文\n2001-11-01,花子,太郎,はい',
      { occurred: '日付', sender: '差出人', to: '宛先', text: '本文' },
    ],
    ['Date,Number,Text\n2001,+49,Yes\n2002,+49,No', { occurred: 'Date', text: 'Text' }],
    ['Message Date,Delivered Date,Replying to,Text\n2001,,Oh,Yes', { occurred: 'Message Date', text: 'Text' }],
    [
      'Von: (Name);Von: (Adresse);Text\nAnn;ann@x.org;Ja',
      { sender: { column: 'Von: (Adresse)', name: 'Von: (Name)' }, text: 'Text' },
    ],
    [
      'tweet_id,author_id,text,in_response_to_tweet_id\n1,7,Yes,NA',
      { id: 'tweet_id', sender: 'author_id', text: 'text', inReplyTo: 'in_response_to_tweet_id' },
    ],
  ])('that is proposed for %j has the fields %j and no others', async (text, fields) => {
    expect((JSON.parse(await proposeMapping(memoryFile(text, 'a.csv'))) as { fields: object }).fields).toEqual(fields);
  });

  test.each([
    ['1004612400', 'unix'],
    ['1004612400123', 'unix-ms'],
    ['37196.5', 'excel'],
  ])('that is proposed for dates like %s says that they are %s', async (date, format) => {
    const proposal = await proposeMapping(memoryFile(`sent,sender,text\n${date},a,b\n`, 'a.csv'));
    expect(JSON.parse(proposal)).toMatchObject({ dates: { format } });
  });

  test('is asked for where there is none', async () => {
    await expect(readAll(csv, bytesOf(table('2001,a,b')))).rejects.toThrow('needs a mapping');
  });
});

test('Tables are recognised by name and by what they hold', () => {
  expect(csv.recognises('a,b\n1,2\n', 'x.csv')).toBe(true);
  expect(csv.recognises('a\tb\n1\t2\n', 'x.TSV')).toBe(true);
  expect(csv.recognises('a,b\n1,2\n', 'x.txt')).toBe(false);
  expect(csv.recognises('one word\n', 'x.csv')).toBe(false);
  expect(csv.recognises('a\tb\n1\t2\n', 'x.txt')).toBe(true);
  expect(csv.recognises('a,b\n1,2,3\n1,2,3\n', 'x.csv')).toBe(true);
  expect(csv.recognises('sep=|\na|b\n', 'x.csv')).toBe(true);
});
