import { describe, expect, test } from 'vitest';
import { decodeBytes } from '../../../../src/formats/mail/charset.ts';
import { headerWith, mailText, readOne } from '../../../support/mails.ts';
import { itemsIn } from '../../../support/read-events.ts';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const PRIVET_KOI8 = bytes('f0d2c9d7c5d4');

describe('Bytes', () => {
  test.each([
    ['koi8-r', PRIVET_KOI8, 'Привет'],
    ['"KOI8-R"', PRIVET_KOI8, 'Привет'],
    ['windows-1251', bytes('cff0e8e2e5f2'), 'Привет'],
    ['iso-2022-jp', Buffer.from('\x1b$B$3$s\x1b(B'), 'こん'],
    ['gb2312', bytes('c4e3bac3'), '你好'],
    ['iso-8859-1', bytes('636166e9'), 'café'],
    ['cp437', bytes('82'), 'é'],
    ['iso-2022-kr', Buffer.from('\x1b$)C\x0eGQ19>n\x0f!'), '한국어!'],
    ['hz-gb-2312', Buffer.from('a ~{VPND~}~\n!'), 'a 中文!'],
    ['unicode-1-1-utf-7', Buffer.from('H+AOQ-llo'), 'Hällo'],
    ['x-mac-roman', bytes('8e'), 'é'],
    ['us-ascii', Buffer.from('plain'), 'plain'],
    ['x-unknown', Buffer.from('plain'), 'plain'],
  ])('in %s are read in that charset', (charset, given, text) => {
    expect(decodeBytes(given, charset)).toEqual({ text, doubt: null });
  });

  test.each([
    ['us-ascii', Buffer.from('café'), 'café', 'declares the charset us-ascii; read as utf-8'],
    ['iso-8859-1', Buffer.from('café'), 'café', 'declares the charset iso-8859-1; read as utf-8'],
    ['ISO_8859-1:1987', Buffer.from('café'), 'café', 'declares the charset iso_8859-1:1987; read as utf-8'],
    ['unknown-8bit', bytes('636166e9'), 'café', 'declares the charset unknown-8bit; read as windows-1252'],
    [null, bytes('636166e9'), 'café', 'declares no charset; read as windows-1252'],
    ['utf-8', bytes('636166e9'), 'café', 'declares the charset utf-8; read as windows-1252'],
    ['x-klingon', bytes('636166e9'), 'café', 'declares the charset x-klingon; read as windows-1252'],
    ['us-ascii', Buffer.from('\x1b$B$3$s\x1b(B'), 'こん', 'declares the charset us-ascii; read as ISO-2022-JP'],
    ['__proto__', bytes('e9'), 'é', 'declares the charset __proto__; read as windows-1252'],
  ])('that declare %s but are not in it are read in the likely charset, with a note', (charset, given, text, doubt) => {
    expect(decodeBytes(given, charset)).toEqual({ text, doubt });
  });

  test('of a text that is mostly UTF-8 are read as UTF-8, with U+FFFD for damaged bytes', () => {
    const given = Buffer.concat([Buffer.from('Привет, мир'), bytes('ff'), Buffer.from('!')]);
    expect(decodeBytes(given, 'utf-8')).toEqual({
      text: 'Привет, мир\ufffd!',
      doubt: 'has bytes that are not utf-8',
    });
  });

  test('without a charset are read in the charset of the rest of the mail', () => {
    expect(decodeBytes(PRIVET_KOI8, null, 'koi8-r').text).toBe('Привет');
  });
});

describe('A header', () => {
  test.each([
    ['=?iso-8859-1?Q?caf=E9?=', 'café'],
    ['=?utf-8?B?w6k=?= =?utf-8?B?w6k=?=', 'éé'],
    ['=?iso-2022-jp?B?GyRCJDMkcxsoQg==?=', 'こん'],
    ['Re: =?koi8-r?B?8NLJ18XU?= (fwd)', 'Re: Привет (fwd)'],
    ['=?utf-8?Q?broken', '=?utf-8?Q?broken'],
    ['=?utf-8?B?4oI=?= =?utf-8?B?rA==?=', '€'],
    ['=?utf-8?Q?=E2=82?=\n =?UTF-8?q?=AC?= 5', '€ 5'],
    ['=?utf-7?Q?H+AOQ-llo?=', 'Hällo'],
    ['=?x-unknown?B?w6k=?=', 'é'],
    ['=?iso-8859-1*fr?Q?caf=E9 au_lait?=', 'café au lait'],
    ['"=?macintosh?Q?=8E?="', '"é"'],
  ])('with the encoded words %s reads %s', async (subject, expected) => {
    const { message } = await readOne(mailText(headerWith(`Subject: ${subject}`), 'Hello'));
    expect(message.subject).toBe(expected);
  });

  test('with bytes outside ASCII is read in the charset of the mail', async () => {
    const { message, notes } = await readOne(
      mailText(headerWith('Subject: \xf0\xd2\xc9\xd7\xc5\xd4', 'Content-Type: text/plain; charset=koi8-r'), '\xf0'),
    );
    expect(message).toMatchObject({ subject: 'Привет', text: 'П' });
    expect(notes).toEqual(['charset: has a header that declares no charset; read as koi8-r']);
  });

  test('has names whose characters are split between its words', async () => {
    const from = '=?utf-8?B?4oI=?= =?utf-8?B?rA==?= =?utf-8?Q?=2C_Jo?= <jo@example.org>';
    const { events } = await readOne(mailText(headerWith(`From: ${from}`), 'Hello'));
    expect(itemsIn(events)).toContainEqual(
      expect.objectContaining({ kind: 'actor', input: expect.objectContaining({ name: '€, Jo' }) as object }),
    );
  });

  test('may be folded, with any spaces', async () => {
    const { message } = await readOne(mailText(headerWith('Subject: one\n two\n\tthree'), 'Hello'));
    expect(message.subject).toBe('one two three');
  });
});
