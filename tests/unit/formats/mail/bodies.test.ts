import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { headerWith, mailText, readOne } from '../../../support/mails.ts';

const typed = (type: string, ...fields: string[]) =>
  headerWith('MIME-Version: 1.0', `Content-Type: ${type}`, ...fields);
const part = (type: string, fields: readonly string[], ...lines: string[]) => [
  '--b',
  `Content-Type: ${type}`,
  ...fields,
  '',
  ...lines,
];
const multipart = (kind: string, ...parts: string[][]) =>
  mailText(typed(`multipart/${kind}; boundary="b"`), 'Not for you', ...parts.flat(), '--b--', 'Nor this');
const sha256 = (text: string) => createHash('sha256').update(text, 'latin1').digest('hex');

describe('The text of a mail', () => {
  test('keeps quotations and signatures unchanged', async () => {
    const lines = ['> > Really?', '> Yes.', 'begin 644 bottles', 'of wine, no file', 'end', '-- ', 'Ann'];
    expect((await readOne(mailText(headerWith(), ...lines))).message.text).toBe(lines.join('\n'));
  });

  test('is the plain one of several alternatives', async () => {
    const text = multipart('alternative', part('text/plain', [], 'plain'), part('text/html', [], '<b>rich</b>'));
    expect((await readOne(text)).message.text).toBe('plain');
  });

  test('is the text of the HTML part if there is no other', async () => {
    const html = '<p>See <a href="http://example.org/a">this</a>&nbsp;page</p><script>alert(1)</script>';
    const empty = part('text/plain', [], '');
    for (const text of [
      mailText(typed('text/html'), html),
      multipart('alternative', empty, part('text/html', [], html)),
    ]) {
      expect((await readOne(text)).message.text).toBe('See this [http://example.org/a]\u00a0page');
    }
  });

  test.each([
    ['quoted-printable', 'caf=E9 =\nau lait =XY', 'café au lait =XY'],
    ['Quoted Printable;', 'caf=E9', 'café'],
    ['base64', 'Y2Fm6Q==', 'café'],
    ['"BASE64"', 'Y2Fm6Q==', 'café'],
    ['base64', 'Y2Fm6Q==\n_____\nThe list', 'café\n_____\nThe list'],
    ['8bit', 'caf\xe9', 'café'],
    ['x-nonsense', 'caf\xe9', 'café'],
  ])('is decoded from %s: %j', async (encoding, body, expected) => {
    const header = typed('text/plain; charset=iso-8859-1', `Content-Transfer-Encoding: ${encoding}`);
    expect((await readOne(mailText(header, body))).message.text).toBe(expected);
  });

  test('begins after the header, even without an empty line between them', async () => {
    const header = mailText(headerWith('X-Broken field', 'X-Last: 1')).trimEnd();
    for (const body of ['Hello\nand so on\n', 'Hello\nand so on\n\nMore\n']) {
      const { message } = await readOne(`${header}\n${body}`);
      expect(message).toMatchObject({ text: body.trimEnd(), subject: 'A letter' });
    }
  });

  test('shows U+FFFD for characters that a text cannot have, with a note', async () => {
    const { message, notes } = await readOne(mailText(headerWith(), 'a\0b\r'));
    expect(message.text).toBe('a\ufffdb');
    expect(notes).toEqual(['characters lost: has bytes that are not characters; each is shown as \ufffd']);
  });

  test('of an HTML mail keeps the cells of its tables apart', async () => {
    const html = '<table><tr><th>Who</th><th>When</th></tr><tr><td>Ann</td><td>Monday</td></tr></table>';
    expect((await readOne(mailText(typed('text/html'), html))).message.text).toBe('Who When\nAnn Monday');
  });

  test('of an HTML mail may be nested at any depth', async () => {
    const html = `<p>Hello</p>${'<table><tr><td>'.repeat(5_000)}x`;
    expect((await readOne(mailText(typed('text/html'), html))).message.text).toContain('Hello');
  });

  test.each([
    ['', 'a long \nline\n\n> said \n> before \n>> and earlier\n From afar\n-- \nAnn'],
    ['; delsp=yes', 'a long  \nline\n\n> said  \n> before \n>> and earlier\n From afar\n-- \nAnn'],
  ])('is joined if its lines were broken only to fit%s', async (delSp, body) => {
    const { message } = await readOne(mailText(typed(`text/plain; format=flowed${delSp}`), body));
    expect(message.text?.replaceAll(/ $/gm, '')).toBe(
      'a long line\n\n> said before\n>> and earlier\nFrom afar\n--\nAnn',
    );
  });

  test('is found in its parts even if the boundary is not the declared one', async () => {
    const parts = [
      '--other',
      'Content-Type: text/plain',
      '',
      'Hello',
      '--other',
      'Content-Type: text/html',
      '',
      '<b>Hi</b>',
    ];
    for (const type of ['multipart/alternative; boundary="never"', 'multipart/alternative']) {
      expect((await readOne(mailText(typed(type), ...parts, '--other--'))).message.text).toBe('Hello');
    }
  });

  test.each(['multipart/mixed', 'multipart/mixed; boundary="never"', 'nonsense', ''])(
    'is the whole text if the parts of %j are not found',
    async (type) => {
      expect((await readOne(mailText(typed(type), 'All of it'))).message.text).toBe('All of it');
    },
  );

  test('is cut at the limit of the record, with a note', async () => {
    const { message, notes } = await readOne(mailText(headerWith(), 'x'.repeat(1_000_001)));
    expect(message.text).toHaveLength(1_000_000);
    expect(notes).toEqual(['text cut: is longer than 1000000 characters']);
  });
});

describe('An attachment', () => {
  test('is its name, type, size and digest', async () => {
    const fields = [
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename="=?utf-8?Q?=C3=A9.bin?="',
    ];
    const text = multipart('mixed', part('text/plain', [], 'Hello'), part('application/x-thing', fields, 'AAEC'));
    const { message } = await readOne(text);
    expect(message.text).toBe('Hello');
    expect(message.attachments).toEqual([
      { name: 'é.bin', mediaType: 'application/x-thing', size: 3, sha256: sha256('\0\x01\x02') },
    ]);
  });

  test('that is shown is both text and attachment, and one that is only attached is not text', async () => {
    const shown = part('text/plain; name=a.txt', ['Content-Disposition: inline'], 'shown');
    const kept = part('text/plain; name=b.txt', ['Content-Disposition: attachment'], 'kept');
    const { message } = await readOne(multipart('mixed', shown, kept));
    expect(message.text).toBe('shown');
    expect(message.attachments?.map(({ name }) => name)).toEqual(['a.txt', 'b.txt']);
  });

  test.each([
    ['Here:\nbegin 644 a.txt\n+2&5L;&\\@=V]R;&0\n`\nend\nBye', 'Here:\nBye', 'Hello world'],
    ['begin 755 a.txt\n#86)C\n\nend', undefined, 'abc'],
  ])('in uuencode is taken out of the text', async (body, text, content) => {
    const { message } = await readOne(mailText(headerWith(), body));
    expect(message.text).toBe(text);
    expect(message.attachments).toEqual([
      { name: 'a.txt', mediaType: 'application/octet-stream', size: content.length, sha256: sha256(content) },
    ]);
  });

  test('may be in uuencode without other text', async () => {
    const header = typed('image/gif; name=a.gif', 'Content-Transfer-Encoding: x-uuencode');
    const { message } = await readOne(mailText(header, 'begin 644 a.gif', '#86)C', '`', 'end'));
    expect(message.attachments).toEqual([{ name: 'a.gif', mediaType: 'image/gif', size: 3, sha256: sha256('abc') }]);
  });

  test('of a digest is a mail, even if its type is not declared', async () => {
    const inner = ['--b', '', 'From: cy@example.org', 'Subject: Inner', '', 'Words'];
    const { message } = await readOne(mailText(typed('multipart/digest; boundary="b"'), ...inner, '--b--'));
    expect(message.text).toBe('\nFrom: cy@example.org\nSubject: Inner\n\nWords');
    expect(message.attachments).toMatchObject([{ mediaType: 'message/rfc822' }]);
  });

  test('that is a mail is read too, with its sender', async () => {
    const inner = ['From: cy@example.org', 'Subject: =?utf-8?Q?Inner?=', '', 'Forwarded words'];
    const { message } = await readOne(
      multipart('mixed', part('text/plain', [], 'Outer'), part('message/rfc822', [], ...inner)),
    );
    expect(message.text).toBe('Outer\n\nFrom: cy@example.org\nSubject: Inner\n\nForwarded words');
    expect(message.attachments).toMatchObject([{ mediaType: 'message/rfc822', sha256: sha256(inner.join('\n')) }]);
  });

  test('may hold mails in mails at any depth', async () => {
    const nested = Array.from({ length: 200 }, () => 'Content-Type: message/rfc822\n').join('\n');
    expect(
      (await readOne(mailText(headerWith(), 'x').replace(/\n\n/, `\n${nested}\n`))).message.attachments,
    ).toBeDefined();
  });
});
