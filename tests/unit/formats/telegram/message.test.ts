import { describe, expect, test } from 'vitest';
import { telegram } from '../../../../src/formats/telegram/telegram.ts';
import { messagesIn, notesIn } from '../../../support/entries-in.ts';
import { itemsIn, readContext, readTree } from '../../../support/read-events.ts';
import { CHAT, exported, FIRST, PERSONAL, read, readOne } from '../../../support/telegram-export.ts';

describe('A Telegram message', () => {
  test('has an id of its chat and its number', async () => {
    expect(await readOne({})).toMatchObject({
      id: 'message:telegram-channel7/channel7/10',
      place: 10,
      thread: 'thread:telegram-channel7/channel7',
      occurred: { edtf: '2023-01-17T19:33:19Z' },
      text: 'hello',
      wording: 'VERBATIM',
      visibility: 'PRIVATE',
      channel: 'CHAT',
      sender: { actor: 'actor:telegram/user1', account: { platform: 'telegram', handle: 'user1' } },
    });
  });

  test('keeps the local time of an older export, and the report says so once', async () => {
    const events = await read([
      { ...FIRST, date_unixtime: undefined },
      { ...FIRST, id: 11, date_unixtime: undefined },
    ]);
    expect(messagesIn(events)[0]?.occurred).toEqual({ edtf: '2023-01-17T20:33:19' });
    expect(notesIn(events)).toHaveLength(1);
  });

  test('without a number gets an id from its time, sender and text', async () => {
    const bare = { type: 'message', date_unixtime: '1673983999', from: 'Ann', text: 'hello' };
    const messages = messagesIn(await read([bare, bare, { ...bare, from: 'Bob' }], {}));
    expect(new Set(messages.map(({ id }) => id)).size).toBe(3);
    expect(messages.map(({ place }) => place)).toEqual([0, 1, 2]);
  });

  test('of a person known only by name has no account', async () => {
    const named = await readOne({ from_id: undefined });
    expect(named?.sender).toEqual({ actor: 'actor:telegram/telegram-channel7/Ann' });
  });

  test('of a deleted account keeps the account', async () => {
    const events = await read([{ ...FIRST, from: null }]);
    expect(itemsIn(events).find(({ kind }) => kind === 'actor')?.input).toMatchObject({ name: 'Deleted account' });
  });

  test('answers a message of the same chat, and not of another one', async () => {
    expect((await readOne({ reply_to_message_id: 9 }))?.inReplyTo).toBe('message:telegram-channel7/channel7/9');
    expect((await readOne({ reply_to_message_id: 9, reply_to_peer_id: 'channel8' }))?.inReplyTo).toBeUndefined();
  });

  test('that was forwarded is attributed to its author', async () => {
    const forwarded = await readOne({ forwarded_from: 'Cy', forwarded_from_id: 'user3' });
    expect(forwarded?.citations).toEqual([
      { source: 'source:telegram-channel7/channel7', attributedTo: ['actor:telegram/user3'] },
    ]);
  });

  test('that was edited has the time of the edit; the year 1970 means never', async () => {
    const edited = await readOne({ edited_unixtime: '1673984000' });
    expect(edited?.lastChange).toEqual({ kind: 'EDITED', at: '2023-01-17T19:33:20Z' });
    expect((await readOne({ edited: '1970-01-01T02:00:00' }))?.lastChange).toBeUndefined();
  });

  test('has the plain text of its entities, and the addresses behind them', async () => {
    const text = [
      'see ',
      { type: 'bold', text: 'this' },
      { type: 'text_link', text: ' page', href: 'https://a.example/' },
    ];
    expect(await readOne({ text })).toMatchObject({ text: 'see this page', links: ['link:a.example/'] });
    expect((await readOne({ text: [{ type: 'link', text: 'b.example/x' }] }))?.links).toEqual(['link:b.example/x']);
  });

  test('lists files as attachments, exported or not', async () => {
    const missing = '(File not included. Change data exporting settings to download.)';
    const media = { photo: 'photos/p.jpg', photo_file_size: 5, file: missing, media_type: 'voice_message' };
    expect((await readOne({ ...media, mime_type: 'audio/ogg' }))?.attachments).toEqual([
      { name: 'p.jpg', size: 5 },
      { name: 'voice_message', mediaType: 'audio/ogg' },
    ]);
  });

  test('with a poll, a contact or a place has their text', async () => {
    const poll = { question: 'When?', answers: [{ text: 'now', voters: 1 }, { text: 'never' }] };
    expect((await readOne({ text: '', poll }))?.text).toBe('When?\n- now\n- never');
    expect((await readOne({ text: '', location_information: { latitude: 1.5, longitude: 2 } }))?.text).toBe('1.5, 2');
    expect((await readOne({ text: '', contact_information: { first_name: 'Cy', phone_number: '1' } }))?.text).toBe(
      'Cy 1',
    );
  });

  test('by Telegram itself has no sender, and is about the person who acted', async () => {
    const service = { type: 'service', actor: 'Ann', actor_id: 'user1', text: '' };
    expect(await readOne({ ...service, action: 'invite_members', members: ['Bob', null] })).toMatchObject({
      text: 'Ann: invite members: Bob',
      wording: 'REPORTED',
      about: ['actor:telegram/user1'],
    });
    expect((await readOne({ ...service, action: 'pin_message', message_id: 9 }))?.about).toContain(
      'message:telegram-channel7/channel7/9',
    );
    expect(await readOne({ ...service, action: 'phone_call', duration_seconds: 60 })).toMatchObject({
      channel: 'CALL',
      text: 'Ann: phone call: 60 s',
      sender: { actor: 'actor:telegram/user1' },
    });
  });

  test('by Telegram itself has all details, also if its kind is unknown', async () => {
    const service = { type: 'service', from: undefined, from_id: undefined, actor: 'Ann', actor_id: 'user1', text: '' };
    const said = async (members: object) => (await readOne({ ...service, ...members }))?.text;
    expect(await said({ action: 'topic_edit', new_title: 'Ships' })).toBe('Ann: topic edit: new title: Ships');
    expect(
      await said({
        action: 'send_something_new',
        stars: 5,
        is_paid: true,
        gift_text: ['with ', { type: 'bold', text: 'love' }],
      }),
    ).toBe('Ann: send something new: stars: 5, is paid: true, gift text: with love');
    expect(await said({ information_text: 'The rules changed' })).toBe('Ann: The rules changed');
    const near = { from: 'A', from_id: 'user3', to: 'B', to_id: 'user4', actor: undefined, actor_id: undefined };
    expect(await readOne({ ...service, ...near, action: 'proximity_reached', distance: 50 })).toMatchObject({
      text: 'A: proximity reached: to: B, distance: 50',
      about: ['actor:telegram/user3', 'actor:telegram/user4'],
    });
  });

  test('has the text of games, invoices, lists and giveaways', async () => {
    expect((await readOne({ text: '', game_title: 'Chess', game_description: 'Play' }))?.text).toBe('Chess\nPlay');
    const bill = { title: 'Ticket', amount: 100, currency: 'EUR' };
    expect((await readOne({ text: '', invoice_information: bill }))?.text).toBe(
      'title: Ticket\namount: 100\ncurrency: EUR',
    );
    const list = { title: 'Shop', answers: [{ text: 'Milk', id: 1 }] };
    expect((await readOne({ text: '', todo_list: list }))?.text).toBe('Shop\n- Milk');
    expect((await readOne({ text: '', giveaway_information: { months: 6 } }))?.text).toBe('months: 6');
  });

  test('names the original author: a bot, the person who signed a post, a deleted account', async () => {
    const origin = async (members: object) => (await readOne(members))?.citations?.[0]?.attributedTo;
    expect(await origin({ via_bot: '@gif' })).toEqual(['actor:telegram/@gif']);
    expect(await origin({ author: 'Jane' })).toEqual(['actor:telegram/telegram-channel7/Jane']);
    expect(await origin({ forwarded_from: null })).toEqual([expect.stringContaining('Deleted-account')]);
  });

  test("that answers a message of another chat responds to the entry in that chat's collection", async () => {
    const answer = { reply_to_message_id: 5, reply_to_peer_id: 'channel9' };
    const elsewhere = await readOne(answer);
    expect(elsewhere?.inReplyTo).toBeUndefined();
    expect(elsewhere?.relations).toEqual([{ kind: 'RESPONDS_TO', entry: 'message:telegram-channel9/channel9/5' }]);
    expect((await readOne({ ...answer, reply_to_peer_id: 'channel7' }))?.inReplyTo).toBe(
      'message:telegram-channel7/channel7/5',
    );
  });

  test('links to the addresses behind its buttons', async () => {
    const inline_bot_buttons = [
      [
        { type: 'url', text: 'Open', data: 'https://b.example' },
        { type: 'callback', data: 'x' },
      ],
    ];
    expect((await readOne({ inline_bot_buttons }))?.links).toEqual(['link:b.example']);
  });

  test.each([
    ['public_supergroup', 'PUBLIC', 'CHAT'],
    ['public_channel', 'PUBLIC', 'POST'],
    ['private_channel', 'PRIVATE', 'POST'],
    ['saved_messages', 'PRIVATE', 'DIRECT_MESSAGE'],
  ])('of a %s is %s, on the channel %s', async (type, visibility, channel) => {
    expect(await readOne({}, { ...CHAT, type })).toMatchObject({ visibility, channel });
  });

  test('of a chat of two goes to the other person, and to the owner only if the owner is known', async () => {
    expect((await readOne({}, PERSONAL))?.to).toMatchObject([{ actor: 'actor:telegram/user2' }]);
    expect((await readOne({ from_id: 'user2' }, PERSONAL))?.to).toBeUndefined();
    const context = readContext({ me: '1' });
    const files = { 'result.json': exported([{ ...FIRST, from_id: 'user2' }], PERSONAL) };
    expect(messagesIn(await readTree(telegram, files, context))[0]?.to).toMatchObject([
      { actor: 'actor:telegram/user1' },
    ]);
  });
});
