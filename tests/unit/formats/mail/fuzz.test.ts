import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mbox } from '../../../../src/formats/mail/mbox.ts';
import { bytesOf, headerWith, mailbox, mailText } from '../../../support/mails.ts';
import { readAll, readContext } from '../../../support/read-events.ts';
import { scaledRuns } from '../../../support/scaled.ts';

const WHOLE = mailbox(
  mailText(
    headerWith('Content-Type: multipart/mixed; boundary="b"'),
    '--b',
    'Content-Type: text/html',
    '',
    '<p>Hi',
    '--b--',
  ),
  mailText(
    headerWith('Message-ID: <2@example.org>', 'Received: by a; Thu, 1 Nov 2001 16:20:00 +0000'),
    '> Hello',
    'http://example.org/',
  ),
);

const PIECES = [
  ...['\0', '\r', '\n', '\n\n', '\xff\xfe', '"', '(', '<', ';', '=?utf-8?B?', '=?x?Q?=ZZ?=', '--b', '--b--\n'],
  ...['Content-Type: multipart/alternative; boundary=\n', 'Content-Type: \0/\x01\n', 'Content-Type: message/rfc822\n'],
  ...['Content-Transfer-Encoding: base64\n', 'Content-Transfer-Encoding: quoted-printable\n', 'charset="__proto__"'],
  ...[
    'Date: 99 Foo 99999 99:99:99 +9999\n',
    'Date: 1 Jan 0000 00:00 A\n',
    'From: <<>>,,;:@\n',
    'Message-ID: <>\n',
    'References: <\n',
  ],
  ...[
    "Content-Disposition: attachment; filename*0*=utf-8''%ff%00; filename*1=\"x\n",
    'http://[',
    'https://a.b/%zz',
    'From x@y 10:00 2001\n',
  ],
];

test('Each mail of a damaged mailbox is a message or a problem, and nothing is thrown', async () => {
  const context = readContext();
  const cut = fc.record({ at: fc.nat(WHOLE.length), length: fc.nat(40), piece: fc.constantFrom('', ...PIECES) });
  await fc.assert(
    fc.asyncProperty(fc.array(cut, { minLength: 1, maxLength: 6 }), async (cuts) => {
      const broken = cuts.reduce(
        (text, { at, length, piece }) => text.slice(0, at) + piece + text.slice(at + length),
        WHOLE,
      );
      const events = await readAll(mbox, bytesOf(broken), context);
      const told = events.filter(
        (event) => event.kind === 'PROBLEM' || (event.kind === 'ITEM' && event.item.kind === 'entry'),
      );
      expect(told.length).toBeGreaterThan(0);
      const reasons = told.flatMap((event) => (event.kind === 'PROBLEM' ? [event.reason] : []));
      for (const reason of reasons) expect(reason).toMatch(/^(is not a mail|cannot be read)/);
    }),
    scaledRuns(25),
  );
});
