import { describe, expect, test } from 'vitest';
import { headerWith, mailText, PLAIN, readOne } from '../../../support/mails.ts';
import { itemsIn, readContext } from '../../../support/read-events.ts';

describe('A mail', () => {
  test('is a message with its sender, its recipients and the accounts that they used', async () => {
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
  ])('finds the person in %s', async (from, actor, name) => {
    const { message, events } = await readOne(mailText(headerWith(`From: ${from}`), 'x'));
    expect(message.sender?.actor).toContain(actor);
    expect(itemsIn(events)).toContainEqual(
      expect.objectContaining({ input: expect.objectContaining({ name }) as object }),
    );
  });

  test('has the name of its sender even if another field has it alone', async () => {
    const header = headerWith('From: jo@example.org', 'X-From: Doe, Jo </O=EXAMPLE/OU=NA/CN=RECIPIENTS/CN=JDOE>');
    const { events } = await readOne(mailText(header, 'x'));
    expect(itemsIn(events)).toContainEqual(
      expect.objectContaining({ input: expect.objectContaining({ name: 'Doe, Jo' }) as object }),
    );
  });

  test('has the recipient that a server added, if no field names one', async () => {
    const withoutTo = PLAIN.filter((line) => !line.startsWith('To:'));
    const apparent = (...names: string[]) => names.map((name) => `Apparently-To: ${name}@example.org`);
    const { message } = await readOne(mailText([...withoutTo, ...apparent('jo')], 'x'));
    expect(message.to).toMatchObject([{ actor: 'actor:email/jo@example.org' }]);
    expect((await readOne(mailText([...withoutTo, ...apparent('if', 'then')], 'x'))).message).not.toHaveProperty('to');
  });

  test('to newsgroups only is a post there; one that also went by mail is a mail', async () => {
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
    expect(notes).toEqual(['recipients cut: has 1200 recipients; only 1000 of them are kept']);
  });

  test('gives the links of its own text, without those of quotations and footers', async () => {
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
  ])('is %s with %s, unless an option says otherwise', async (visibility, field) => {
    const text = mailText(headerWith(field), 'x');
    expect((await readOne(text)).message.visibility).toBe(visibility);
    expect((await readOne(text, readContext({ visibility: 'PUBLIC' }))).message.visibility).toBe('PUBLIC');
  });
});
