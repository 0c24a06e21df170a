import { describe, expect, test } from 'vitest';
import { eml } from '../../../../src/formats/mail/eml.ts';
import { mbox } from '../../../../src/formats/mail/mbox.ts';
import { recognise } from '../../../../src/importing/recognise.ts';
import { bytesOf, headerWith, mailbox, mailText, messagesIn, PLAIN, readOne } from '../../../support/mails.ts';
import { memoryFile, readAll, readContext } from '../../../support/read-events.ts';

describe('Files', () => {
  test('that are mails or mailboxes are recognised, and others are not', async () => {
    const files = [
      memoryFile(mailText(PLAIN, 'x'), 'inbox/1.'),
      memoryFile(mailbox(mailText(PLAIN, 'x')), 'a.txt'),
      memoryFile('Title: A page\nDate: 2001-01-01\n\nText', 'page.md'),
      memoryFile('mv 00001 00002\n', 'cmds'),
      memoryFile('From,To,Subject\na,b,c\n', 'mails.csv'),
    ];
    const { parts, unknown } = await recognise(files, [mbox, eml]);
    expect(parts.map(({ format }) => format.name)).toEqual(['eml', 'mbox']);
    expect(unknown.map(({ path }) => path)).toEqual(['page.md', 'cmds', 'mails.csv']);
  });

  test('of one mail may begin with an empty line, or as in a mailbox', async () => {
    const mail = mailText(headerWith('Date: whenever'), 'Hello');
    const { message } = await readOne(mailbox(mail));
    expect(message).toMatchObject({ text: 'Hello', subject: 'A letter', occurred: { edtf: '2001-11-01' } });
    expect(eml.recognises(mailbox(mail), 'a')).toBe(true);
    expect((await readOne(`\n\n${mail}`)).message.subject).toBe('A letter');
  });

  test('of Apple Mail hold a mail between its own data', async () => {
    const mail = mailText(PLAIN, 'Hello');
    const emlx = `${String(mail.length).padEnd(10)}\n${mail}<?xml version="1.0"?>\n<plist/>\n`;
    expect(eml.recognises(emlx, '1.emlx')).toBe(true);
    expect((await readOne(emlx)).message).toMatchObject({ text: 'Hello', subject: 'A letter' });
  });

  test('of old Macs, and files saved by an editor, are read like others', async () => {
    const mail = mailText(PLAIN, 'Hello');
    for (const bytes of [Buffer.from(mail.replaceAll('\n', '\r')), Buffer.from(`\ufeff${mail}`, 'utf16le')]) {
      expect((await recognise([memoryFile([bytes])], [mbox, eml])).parts).toHaveLength(1);
      expect(messagesIn(await readAll(eml, [bytes]))).toMatchObject([{ text: 'Hello', subject: 'A letter' }]);
    }
  });

  test('of one collection share their knowledge about mails and names', async () => {
    const context = readContext();
    await readAll(eml, bytesOf(mailText(PLAIN, 'Hello')), context);
    const [copy] = messagesIn(await readAll(eml, bytesOf(mailText(PLAIN, 'Hello', 'again')), context));
    expect(copy?.id).toMatch(/\/1@example\.org\/[0-9a-f]{12}$/);
  });
});
