import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eml } from '../../../../src/formats/mail/eml.ts';
import { mbox } from '../../../../src/formats/mail/mbox.ts';
import { recognise } from '../../../../src/importing/recognise.ts';
import {
  bytesOf,
  headerWith,
  mailbox,
  mailText,
  messagesIn,
  PLAIN,
  readMailbox,
  readOne,
} from '../../../support/mails.ts';
import { itemsIn, memoryFile, readAll, readContext } from '../../../support/read-events.ts';

const withId = (id: string, ...fields: string[]) => headerWith(`Message-ID: <${id}>`, ...fields);

describe('A mail', () => {
  test('is a message with whom it is from and to, and the accounts that they used', async () => {
    const fields = [
      'To: "Example, Bob" <Bob@Example.org>, bob@example.org',
      'Cc: Team: cy@example.org, d@example.org;',
      'Bcc: e@example.org',
    ];
    const { message, events } = await readOne(mailText(headerWith(...fields), 'See http://example.org/a.'));
    const party = (handle: string) => ({ actor: `actor:email/${handle}`, account: { platform: 'email', handle } });
    expect(message).toEqual({
      type: 'MESSAGE',
      id: 'message:an-archive/1@example.org',
      place: 0,
      wording: 'VERBATIM',
      visibility: 'PRIVATE',
      platform: 'email',
      channel: 'EMAIL',
      sender: party('ann@example.org'),
      to: [party('bob@example.org')],
      cc: [party('cy@example.org'), party('d@example.org')],
      bcc: [party('e@example.org')],
      subject: 'A letter',
      text: 'See http://example.org/a.',
      occurred: { edtf: '2001-11-01T11:19:12-05:00', written: 'Thu, 1 Nov 2001 11:19:12 -0500' },
      links: ['link:example.org/a'],
      thread: 'thread:an-archive/1@example.org',
      citations: [{ source: 'source:an-archive/archive' }],
    });
    const actors = itemsIn(events).flatMap((item) => (item.kind === 'actor' ? [item.input] : []));
    expect(actors.map(({ name }) => name)).toEqual([
      'Ann Example',
      'Example, Bob',
      'cy@example.org',
      'd@example.org',
      'e@example.org',
    ]);
  });

  test.each([
    ['jo at example.org (Jo Doe)', 'actor:email/jo@example.org', 'Jo Doe'],
    ['jo@example.org (=?iso-8859-1?Q?J=F6?=)', 'actor:email/jo@example.org', 'Jö'],
    ["'Jo' <JO@EXAMPLE.ORG>", 'actor:email/jo@example.org', 'Jo'],
    ['Doe, Jo <jo@example.org>', 'actor:email/jo@example.org', 'Doe, Jo'],
    ['root', 'actor:email/root', 'root'],
    ["'jo@example.org'", 'actor:email/jo@example.org', 'jo@example.org'],
    ['Jo <"Jo Doe"@example.org>', 'actor:email/-jo-doe-@example.org~', 'Jo'],
    ['Jo Doe [SMTP:jo@example.org]', 'actor:email/jo@example.org', 'Jo Doe'],
    ['<@relay.example.com:jo@example.org>', 'actor:email/jo@example.org', 'jo@example.org'],
    ['jo(at)example.org', 'actor:email/jo@example.org', 'jo@example.org'],
    ['Jo Doe/Sales/Example@Example', 'actor:email/jodoe-sales-example@example~', 'Jo Doe'],
    ['CN=Jo Doe/OU=Sales/O=Example@Example', 'actor:email/jodoe-ou=sales-o=example@example~', 'Jo Doe'],
    ['"???" <jo@example.org>', 'actor:email/jo@example.org', 'jo@example.org'],
    ['host!jo', 'actor:email/host-jo~', 'host!jo'],
  ])('knows who %s is', async (from, actor, name) => {
    const { message, events } = await readOne(mailText(headerWith(`From: ${from}`), 'x'));
    expect(message.sender?.actor).toContain(actor);
    expect(itemsIn(events)).toContainEqual(
      expect.objectContaining({ input: expect.objectContaining({ name }) as object }),
    );
  });

  test('has the name of its sender also where another field has it alone', async () => {
    const header = headerWith('From: jo@example.org', 'X-From: Doe, Jo </O=EXAMPLE/OU=NA/CN=RECIPIENTS/CN=JDOE>');
    const { events } = await readOne(mailText(header, 'x'));
    expect(itemsIn(events)).toContainEqual(
      expect.objectContaining({ input: expect.objectContaining({ name: 'Doe, Jo' }) as object }),
    );
  });

  test('is to whom a server says that it was, where no field names anyone', async () => {
    const withoutTo = PLAIN.filter((line) => !line.startsWith('To:'));
    const apparent = (...names: string[]) => names.map((name) => `Apparently-To: ${name}@example.org`);
    const { message } = await readOne(mailText([...withoutTo, ...apparent('jo')], 'x'));
    expect(message.to).toMatchObject([{ actor: 'actor:email/jo@example.org' }]);
    expect((await readOne(mailText([...withoutTo, ...apparent('if', 'then')], 'x'))).message).not.toHaveProperty('to');
  });

  test('to newsgroups is a post there, and one that went by mail as well is a mail', async () => {
    const withoutTo = [...PLAIN.filter((line) => !line.startsWith('To:')), 'Newsgroups: comp.lang.c, alt.test'];
    const { message, events } = await readOne(mailText(withoutTo, 'x'));
    const group = (handle: string) => ({ actor: `actor:usenet/${handle}`, account: { platform: 'usenet', handle } });
    expect(message).toMatchObject({ channel: 'POST', platform: 'usenet', visibility: 'PUBLIC' });
    expect(message.to).toEqual([group('comp.lang.c'), group('alt.test')]);
    expect(itemsIn(events)).toContainEqual(
      expect.objectContaining({ input: expect.objectContaining({ kind: 'ORGANISATION', name: 'alt.test' }) as object }),
    );
    const both = await readOne(mailText([...withoutTo, 'To: bob@example.org'], 'x'));
    expect(both.message).toMatchObject({ channel: 'EMAIL', platform: 'email' });
    expect(both.message.to).toHaveLength(3);
  });

  test('without a sender, or with more recipients than the record takes, is kept', async () => {
    expect((await readOne(mailText(PLAIN.slice(1), 'x'))).message).not.toHaveProperty('sender');
    const to = Array.from({ length: 1_200 }, (_, index) => `p${index}@example.org`).join(', ');
    const { message, notes } = await readOne(mailText(headerWith(`To: ${to}`), 'x'));
    expect(message.to).toHaveLength(1_000);
    expect(notes).toEqual(['recipients cut: has 1200 recipients, of which 1000 are kept']);
  });

  test('gives the links of its own words, and neither those of quotations nor of footers', async () => {
    const lines = [
      '(http://example.org/a_(b)), <https://example.org/c>; http://nowhere',
      '> http://example.org/quoted',
      '-- ',
      'http://example.org/me',
    ];
    const { message, events } = await readOne(mailText(PLAIN, ...lines));
    const links = itemsIn(events).flatMap((item) => (item.kind === 'link' ? [item.input] : []));
    expect(links.map(({ url }) => url)).toEqual(['http://example.org/a_(b)', 'https://example.org/c']);
    expect(message.links).toEqual(links.map(({ id }) => id));
  });

  test.each([
    ['PRIVATE', 'Subject: x'],
    ['PUBLIC', 'List-Archive: <http://example.org/pipermail/a/>'],
    ['PRIVATE', 'List-Archive: <http://example.org/mailman/private/a/>'],
    ['PUBLIC', 'Newsgroups: misc.test'],
  ])('is %s with %s, unless something else is asked for', async (visibility, field) => {
    const text = mailText(headerWith(field), 'x');
    expect((await readOne(text)).message.visibility).toBe(visibility);
    expect((await readOne(text, readContext({ visibility: 'PUBLIC' }))).message.visibility).toBe('PUBLIC');
  });
});

describe('A reply', () => {
  const threadsOf = async (...mails: string[]) =>
    (await readMailbox(mailbox(...mails))).messages.map(({ inReplyTo, thread }) =>
      [inReplyTo, thread].map((id) => id?.split('/')[1]),
    );

  test('belongs to the thread of the first mail that it refers to', async () => {
    const reply = mailText(withId('3', 'In-Reply-To: <2>', 'References: <1>\n <2>'), 'x');
    expect(await threadsOf(reply)).toEqual([['2', '1']]);
  });

  test('inherits the thread of the only mail that it names, or has its own where that did not come by', async () => {
    const reply = mailText(withId('b1', 'In-Reply-To: <a1>'), 'x');
    expect(await threadsOf(mailText(withId('a1'), 'x'), reply)).toEqual([
      [undefined, 'a1'],
      ['a1', undefined],
    ]);
    expect(await threadsOf(reply)).toEqual([['a1', 'a1']]);
  });

  test.each([
    ['In-Reply-To: Message from Jo <ann@example.org> of Monday <17.3@example.org>', '17.3@example.org'],
    ['In-Reply-To: <17.3@example.org> from "Jo" at Nov 1, 01 10:00:00 am', '17.3@example.org'],
    ['In-Reply-To: Jo Doe <jo@example.org>', undefined],
    ['In-Reply-To: Your message of Monday', undefined],
    ['In-Reply-To: 17.3@example.org', '17.3@example.org'],
    ['In-Reply-To: ann@example.org', undefined],
    ['In-Reply-To: jo on 17.3@example.org', undefined],
    ['References: 16.1@example.org 17.3@example.org', '17.3@example.org'],
    ['In-Reply-To: <1@example.org>', undefined],
    ['References: <17.3@\n example.org>', '17.3@example.org'],
  ])('to %j answers %s', async (field, answered) => {
    const { message } = await readOne(mailText(headerWith(field), 'x'));
    expect(message.inReplyTo).toBe(answered === undefined ? undefined : `message:an-archive/${answered}`);
  });
});

describe('The id of a mail', () => {
  const idsOf = async (...mails: string[]) => (await readMailbox(mailbox(...mails))).messages.map(({ id }) => id);

  test('without a Message-ID follows from what it says, and is the same in every archive', async () => {
    const header = PLAIN.filter((line) => !line.startsWith('Message-ID'));
    const [one, other] = [mailText(header, 'one'), mailText(header, 'other')];
    const ids = await idsOf(one, other, one);
    expect(ids[0]).toMatch(/^message:an-archive\/no-id\/[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(2);
    expect(await idsOf(other)).toEqual([ids[1]]);
  });

  test('that differs from another with its Message-ID is its own, and both are told of', async () => {
    const copies = [mailText(PLAIN, 'Hello'), mailText(PLAIN, 'Hello', '____', 'The list'), mailText(PLAIN, 'Hello')];
    const { messages, notes } = await readMailbox(mailbox(...copies));
    const [first, second, third] = messages;
    expect(first).toEqual(third);
    expect(second?.id).toMatch(/^message:an-archive\/1@example\.org\/[0-9a-f]{12}$/);
    expect(notes).toEqual([
      'one Message-ID for several mails: several mails that differ call themselves 1@example.org; each is kept',
    ]);
  });

  test('and its place do not change in a longer archive', async () => {
    const mails = [withId('a'), withId('b'), withId('c')].map((header) => mailText(header, 'x'));
    const shorter = messagesIn(await readAll(mbox, mailbox(...mails.slice(0, 2))));
    const longer = messagesIn(await readAll(mbox, mailbox(...mails)));
    expect(longer.map(({ place }) => place)).toEqual([0, 1, 2]);
    expect(longer.slice(0, 2)).toEqual(shorter);
  });
});

test('Actors have the names that mails shortly after give them, and all others are told', async () => {
  const first = mailText(withId('a', 'From: bob@example.org', 'To: ann@example.org'), 'x');
  const { events } = await readMailbox(
    mailbox(first, mailText(withId('b'), 'x'), mailText(withId('c', 'From: A. E. <ann@example.org>'), 'x')),
  );
  const actors = itemsIn(events).flatMap((item) => (item.kind === 'actor' ? [item.input.name] : []));
  expect(actors).toEqual(['bob@example.org', 'Ann Example']);
  const names = events.flatMap((event) => (event.kind === 'NAME' ? [event.name] : []));
  expect(names).toEqual(['Ann Example', 'A. E.']);
});

test('Every mail of a generated mailbox comes through, whatever is written in it', async () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.replaceAll(/[\r\n\0]/g, ''));
  const mail = fc.record({
    subject: line,
    lines: fc.array(fc.oneof(line, fc.constant('From me at 10:00 in 2001'), fc.constant(''))),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(mail, { minLength: 1, maxLength: 8 }), async (mails) => {
      const texts = mails.map(({ subject, lines }, index) => {
        const encoded = `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`;
        const header = withId(
          `m${index}@example.org`,
          `Subject: ${encoded}`,
          'Content-Type: text/plain; charset=utf-8',
        );
        const marked = lines.map((text) => text.replace(/^(>*From )/, '>$1'));
        return `From mboxrd@z Thu Jan  1 00:00:00 1970\n${mailText(header, ...marked)}\n`;
      });
      const messages = messagesIn(await readAll(mbox, texts.join('')));
      expect(messages.map(({ text }) => text ?? '')).toEqual(
        mails.map(({ lines }) => lines.join('\n').replace(/\n+$/, '')),
      );
    }),
    { numRuns: 50 },
  );
});

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

  test('of Apple Mail hold a mail between things of its own', async () => {
    const mail = mailText(PLAIN, 'Hello');
    const emlx = `${String(mail.length).padEnd(10)}\n${mail}<?xml version="1.0"?>\n<plist/>\n`;
    expect(eml.recognises(emlx, '1.emlx')).toBe(true);
    expect((await readOne(emlx)).message).toMatchObject({ text: 'Hello', subject: 'A letter' });
  });

  test('of old Macs, and such as an editor saved, are read like others', async () => {
    const mail = mailText(PLAIN, 'Hello');
    for (const bytes of [Buffer.from(mail.replaceAll('\n', '\r')), Buffer.from(`\ufeff${mail}`, 'utf16le')]) {
      expect((await recognise([memoryFile([bytes])], [mbox, eml])).parts).toHaveLength(1);
      expect(messagesIn(await readAll(eml, [bytes]))).toMatchObject([{ text: 'Hello', subject: 'A letter' }]);
    }
  });

  test('of one collection share what is known of their mails', async () => {
    const context = readContext();
    await readAll(eml, bytesOf(mailText(PLAIN, 'Hello')), context);
    const [copy] = messagesIn(await readAll(eml, bytesOf(mailText(PLAIN, 'Hello', 'again')), context));
    expect(copy?.id).toMatch(/\/1@example\.org\/[0-9a-f]{12}$/);
  });
});
