import { describe, expect, test } from 'vitest';
import { messagesIn, notesIn } from '../../../support/entries-in.ts';
import { ANN, DIRECT, FIRST, read, readOne } from '../../../support/discord-export.ts';

describe('A Discord message', () => {
  test('has an id of its channel and its own id, in a collection for the server', async () => {
    expect(await readOne({})).toMatchObject({
      id: `message:discord-7/70/${FIRST.id}`,
      thread: 'thread:discord-7/70',
      text: 'hello',
      wording: 'VERBATIM',
      visibility: 'PRIVATE',
      channel: 'CHAT',
      sender: { actor: 'actor:discord/1', account: { platform: 'discord', handle: '1' } },
      citations: [{ source: 'source:discord-7/70' }],
    });
  });

  test("shows Discord's markup as plain text", async () => {
    const cy = { id: '351735054969470976', name: 'cy', nickname: null };
    const content = 'hi <@351735054969470976> and <@!351735054969470976> <a:wave:351735054969470970> <t:1600000000:R>';
    const message = await readOne({ content: `${content} <@351735054969470971> <3`, mentions: [cy] });
    expect(message?.text).toBe('hi @cy and @cy :wave: 2020-09-13T12:26:40Z <@351735054969470971> <3');
  });

  test('names the pictures of its embeds by their files, also local ones', async () => {
    const images = [{ url: 'https://x.example/a/one.png?s=1' }, { url: 'general.json_Files\\two-1.png' }];
    const message = await readOne({ content: '', embeds: [{ title: 'Tide', images }] });
    expect(message?.attachments?.map(({ name }) => name)).toEqual(['one.png', 'two-1.png']);
  });

  test('is the same in any zone of the export', async () => {
    const there = await readOne({ timestamp: '2023-01-17T14:33:19.087-05:00' });
    expect(there).toEqual(await readOne({}));
    expect(there?.occurred).toEqual({ edtf: '2023-01-17T19:33:19.087Z' });
    expect((await readOne({ timestamp: '2023-01-17T19:33:19Z' }))?.occurred).toEqual({ edtf: '2023-01-17T19:33:19Z' });
  });

  test('of a direct or a group conversation is in a collection of its own', async () => {
    expect(await readOne({}, DIRECT)).toMatchObject({ thread: 'thread:discord-80/80', channel: 'DIRECT_MESSAGE' });
  });

  test('answers the message that it refers to, only on the same server', async () => {
    const reference = { messageId: '99', channelId: '70', guildId: '7' };
    expect((await readOne({ type: 'Reply', reference }))?.inReplyTo).toBe('message:discord-7/70/99');
    expect((await readOne({ type: '19', reference: { ...reference, channelId: '71' } }))?.inReplyTo).toBe(
      'message:discord-7/71/99',
    );
    expect((await readOne({ reference: { ...reference, guildId: '8' } }))?.inReplyTo).toBeUndefined();
  });

  test('that forwards another message quotes it', async () => {
    const forwarded = { reference: { messageId: '99', channelId: '70' }, forwardedMessage: { content: 'the plan' } };
    expect(await readOne({ content: '', ...forwarded })).toMatchObject({
      text: 'the plan',
      relations: [{ kind: 'QUOTES', entry: 'message:discord-7/70/99' }],
    });
  });

  test('that was edited has the time of the edit', async () => {
    const edited = await readOne({ timestampEdited: '2023-01-17T19:40:00.000+00:00' });
    expect(edited?.lastChange).toEqual({ kind: 'EDITED', at: '2023-01-17T19:40:00.000Z' });
  });

  test('lists attachments without the signature of their addresses, and stickers', async () => {
    const attachments = [{ id: '5', url: 'https://cdn.example/a.png?ex=1&hm=2', fileName: 'a.png', fileSizeBytes: 9 }];
    const stickers = [{ name: 'Laugh', sourceUrl: 'https://cdn.example/s.png' }];
    expect((await readOne({ attachments, stickers }))?.attachments).toEqual([
      { name: 'a.png', url: 'https://cdn.example/a.png', size: 9 },
      { name: 'Laugh', url: 'https://cdn.example/s.png' },
    ]);
  });

  test('of a bot has the text of its embeds, and links to previewed pages', async () => {
    const embeds = [
      { title: 'Build', url: 'https://ci.example/1', description: 'failed', fields: [{ name: 'on', value: 'main' }] },
    ];
    const said = await readOne({ content: '', author: { ...ANN, isBot: true }, embeds });
    expect(said?.text).toBe('Build\nfailed\non: main');
    expect(await readOne({ embeds })).toMatchObject({ text: 'hello', links: ['link:ci.example/1'] });
  });

  test('by Discord itself has no sender, and is about the person who acted and the message', async () => {
    const pinned = await readOne({ type: 'ChannelPinnedMessage', reference: { messageId: '99' } });
    expect(pinned).toMatchObject({ wording: 'REPORTED', about: ['actor:discord/1', 'message:discord-7/70/99'] });
    expect(pinned?.sender).toBeUndefined();
  });

  test('about a call is a call by the caller', async () => {
    const call = await readOne({ type: 'Call', callEndedTimestamp: '2023-01-17T20:00:00.000+00:00' }, DIRECT);
    expect(call).toMatchObject({
      channel: 'CALL',
      sender: { actor: 'actor:discord/1' },
      lastChange: { kind: 'ENDED', at: '2023-01-17T20:00:00.000Z' },
    });
  });

  test('that answers a message on another server has its address as a link', async () => {
    const reference = { messageId: '99', channelId: '71', guildId: '8' };
    expect((await readOne({ type: 'Reply', reference }))?.links).toEqual(['link:discord.com/channels/8/71/99']);
  });

  test('with a poll has the question and the answers', async () => {
    const poll = {
      question: 'When?',
      answers: [
        { id: 1, text: 'Monday' },
        { id: 2, poll_media: { text: 'Friday' } },
      ],
    };
    expect((await readOne({ content: '', poll }))?.text).toBe('When?\n- Monday\n- Friday');
  });

  test('by a bot that answers a command goes to the person who gave it', async () => {
    const interaction = { id: '5', name: 'weather', user: ANN };
    const answer = await readOne({ type: '20', author: { ...ANN, id: '3', isBot: true }, interaction });
    expect(answer).toMatchObject({ to: [{ actor: 'actor:discord/1' }], subject: '/weather' });
  });

  test('without a text has the text and pictures of its embed', async () => {
    const embeds = [{ title: 'Plan', image: { url: 'https://i.example/b.png?x=1' } }];
    expect(await readOne({ content: '', embeds })).toMatchObject({
      text: 'Plan',
      attachments: [{ name: 'b.png', url: 'https://i.example/b.png' }],
    });
    expect((await readOne({ embeds }))?.attachments).toBeUndefined();
  });

  test('about an added member is about both people', async () => {
    const added = await readOne({ type: 'RecipientAdd', mentions: [{ id: '2', name: 'bob' }] });
    expect(added?.about).toEqual(['actor:discord/1', 'actor:discord/2']);
  });

  test('in a conversation of two goes to the other person once both have written', async () => {
    const bob = { ...FIRST, id: '1064990824305274931', author: { id: '2', name: 'bob' } };
    const both = messagesIn(await read([FIRST, bob], DIRECT));
    expect(both.map(({ to }) => to?.[0]?.actor)).toEqual(['actor:discord/2', 'actor:discord/1']);
    expect((await readOne({}, DIRECT))?.to).toBeUndefined();
    expect((await readOne({}))?.to).toBeUndefined();
  });

  test('with reactions has a note that they are not imported', async () => {
    expect(notesIn(await read([{ ...FIRST, reactions: [{ count: 2 }] }]))).toHaveLength(1);
  });
});
