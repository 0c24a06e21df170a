import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recognise } from '../../../../src/importing/recognise.ts';
import { whatsapp } from '../../../../src/formats/whatsapp/whatsapp.ts';
import { dayOf } from '../../../../src/formats/whatsapp/calendar-day.ts';
import { readMessageStart } from '../../../../src/formats/whatsapp/message-start.ts';
import { readMessage } from '../../../../src/formats/whatsapp/message.ts';
import { messagesIn, notesIn } from '../../../support/entries-in.ts';
import { importShorterAndWhole } from '../../../support/import-events.ts';
import { memoryFile, problemsIn, readContext, readTree } from '../../../support/read-events.ts';

const read = (lines: readonly string[], options: Parameters<typeof readContext>[0] = {}) =>
  readTree(whatsapp, { 'WhatsApp Chat with Harbour.txt': lines.join('\n') }, readContext(options));
const days = async (...dates: readonly string[]) => {
  const events = await read(dates.map((date) => `${date}, 10:00 - Ann: hi`));
  return events.some(({ kind }) => kind === 'PROBLEM')
    ? problemsIn(events)
    : messagesIn(events).map(({ occurred }) => occurred?.edtf);
};

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

  test('knows a word beside the time or names it, so that no message is taken for a part of the one before', async () => {
    expect(readMessageStart('25/3/21, 2:05 बजे - Ann: x')).toMatchObject({ time: '02:05', unknownWord: null });
    expect(readMessageStart('1/2/20, 10:00 noonish - Ann: x')?.unknownWord).toBe('noonish');
    const events = await read(['24/12/19, 10:00 - Ann: x', '24/12/19, 10:00 noonish - Bob: y', 'more']);
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
  ])('gives the day of the Persian and the Arabian calendar in ours: %s', (line, day) => {
    const start = readMessageStart(line);
    expect(start && dayOf(start, 'dmy')).toBe(day);
  });

  test('gives the day of the Thai calendar in ours, and none that does not exist', () => {
    for (const year of ['2563', '63']) {
      const start = readMessageStart(`5/1/${year} 15:05 - Ann: x`);
      expect(start && dayOf(start, 'dmy')).toBe('2020-01-05');
    }
    const impossible = readMessageStart('31/02/20, 15:05 - Ann: x');
    expect(impossible && dayOf(impossible, 'dmy')).toBeNull();
  });

  test('is read whatever a line holds', () => {
    const lines = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', ' '));
    fc.assert(fc.property(lines, (text) => readMessageStart(`1/2/20, 10:00 - ${text}`)?.rest === text));
  });
});

describe('Day and month', () => {
  test('are told apart by a date that leaves no choice, wherever it stands', async () => {
    expect(await days('01/02/19', '24/12/19')).toEqual(['2019-02-01T10:00', '2019-12-24T10:00']);
    expect(await days('01/02/19', '12/24/19')).toEqual(['2019-01-02T10:00', '2019-12-24T10:00']);
    expect(await days('40/01/02', '41/01/02')).toEqual(['2040-01-02T10:00', '2041-01-02T10:00']);
  });

  test('are told apart by time that does not run backwards', async () => {
    expect(await days('05/01/19', '06/01/19', '01/02/19')).toEqual([
      '2019-01-05T10:00',
      '2019-01-06T10:00',
      '2019-02-01T10:00',
    ]);
  });

  test('may be the same', async () => {
    expect(await days('01/01/19', '2019-03-04')).toEqual(['2019-01-01T10:00', '2019-03-04T10:00']);
  });

  test('are asked for where nothing tells, and where the file contradicts itself', async () => {
    expect(await days('01/02/19', '02/03/19')).toEqual([
      '? : no date shows which number is the day and which is the month, for example 01/02/19, 10:00 in line 1. Name the order with --date-order (dmy, mdy or ymd)',
    ]);
    expect(await days('24/12/19', '12/24/19')).toEqual([
      '? : the dates 12/24/19, 10:00 in line 2 and 24/12/19, 10:00 in line 1 are not in the same order. Name the order with --date-order (dmy, mdy or ymd)',
    ]);
  });

  test('are as the shell says, and what is no date then is named', async () => {
    const events = await read(['24/12/19, 10:00 - Ann: x', '12/24/19, 10:00 - Ann: y', 'more'], { dateOrder: 'mdy' });
    expect(messagesIn(events).map(({ text }) => text)).toEqual(['y\nmore']);
    expect(problemsIn(events)).toEqual(['1 : 24/12/19, 10:00 is not a date in the order mdy']);
  });

  test('are never read otherwise in one line than in the next', async () => {
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
      { numRuns: 40 },
    );
  });
});

describe('What a WhatsApp message says', () => {
  const own = { isVerbatim: true, isEdited: false, isCall: false, attachments: [] };
  const app = { sender: null, isVerbatim: false, isEdited: false, isCall: false, attachments: [] };
  test.each([
    ['Ann: a: b', { ...own, sender: 'Ann', text: 'a: b' }],
    ['Ann:.', { ...own, sender: 'Ann', text: '.' }],
    ['~\u202fBob: hi', { ...own, sender: 'Bob', text: 'hi' }],
    ['Ann: hi \u200e<This message was edited>', { ...own, sender: 'Ann', text: 'hi', isEdited: true }],
    ['Ann: This message was deleted', { ...own, sender: 'Ann', text: 'This message was deleted', isVerbatim: false }],
    ['Ann: <Media omitted>', { ...own, sender: 'Ann', text: '', attachments: [{ name: 'Media omitted' }] }],
    ['Ann: \u200eBild weggelassen', { ...own, sender: 'Ann', text: '', attachments: [{ name: 'Bild weggelassen' }] }],
    ['Ann: \u200e<attached: 1-PHOTO.jpg>', { ...own, sender: 'Ann', text: '', attachments: [{ name: '1-PHOTO.jpg' }] }],
    [
      'Ann: IMG-20200101-WA0001.jpg (file attached)\nlook',
      { ...own, sender: 'Ann', text: 'look', attachments: [{ name: 'IMG-20200101-WA0001.jpg' }] },
    ],
    [
      'Ann: the pier \u200e<attached: 00000016-PHOTO-2019-08-13-10-55-08.jpg>',
      { ...own, sender: 'Ann', text: 'the pier', attachments: [{ name: '00000016-PHOTO-2019-08-13-10-55-08.jpg' }] },
    ],
    [
      'Ann: 2017-02-01-PHOTO-00000011.jpg <\u200eattached>',
      { ...own, sender: 'Ann', text: '', attachments: [{ name: '2017-02-01-PHOTO-00000011.jpg' }] },
    ],
    [
      'Ann: the plan.pdf • 2 pages <attached>',
      { ...own, sender: 'Ann', text: '', attachments: [{ name: 'the plan.pdf' }] },
    ],
    ['Ann: index.html <div>', { ...own, sender: 'Ann', text: 'index.html <div>' }],
    ['Ann: write it as <key: value.txt>', { ...own, sender: 'Ann', text: 'write it as <key: value.txt>' }],
    ['Ann: see a.pdf (the new one)', { ...own, sender: 'Ann', text: 'see a.pdf (the new one)' }],
    ['You were added', { ...app, text: 'You were added' }],
    ['Ann changed the subject to "Re: plans"', { ...app, text: 'Ann changed the subject to "Re: plans"' }],
    [
      'Ann: \u200eMissed voice call',
      { ...own, sender: 'Ann', text: 'Missed voice call', isVerbatim: false, isCall: true },
    ],
    ['Missed video call', { ...app, text: 'Missed video call', isCall: true }],
    ['Crew: \u200eAnn added Bob', { ...app, text: 'Crew: Ann added Bob' }],
    [
      'Ann: \u200ePOLL:\nWhen?\n\u200eOPTION: Now (2 votes)',
      { ...own, sender: 'Ann', text: 'POLL:\nWhen?\nOPTION: Now (2 votes)' },
    ],
    [
      'Ann: \u200eStandort: https://maps.example/?q=1,2',
      { ...own, sender: 'Ann', text: 'Standort: https://maps.example/?q=1,2' },
    ],
    ['Ann: x <Se editó este mensaje.>', { ...own, sender: 'Ann', text: 'x', isEdited: true }],
    ['Ann: \u200eلقد حذَفت هذه الرسالة.', { ...own, sender: 'Ann', text: 'لقد حذَفت هذه الرسالة.', isVerbatim: false }],
    ['Ann: Pesan ini telah dihapus', { ...own, sender: 'Ann', text: 'Pesan ini telah dihapus', isVerbatim: false }],
    ['Ann: <تم استبعاد الوسائط>', { ...own, sender: 'Ann', text: '', attachments: [{ name: 'تم استبعاد الوسائط' }] }],
  ])('is read in %s', (raw, message) => {
    expect(readMessage(raw)).toEqual(message);
  });
});

describe('A WhatsApp chat', () => {
  test.each(['utf16le', 'utf16be'] as const)('is read where it was saved as %s', async (encoding) => {
    const bytes = Buffer.from('\ufeff24/12/19, 11:23 - Ann: Grüße\r\n24/12/19, 11:24 - Bob: ho\r\n', 'utf16le');
    if (encoding === 'utf16be') bytes.swap16();
    const chunks = Array.from(bytes, (byte) => Uint8Array.of(byte));
    const events = await readTree(whatsapp, { 'WhatsApp Chat with Harbour.txt': chunks });
    expect(messagesIn(events).map(({ text }) => text)).toEqual(['Grüße', 'ho']);
  });

  const CHAT = [
    '24/12/19, 11:23 - Ann: one',
    'two',
    '',
    '24/12/19, 11:23 - +12 345 578: hi',
    '24/12/19, 11:23 - Ann: one',
    'two',
  ];

  test('is a thread and a collection by the name of its file', async () => {
    const [first, second] = messagesIn(await read(CHAT));
    expect(first).toMatchObject({
      thread: 'thread:whatsapp-harbour/Harbour',
      occurred: { edtf: '2019-12-24T11:23', written: '24/12/19, 11:23' },
      place: 0,
      text: 'one\ntwo',
      visibility: 'PRIVATE',
      channel: 'CHAT',
      platform: 'whatsapp',
    });
    expect(second).toMatchObject({ place: 1, sender: { account: { platform: 'whatsapp', handle: '+12345578' } } });
  });

  test('knows a number by whatever hyphens and spaces a phone writes it with', async () => {
    const numbers = ['+12 345\u2011578', '+12\u00a0345\u2010578', '\u202a+12 345-578\u202c'];
    const messages = messagesIn(await read(numbers.map((number) => `24/12/19, 11:23 - ${number}: hi`)));
    expect(new Set(messages.map(({ sender }) => sender?.account?.handle))).toEqual(new Set(['+12345578']));
  });

  test('tells messages apart that are alike in all', async () => {
    const ids = messagesIn(await read(CHAT)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    expect(ids.join()).not.toMatch(/line/);
  });

  test('says in which zone it was read where nothing tells', async () => {
    expect(notesIn(await read(CHAT)).join()).toContain('UTC');
    expect(notesIn(await read(CHAT, { timeZone: 'Europe/Berlin' })).join()).not.toContain('UTC');
  });

  test('is recognised with the media beside it, and nothing else is taken', async () => {
    const files = [
      memoryFile(`\ufeff${CHAT.join('\r\n')}`, 'Harbour/_chat.txt'),
      memoryFile('x', 'Harbour/1-PHOTO.jpg'),
      memoryFile('Dear Ann,', 'Harbour/letter.txt'),
      memoryFile('x', 'b.jpg'),
    ];
    const { parts, unknown } = await recognise(files, [whatsapp]);
    expect(parts).toMatchObject([{ files: files.slice(0, 2) }]);
    expect(unknown).toEqual(files.slice(2));
    const [first] = messagesIn(await readTree(whatsapp, { 'Harbour/_chat.txt': CHAT.join('\r\n') }));
    expect(first).toMatchObject({ text: 'one\ntwo', thread: 'thread:whatsapp-harbour/Harbour' });
  });

  test('names what it can not read with its line, and loses nothing else', async () => {
    const lines = ['lost', ...CHAT, '24/12/19, 11:24 - Ann: a\0', '24/12/19, 11:25 - __proto__: b'];
    const events = await read(lines);
    expect(messagesIn(events)).toHaveLength(4);
    expect(events.filter(({ kind }) => kind === 'PROBLEM').map(({ at }) => at.line)).toEqual([1, 8]);
  });

  test('that is longer changes nothing old', async () => {
    const file = 'WhatsApp Chat with Harbour.txt';
    const shorter = { [file]: CHAT.slice(0, 3).join('\n') };
    const longer = { [file]: CHAT.join('\n') };
    expect(await importShorterAndWhole(whatsapp, shorter, longer)).toEqual({
      first: 4,
      more: 3,
      changed: 0,
      addedAgain: 0,
    });
  });
});
