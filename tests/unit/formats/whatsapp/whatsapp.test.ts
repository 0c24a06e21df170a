import { describe, expect, test } from 'vitest';
import { recognise } from '../../../../src/importing/recognise.ts';
import { whatsapp } from '../../../../src/formats/whatsapp/whatsapp.ts';
import { messagesIn, notesIn } from '../../../support/entries-in.ts';
import { importShorterAndWhole } from '../../../support/import-events.ts';
import { memoryFile, readTree } from '../../../support/read-events.ts';
import { readChat } from '../../../support/whatsapp-chat.ts';

describe('A WhatsApp chat', () => {
  test.each(['utf16le', 'utf16be'] as const)('saved as %s is read', async (encoding) => {
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

  test('is a thread and a collection with the name of its file', async () => {
    const [first, second] = messagesIn(await readChat(CHAT));
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

  test('recognises a number with any hyphens and spaces', async () => {
    const numbers = ['+12 345\u2011578', '+12\u00a0345\u2010578', '\u202a+12 345-578\u202c'];
    const messages = messagesIn(await readChat(numbers.map((number) => `24/12/19, 11:23 - ${number}: hi`)));
    expect(new Set(messages.map(({ sender }) => sender?.account?.handle))).toEqual(new Set(['+12345578']));
  });

  test('gives equal messages different ids', async () => {
    const ids = messagesIn(await readChat(CHAT)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    expect(ids.join()).not.toMatch(/line/);
  });

  test('without a zone is read as UTC, with a note', async () => {
    expect(notesIn(await readChat(CHAT)).join()).toContain('UTC');
    expect(notesIn(await readChat(CHAT, { timeZone: 'Europe/Berlin' })).join()).not.toContain('UTC');
  });

  test('is recognised with the media beside it, without other files', async () => {
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

  test('reports lines that it cannot read, and reads all others', async () => {
    const lines = ['lost', ...CHAT, '24/12/19, 11:24 - Ann: a\0', '24/12/19, 11:25 - __proto__: b'];
    const events = await readChat(lines);
    expect(messagesIn(events)).toHaveLength(4);
    expect(events.filter(({ kind }) => kind === 'PROBLEM').map(({ at }) => at.line)).toEqual([1, 8]);
  });

  test('that is longer changes no earlier entry', async () => {
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
