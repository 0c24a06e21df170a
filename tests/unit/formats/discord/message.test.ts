import { describe, expect, test } from 'vitest';
import { messagesIn, notesIn } from '../../../support/entries-in.ts';
import { ANN, DIRECT, FIRST, read, readOne } from '../../../support/discord-export.ts';

describe('A Discord message', () => {
  test('is its channel and its id, in a collection for the server', async () => {
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

  test('has the markup that was left in it as its readers see it', async () => {
    const cy = { id: '351735054969470976', name: 'cy', nickname: null };
    const content = 'hi <@351735054969470976> and <@!351735054969470976> <a:wave:351735054969470970> <t:1600000000:R>';
    const message = await readOne({ content: `${content} <@351735054969470971> <3`, mentions: [cy] });
    expect(message?.text).toBe('hi @cy and @cy :wave: 2020-09-13T12:26:40Z <@351735054969470971> <3');
  });

  test('names the pictures of its cards by their files, also where these were fetched', async () => {
    const images = [{ url: 'https://x.example/a/one.png?s=1' }, { url: 'general.json_Files\\two-1.png' }];
    const message = await readOne({ content: '', embeds: [{ title: 'Tide', images }] });
    expect(message?.attachments?.map(({ name }) => name)).toEqual(['one.png', 'two-1.png']);
  });

  test('is the same in whatever zone it was exported', async () => {
    const there = await readOne({ timestamp: '2023-01-17T14:33:19.087-05:00' });
    expect(there).toEqual(await readOne({}));
    expect(there?.occurred).toEqual({ edtf: '2023-01-17T19:33:19.087Z' });
    expect((await readOne({ timestamp: '2023-01-17T19:33:19Z' }))?.occurred).toEqual({ edtf: '2023-01-17T19:33:19Z' });
  });

  test('of a direct or a group conversation stands in a collection of its own', async () => {
    expect(await readOne({}, DIRECT)).toMatchObject({ thread: 'thread:discord-80/80', channel: 'DIRECT_MESSAGE' });
  });

  test('answers the one that it refers to, in the same server only', async () => {
    const reference = { messageId: '99', channelId: '70', guildId: '7' };
    expect((await readOne({ type: 'Reply', reference }))?.inReplyTo).toBe('message:discord-7/70/99');
    expect((await readOne({ type: '19', reference: { ...reference, channelId: '71' } }))?.inReplyTo).toBe(
      'message:discord-7/71/99',
    );
    expect((await readOne({ reference: { ...reference, guildId: '8' } }))?.inReplyTo).toBeUndefined();
  });

  test('that forwards another quotes it', async () => {
    const forwarded = { reference: { messageId: '99', channelId: '70' }, forwardedMessage: { content: 'the plan' } };
    expect(await readOne({ content: '', ...forwarded })).toMatchObject({
      text: 'the plan',
      relations: [{ kind: 'QUOTES', entry: 'message:discord-7/70/99' }],
    });
  });

  test('that was edited says when', async () => {
    const edited = await readOne({ timestampEdited: '2023-01-17T19:40:00.000+00:00' });
    expect(edited?.occurred).toMatchObject({ note: 'edited 2023-01-17T19:40:00.000Z' });
  });

  test('keeps attachments without the signature that each export has anew, and stickers', async () => {
    const attachments = [{ id: '5', url: 'https://cdn.example/a.png?ex=1&hm=2', fileName: 'a.png', fileSizeBytes: 9 }];
    const stickers = [{ name: 'Laugh', sourceUrl: 'https://cdn.example/s.png' }];
    expect((await readOne({ attachments, stickers }))?.attachments).toEqual([
      { name: 'a.png', url: 'https://cdn.example/a.png', size: 9 },
      { name: 'Laugh', url: 'https://cdn.example/s.png' },
    ]);
  });

  test('has the words of its cards where a bot wrote it, and links to previewed pages', async () => {
    const embeds = [
      { title: 'Build', url: 'https://ci.example/1', description: 'failed', fields: [{ name: 'on', value: 'main' }] },
    ];
    const said = await readOne({ content: '', author: { ...ANN, isBot: true }, embeds });
    expect(said?.text).toBe('Build\nfailed\non: main');
    expect(await readOne({ embeds })).toMatchObject({ text: 'hello', links: ['link:ci.example/1'] });
  });

  test('of Discord itself has no sender: it is about who did it, and to what', async () => {
    const pinned = await readOne({ type: 'ChannelPinnedMessage', reference: { messageId: '99' } });
    expect(pinned).toMatchObject({ wording: 'REPORTED', about: ['actor:discord/1', 'message:discord-7/70/99'] });
    expect(pinned?.sender).toBeUndefined();
  });

  test('about a call is a call by who called', async () => {
    const call = await readOne({ type: 'Call', callEndedTimestamp: '2023-01-17T20:00:00.000+00:00' }, DIRECT);
    expect(call).toMatchObject({
      channel: 'CALL',
      sender: { actor: 'actor:discord/1' },
      occurred: { note: 'ended 2023-01-17T20:00:00.000Z' },
    });
  });

  test('that answers one of another server has its address', async () => {
    const reference = { messageId: '99', channelId: '71', guildId: '8' };
    expect((await readOne({ type: 'Reply', reference }))?.links).toEqual(['link:discord.com/channels/8/71/99']);
  });

  test('that asks for votes has the question and what can be answered', async () => {
    const poll = {
      question: 'When?',
      answers: [
        { id: 1, text: 'Monday' },
        { id: 2, poll_media: { text: 'Friday' } },
      ],
    };
    expect((await readOne({ content: '', poll }))?.text).toBe('When?\n- Monday\n- Friday');
  });

  test('with which a bot answers a command goes to who gave it', async () => {
    const interaction = { id: '5', name: 'weather', user: ANN };
    const answer = await readOne({ type: '20', author: { ...ANN, id: '3', isBot: true }, interaction });
    expect(answer).toMatchObject({ to: [{ actor: 'actor:discord/1' }], subject: '/weather' });
  });

  test('has the words and pictures of a card also where it holds nothing else', async () => {
    const embeds = [{ title: 'Plan', image: { url: 'https://i.example/b.png?x=1' } }];
    expect(await readOne({ content: '', embeds })).toMatchObject({
      text: 'Plan',
      attachments: [{ name: 'b.png', url: 'https://i.example/b.png' }],
    });
    expect((await readOne({ embeds }))?.attachments).toBeUndefined();
  });

  test('about whom someone added is about both', async () => {
    const added = await readOne({ type: 'RecipientAdd', mentions: [{ id: '2', name: 'bob' }] });
    expect(added?.about).toEqual(['actor:discord/1', 'actor:discord/2']);
  });

  test('of two goes to the other one, once both have said something', async () => {
    const bob = { ...FIRST, id: '1064990824305274931', author: { id: '2', name: 'bob' } };
    const both = messagesIn(await read([FIRST, bob], DIRECT));
    expect(both.map(({ to }) => to?.[0]?.actor)).toEqual(['actor:discord/2', 'actor:discord/1']);
    expect((await readOne({}, DIRECT))?.to).toBeUndefined();
    expect((await readOne({}))?.to).toBeUndefined();
  });

  test('says in the report what of it is not kept', async () => {
    expect(notesIn(await read([{ ...FIRST, reactions: [{ count: 2 }] }]))).toHaveLength(1);
  });
});
