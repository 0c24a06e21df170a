import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginsMbox, splitMbox } from '../../../../src/formats/mail/mbox-messages.ts';
import { headerWith, mailbox, mailText, messagesIn, PLAIN, readMailbox } from '../../../support/mails.ts';
import { collect, memoryFile, problemsIn, readAll } from '../../../support/read-events.ts';
import { mbox } from '../../../../src/formats/mail/mbox.ts';
import { scaledRuns } from '../../../support/scaled.ts';

const split = async (text: string | readonly Uint8Array[]) =>
  (await collect(splitMbox(memoryFile(text).open()))).map((message) =>
    'problem' in message ? message.problem : message.content.toString('latin1'),
  );
const SEPARATOR = 'From ann@example.org Thu Nov  1 16:19:12 2001';

describe('A mailbox', () => {
  test.each([
    SEPARATOR,
    'From jo at example.org  Thu Nov  1 11:19:12 2001',
    'From - Thu Nov 01 11:19:12 2001',
    'From ???@??? Thu Nov 01 11:19:12 2001',
    'From 1234567890@xxx Thu Nov 01 11:19:12 +0000 2001',
    'From jo@example.org Thu, 1 Nov 2001 11:19:12 -0500 (EST)',
    'From MAILER-DAEMON Thu Nov  1 11:19 2001',
    'From jo@example.org',
    'From jo 2001-11-01T11:19:12Z',
    'From - ',
    'From ',
    'From nobody',
  ])('begins with %j', (line) => {
    expect(beginsMbox(`${line}\nReceived: by a; b\n`)).toBe(true);
  });

  test.each([
    'From here on it is easy\n\n',
    'From: ann@example.org\nTo: b',
    'Hello',
    '',
    'From a@b.c Thu 10:00 2001\nand so',
    'From nobody\nI heard: nothing',
  ])('does not begin with %j', (head) => {
    expect(beginsMbox(head)).toBe(false);
  });

  test('is split where mails begin, and not at other lines that begin with From', async () => {
    const bodies = [
      'From here on.\n\nFrom there to here at 10:00 in 2001\n\nwe went\n',
      'A\n\n>From me\n',
      '\n\nFrom\n',
      'The hours:\n\nFrom the door: open at 10:30 from 99 on\nTo: whom it may concern\n',
      'Who?\n\nFrom nobody\nthat: I know\n',
      'Who?\nFrom nobody\nSubject: no header\n',
    ];
    const text = bodies.map((body) => `${SEPARATOR}\nSubject: x\n\n${body}\n`).join('');
    expect(await split(text)).toEqual(bodies.map((body) => `Subject: x\n\n${body.replace('>From', 'From')}\n`));
  });

  test('is split even if the empty line is missing, or the declared length is wrong', async () => {
    const mail = 'Content-Length: 7000\nSubject: x\n\nHello\n';
    expect(await split(`${SEPARATOR}\n${mail}${SEPARATOR}\n${mail}`)).toEqual([mail, mail]);
  });

  test('is split at bare From lines even if the empty line is missing', async () => {
    const mail = 'X-Mozilla-Status: 0001\nSubject: x\n\nHello\n';
    expect(await split(`From \n${mail}From \n${mail}`)).toEqual([mail, mail]);
  });

  test('is split at patches of git only if it begins with one', async () => {
    const patch = `From ${'0a'.repeat(20)} Mon Sep 17 00:00:00 2001\n`;
    const mail = 'From: ann@example.org\nSubject: [PATCH] x\n\n--\n\n';
    expect(await split(`${patch}${mail}${patch}${mail}`)).toEqual([mail, mail]);
    const carrier = `Subject: see below\n\n${patch}${mail}`;
    expect(await split(`${SEPARATOR}\n${carrier}${SEPARATOR}\n${mail}`)).toEqual([carrier, mail]);
  });

  test('removes the mark of one From line in mboxo, and one mark of each in mboxrd', async () => {
    const body = 'Subject: x\n\n>From a\n>>From b\n> From c\n';
    expect(await split(`${SEPARATOR}\n${body}`)).toEqual(['Subject: x\n\nFrom a\n>>From b\n> From c\n']);
    const marked = `From mboxrd@z Thu Jan  1 00:00:00 1970\n${body}`;
    expect(await split(marked)).toEqual(['Subject: x\n\nFrom a\n>From b\n> From c\n']);
  });

  test('begins after a byte order mark, and may have the line ends of old Macs or be UTF-16', async () => {
    const mails = mailbox(mailText(PLAIN, 'Héllo'), mailText(PLAIN, 'Bye'));
    const whole = await split(mails);
    expect(whole).toHaveLength(2);
    expect(await split([Buffer.from(`\ufeff${mails}`)])).toEqual(whole);
    expect(await split([Buffer.from(mails.replaceAll('\n', '\r'))])).toEqual(whole);
    const utf16 = Buffer.from(`\ufeff${mails}`, 'utf16le');
    expect(await split([utf16.subarray(0, 101), utf16.subarray(101)])).toEqual(whole);
  });

  test('reports text before its first mail', async () => {
    expect(await split(`junk\n\n${SEPARATOR}\nSubject: x\n`)).toEqual([
      'is not a mail: it stands before the first mail',
      'Subject: x\n',
    ]);
  });

  test('is the same for chunks of any size, with either line end', async () => {
    const mails = mailbox(mailText(PLAIN, '>From a', 'b'), mailText(PLAIN, 'x'.repeat(200)), mailText(PLAIN, 'From c'));
    for (const text of [mails, mails.replaceAll('\n', '\r\n')]) {
      const whole = await split(text);
      expect(whole).toHaveLength(3);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (size) => {
          const chunks: Uint8Array[] = [];
          for (let at = 0; at < text.length; at += size) chunks.push(Buffer.from(text.slice(at, at + size), 'latin1'));
          expect(await split(chunks)).toEqual(whole);
        }),
        scaledRuns(5),
      );
    }
  });

  test('reports a mail that is far too large, and reads the others, in bounded memory', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    const start = Buffer.from(`${SEPARATOR}\n${mailText(PLAIN, 'Hello')}\n${SEPARATOR}\nSubject: long\n\n`);
    const end = Buffer.from(`\n\n${SEPARATOR}\n${mailText(headerWith('Message-ID: <2@example.org>'), 'Bye')}`);
    const events = await readAll(mbox, [start, ...Array.from({ length: 130 }, () => chunk), end]);
    expect(messagesIn(events).map(({ text }) => text)).toEqual(['Hello', 'Bye']);
    expect(events.filter(({ kind }) => kind === 'PROBLEM')).toEqual([
      { kind: 'PROBLEM', reason: 'is larger than 134217728 bytes', at: { message: 2 } },
    ]);
  });

  test('reports a mail with a header of a megabyte, and a part that is not a mail, and reads the others', async () => {
    const good = mailText(PLAIN, 'Hello');
    const { messages, events } = await readMailbox(
      mailbox(mailText(headerWith(`To: ${'a@example.org, '.repeat(70_000)}`), 'x'), 'Nothing: here\n', good),
    );
    expect(messages).toHaveLength(1);
    expect(problemsIn(events)).toEqual([
      expect.stringContaining('cannot be read'),
      expect.stringContaining('is not a mail'),
    ]);
  });
});
