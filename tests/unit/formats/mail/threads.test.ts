import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mbox } from '../../../../src/formats/mail/mbox.ts';
import { headerWith, mailbox, mailText, messagesIn, PLAIN, readMailbox, readOne } from '../../../support/mails.ts';
import { itemsIn, readAll } from '../../../support/read-events.ts';
import { scaledRuns } from '../../../support/scaled.ts';

const withId = (id: string, ...fields: string[]) => headerWith(`Message-ID: <${id}>`, ...fields);

describe('A reply', () => {
  const threadsOf = async (...mails: string[]) =>
    (await readMailbox(mailbox(...mails))).messages.map(({ inReplyTo, thread }) =>
      [inReplyTo, thread].map((id) => id?.split('/')[1]),
    );

  test('belongs to the thread of the first mail that it refers to', async () => {
    const reply = mailText(withId('3', 'In-Reply-To: <2>', 'References: <1>\n <2>'), 'x');
    expect(await threadsOf(reply)).toEqual([['2', '1']]);
  });

  test('inherits the thread of the only mail that it names, or has its own if that mail was not read', async () => {
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

  test('without a Message-ID comes from its content, and is the same in every archive', async () => {
    const header = PLAIN.filter((line) => !line.startsWith('Message-ID'));
    const [one, other] = [mailText(header, 'one'), mailText(header, 'other')];
    const ids = await idsOf(one, other, one);
    expect(ids[0]).toMatch(/^message:an-archive\/no-id\/[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(2);
    expect(await idsOf(other)).toEqual([ids[1]]);
  });

  test('that differs from another one with the same Message-ID is different, and a note names both', async () => {
    const copies = [mailText(PLAIN, 'Hello'), mailText(PLAIN, 'Hello', '____', 'The list'), mailText(PLAIN, 'Hello')];
    const { messages, notes } = await readMailbox(mailbox(...copies));
    const [first, second, third] = messages;
    expect(first).toEqual(third);
    expect(second?.id).toMatch(/^message:an-archive\/1@example\.org\/[0-9a-f]{12}$/);
    expect(notes).toEqual([
      'one Message-ID for several mails: several different mails have the Message-ID 1@example.org; each of them is kept',
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

test('Actors have the names that mails shortly after give them; all other names are reported', async () => {
  const first = mailText(withId('a', 'From: bob@example.org', 'To: ann@example.org'), 'x');
  const { events } = await readMailbox(
    mailbox(first, mailText(withId('b'), 'x'), mailText(withId('c', 'From: A. E. <ann@example.org>'), 'x')),
  );
  const actors = itemsIn(events).flatMap((item) => (item.kind === 'actor' ? [item.input.name] : []));
  expect(actors).toEqual(['bob@example.org', 'Ann Example']);
  const names = events.flatMap((event) => (event.kind === 'NAME' ? [event.name] : []));
  expect(names).toEqual(['Ann Example', 'A. E.']);
});

test('Every mail of a generated mailbox is read, with any text', async () => {
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
    scaledRuns(3),
  );
});
