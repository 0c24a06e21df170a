import { describe, expect, test } from 'vitest';
import { urlsIn } from '../../../src/formats/kit/addresses.ts';
import { discord } from '../../../src/formats/discord/discord.ts';
import { readAddresses } from '../../../src/formats/mail/addresses.ts';
import { webLinks } from '../../../src/formats/mail/web-links.ts';
import type { FileFormat, TreeFormat } from '../../../src/formats/format.ts';
import { ownJson } from '../../../src/formats/own/json.ts';
import { ownNdjson } from '../../../src/formats/own/ndjson.ts';
import { recognise } from '../../../src/importing/recognise.ts';
import { whatsapp } from '../../../src/formats/whatsapp/whatsapp.ts';
import { telegram } from '../../../src/formats/telegram/telegram.ts';
import { withoutTrailing } from '../../../src/formats/text/trailing.ts';
import { readMessage } from '../../../src/formats/whatsapp/message.ts';
import { xArchive } from '../../../src/formats/x/x.ts';
import { expandText } from '../../../src/formats/x/short-links.ts';
import { messagesIn } from '../../support/entries-in.ts';
import { collect, memoryFile, problemsIn, readAll, readContext, readTree } from '../../support/read-events.ts';
import { headerWith, mailText, readMailbox, readOne, mailbox, PLAIN } from '../../support/mails.ts';

/** Work that grows with the square of this many steps does not end before the timeout of the test. */
const MANY = 1_000_000;

describe('The time to read a text grows only with its length:', () => {
  test.each<[string, string, (text: string) => unknown]>([
    ['addresses in a chat', `http://a.example/${'.'.repeat(MANY)}x`, urlsIn],
    ['addresses in a mail', `http://a.example/${','.repeat(MANY)}x`, webLinks],
    ['addresses in brackets', `http://a.example/${')'.repeat(MANY)}`, webLinks],
    ['mail addresses without @', 'a'.repeat(MANY), readAddresses],
    ['mail addresses that end in dots', `a@${'.'.repeat(MANY)}x`, readAddresses],
    ['a WhatsApp message of spaces', `Ann: a${' '.repeat(MANY)}b`, readMessage],
  ])('%s', (_what, text, read) => {
    expect(read(text)).toBeDefined();
  });

  test('a mail of line ends', async () => {
    const { message } = await readOne(mailText(PLAIN, `a${'\n'.repeat(MANY / 2)}b`));
    expect(message.text).toMatch(/^a\n+b$/);
  });
});

test('Trailing characters are removed from the end of a text only', () => {
  expect(withoutTrailing('a.b.,.', '.,')).toBe('a.b');
  expect(withoutTrailing('...', '.')).toBe('');
});

test.each([
  ['(see http://a.example/b_(c)).', 'http://a.example/b_(c)'],
  ['http://a.example/[b]],)', 'http://a.example/[b]'],
])('The address in %j is %j', (text, address) => {
  expect(webLinks(text)).toEqual([address]);
});

describe('A mail', () => {
  const nested = (depth: number, part: (level: number) => string) =>
    `From: a@example.org\n${Array.from({ length: depth }, (_, level) => part(level)).join('')}`;
  const multipart = (level: number) => `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n`;

  test('of very deeply nested HTML is read up to the limit of depth', async () => {
    const html = mailText(headerWith('Content-Type: text/html'), `above${'<blockquote>a'.repeat(20_000)}`);
    expect((await readOne(html)).message.text).toMatch(/^above/);
  });

  test('of very deeply nested parts is reported, and the next one is read', async () => {
    const { messages, events } = await readMailbox(mailbox(`${nested(3_000, multipart)}\n`, mailText(PLAIN, 'Hello')));
    expect(messages.map(({ text }) => text)).toEqual(['Hello']);
    expect(problemsIn(events)).toEqual([expect.stringContaining('its parts are more than 100 levels deep')]);
  });

  test('within a mail that is far too large is an attachment of it', async () => {
    const inner = `X: y\n${'X: y\n'.repeat(200_000)}\nlost`;
    const whole = mailText(
      headerWith('Content-Type: multipart/mixed; boundary=b'),
      `--b\n\nHello\n--b\nContent-Type: message/rfc822\n\n${inner}\n--b--`,
    );
    const { message } = await readOne(whole);
    expect(message).toMatchObject({ text: 'Hello', attachments: [{ mediaType: 'message/rfc822' }] });
  });
});

describe('A chat', () => {
  const told = { id: 1, type: 'message', from: 'Ann', from_id: 'user1', text: 'hi', date_unixtime: '1673983999' };
  const read = (message: object, above: object = {}) =>
    readTree(telegram, {
      'result.json': JSON.stringify({
        ...above,
        name: 'Bob',
        type: 'private_group',
        id: 2,
        messages: [{ ...told, ...message }],
      }),
    });

  test.each([8_640_000_000_001, -9_000_000_000_000, '9'.repeat(13)])(
    'with a time of %s seconds is reported',
    async (date_unixtime) => {
      expect(problemsIn(await read({ date_unixtime }))).toEqual([
        '? : date_unixtime: is not a number of seconds since 1970',
      ]);
    },
  );

  test.each(['{"toString":1}', 'null', '[]', '{"constructor":null}'])(
    'with an owner %s has no owner',
    async (owner) => {
      const events = await read({}, { personal_information: { user_id: JSON.parse(owner) as unknown } });
      expect(messagesIn(events)).toMatchObject([{ text: 'hi' }]);
    },
  );

  test.each(['constructor', '__proto__', 'toString'])('of the type %s is of an unknown kind', async (type) => {
    const contents = { 'result.json': JSON.stringify({ name: 'Bob', type, id: 2, messages: [told] }) };
    expect(messagesIn(await readTree(telegram, contents))).toMatchObject([
      { id: 'message:telegram-channel2/channel2/1' },
    ]);
  });

  test('with more mistakes in a message than a call takes arguments has the first reported', async () => {
    expect(problemsIn(await read({ text: Array.from({ length: 150_000 }, () => 0) }))).toHaveLength(1);
  });

  test('without a required part is reported with the missing part', async () => {
    const head = { guild: { id: '1' }, channel: { id: '2' } };
    const events = await readTree(discord, { 'a.json': JSON.stringify({ ...head, messages: [{ id: '3' }] }) });
    expect(problemsIn(events)).toEqual(['? : timestamp: is missing']);
  });
});

test('An archive of an account with a name that no store can keep gets the part of the name that can be kept', async () => {
  const account = { accountId: '1', username: 'a\0nn\ud800' };
  const tweet = { id_str: '5', created_at: 'Wed Oct 10 20:19:24 +0000 2018', full_text: 'hi' };
  const events = await readTree(xArchive, {
    'data/account.js': `window.YTD.account.part0 = ${JSON.stringify([{ account }])}`,
    'data/tweets.js': `window.YTD.tweets.part0 = ${JSON.stringify([{ tweet }])}`,
  });
  expect(problemsIn(events)).toEqual([]);
  expect(messagesIn(events)).toMatchObject([{ text: 'hi' }]);
});

describe('A document of the own format', () => {
  const megabyte = Buffer.alloc(1024 * 1024, ' ');
  test.each<[string, readonly Uint8Array[]]>([
    ['of nothing but spaces', Array.from({ length: 2_048 }, () => megabyte)],
    ['of nothing but commas', [Buffer.from('{"backchannel":1,"entries":['), Buffer.alloc(9_000_000, ',')]],
  ])('%s is refused, and not kept in memory', async (_what, chunks) => {
    expect(problemsIn(await readAll(ownJson, chunks))).toHaveLength(1);
  });

  test('with lists on its first line is not read as NDJSON', async () => {
    const text = '{"backchannel": 1, "links": [\n{"id": "link:a"},\n{"id": "link:b"}]}';
    const { parts } = await recognise([memoryFile(text, 'a.json')]);
    expect(parts.map(({ format }) => format.name)).toEqual(['json']);
  });
});

test.each<[string, FileFormat | TreeFormat, string, RegExp]>([
  ['ndjson', ownNdjson, '{"link":{"id":"link:a","label":"', /is longer than/],
  ['json', ownJson, '{"backchannel":1,"links":[{"id":"link:a","label":"', /^1 links\[0\]: is longer than/],
  ['whatsapp', whatsapp, '24/12/19, 10:00 - Ann: ', /is longer than/],
  ['discord', discord, '{"guild":{"id":"1"},"channel":{"id":"2"},"messages":[{"id":"', /is longer than 16777216 bytes/],
])('A line of 2 GB in %s is refused, and not kept in memory', async (_name, format, start, reason) => {
  const megabyte = Buffer.alloc(1024 * 1024, 'x');
  const path = format.name === 'whatsapp' ? 'chat.txt' : 'chat.json';
  const file = memoryFile([Buffer.from(start), ...Array.from({ length: 2_048 }, () => megabyte)], path);
  const before = process.memoryUsage.rss();
  const context = readContext({ dateOrder: 'dmy' });
  const events = await collect('read' in format ? format.read(file, context) : format.readTree([file], context));
  expect(problemsIn(events)).toEqual([expect.stringMatching(reason)]);
  expect(process.memoryUsage.rss() - before).toBeLessThan(500 * 1024 * 1024);
});

describe('A shortened address', () => {
  test('is replaced by the full one, and no text grows without end', () => {
    expect(expandText('see https://t.co/a', [{ short: 'https://t.co/a', full: 'https://a.example/$&' }])).toBe(
      'see https://a.example/$&',
    );
    const doubling = Array.from({ length: 60 }, () => ({ short: 'aa', full: 'aaaa' }));
    expect(expandText('aaaa', doubling)).toBe('aaaaaaaa');
    const huge = [{ short: 'a', full: 'b'.repeat(8_000) }];
    expect(expandText('a'.repeat(100_000), huge).length).toBeLessThan(2_000_000);
  });

  test('that is the beginning of another is not replaced by it', () => {
    const links = [
      { short: 'https://t.co/a', full: 'https://one.example/' },
      { short: 'https://t.co/ab', full: 'https://two.example/' },
    ];
    expect(expandText('https://t.co/ab', links)).toBe('https://two.example/');
  });
});
