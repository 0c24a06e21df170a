import { describe, expect, test } from 'vitest';
import { recognise } from '../../../../src/importing/recognise.ts';
import { telegram } from '../../../../src/formats/telegram/telegram.ts';
import { messagesIn, notesIn } from '../../../support/entries-in.ts';
import { importInBothOrders, importShorterAndWhole } from '../../../support/import-events.ts';
import { itemsIn, memoryFile, problemsIn, readContext, readTree } from '../../../support/read-events.ts';

const CHAT = { name: 'Harbour', type: 'private_supergroup', id: 7 };
const PERSONAL = { name: 'Bob', type: 'personal_chat', id: 2 };
const FIRST = {
  id: 10,
  type: 'message',
  date: '2023-01-17T20:33:19',
  date_unixtime: '1673983999',
  from: 'Ann',
  from_id: 'user1',
  text: 'hello',
};

const exported = (messages: readonly object[], chat: object = CHAT) => JSON.stringify({ ...chat, messages });
const read = (messages: readonly object[], chat?: object) =>
  readTree(telegram, { 'result.json': exported(messages, chat) });
const readOne = async (message: object, chat?: object) => messagesIn(await read([{ ...FIRST, ...message }], chat))[0];

describe('A Telegram message', () => {
  test('is its chat and its number there', async () => {
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

  test('of an export that gives local times alone has these, and the report says so once', async () => {
    const events = await read([
      { ...FIRST, date_unixtime: undefined },
      { ...FIRST, id: 11, date_unixtime: undefined },
    ]);
    expect(messagesIn(events)[0]?.occurred).toEqual({ edtf: '2023-01-17T20:33:19' });
    expect(notesIn(events)).toHaveLength(1);
  });

  test('without a number is told from others by what it says', async () => {
    const bare = { type: 'message', date_unixtime: '1673983999', from: 'Ann', text: 'hello' };
    const messages = messagesIn(await read([bare, bare, { ...bare, from: 'Bob' }], {}));
    expect(new Set(messages.map(({ id }) => id)).size).toBe(3);
    expect(messages.map(({ place }) => place)).toEqual([0, 1, 2]);
  });

  test('of someone known by name alone names no account', async () => {
    const named = await readOne({ from_id: undefined });
    expect(named?.sender).toEqual({ actor: 'actor:telegram/telegram-channel7/Ann' });
  });

  test('of a deleted account keeps the account', async () => {
    const events = await read([{ ...FIRST, from: null }]);
    expect(itemsIn(events).find(({ kind }) => kind === 'actor')?.input).toMatchObject({ name: 'Deleted account' });
  });

  test('answers the message that it names, unless that is of another chat', async () => {
    expect((await readOne({ reply_to_message_id: 9 }))?.inReplyTo).toBe('message:telegram-channel7/channel7/9');
    expect((await readOne({ reply_to_message_id: 9, reply_to_peer_id: 'channel8' }))?.inReplyTo).toBeUndefined();
  });

  test('that was forwarded is cited as said by whom it came from', async () => {
    const forwarded = await readOne({ forwarded_from: 'Cy', forwarded_from_id: 'user3' });
    expect(forwarded?.citations).toEqual([
      { source: 'source:telegram-channel7/channel7', attributedTo: ['actor:telegram/user3'] },
    ]);
  });

  test('that was edited says when, and not where an old export means never', async () => {
    expect((await readOne({ edited_unixtime: '1673984000' }))?.occurred).toMatchObject({
      note: 'edited 2023-01-17T19:33:20Z',
    });
    expect((await readOne({ edited: '1970-01-01T02:00:00' }))?.occurred).not.toHaveProperty('note');
  });

  test('has the plain words of its entities, and the addresses behind them', async () => {
    const text = [
      'see ',
      { type: 'bold', text: 'this' },
      { type: 'text_link', text: ' page', href: 'https://a.example/' },
    ];
    expect(await readOne({ text })).toMatchObject({ text: 'see this page', links: ['link:a.example/'] });
    expect((await readOne({ text: [{ type: 'link', text: 'b.example/x' }] }))?.links).toEqual(['link:b.example/x']);
  });

  test('keeps what was sent as attachments, whether it was exported or not', async () => {
    const missing = '(File not included. Change data exporting settings to download.)';
    const media = { photo: 'photos/p.jpg', photo_file_size: 5, file: missing, media_type: 'voice_message' };
    expect((await readOne({ ...media, mime_type: 'audio/ogg' }))?.attachments).toEqual([
      { name: 'p.jpg', size: 5 },
      { name: 'voice_message', mediaType: 'audio/ogg' },
    ]);
  });

  test('of a poll, a contact or a place has their words', async () => {
    const poll = { question: 'When?', answers: [{ text: 'now', voters: 1 }, { text: 'never' }] };
    expect((await readOne({ text: '', poll }))?.text).toBe('When?\n- now\n- never');
    expect((await readOne({ text: '', location_information: { latitude: 1.5, longitude: 2 } }))?.text).toBe('1.5, 2');
    expect((await readOne({ text: '', contact_information: { first_name: 'Cy', phone_number: '1' } }))?.text).toBe(
      'Cy 1',
    );
  });

  test('of Telegram itself has no sender: it is about who did it', async () => {
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

  test('of Telegram itself has all that it tells, also of kinds that are not known', async () => {
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

  test('says what its games, bills, lists and presents are', async () => {
    expect((await readOne({ text: '', game_title: 'Chess', game_description: 'Play' }))?.text).toBe('Chess\nPlay');
    const bill = { title: 'Ticket', amount: 100, currency: 'EUR' };
    expect((await readOne({ text: '', invoice_information: bill }))?.text).toBe(
      'title: Ticket\namount: 100\ncurrency: EUR',
    );
    const list = { title: 'Shop', answers: [{ text: 'Milk', id: 1 }] };
    expect((await readOne({ text: '', todo_list: list }))?.text).toBe('Shop\n- Milk');
    expect((await readOne({ text: '', giveaway_information: { months: 6 } }))?.text).toBe('months: 6');
  });

  test('says whose words it has: of a bot, of who signed a post, of an account that is gone', async () => {
    const origin = async (members: object) => (await readOne(members))?.citations?.[0]?.attributedTo;
    expect(await origin({ via_bot: '@gif' })).toEqual(['actor:telegram/@gif']);
    expect(await origin({ author: 'Jane' })).toEqual(['actor:telegram/telegram-channel7/Jane']);
    expect(await origin({ forwarded_from: null })).toEqual([expect.stringContaining('Deleted-account')]);
  });

  test('that answers one of another chat responds to it, wherever that is imported', async () => {
    const answer = { reply_to_message_id: 5, reply_to_peer_id: 'channel9' };
    const elsewhere = await readOne(answer);
    expect(elsewhere?.inReplyTo).toBeUndefined();
    expect(elsewhere?.relations).toEqual([{ kind: 'RESPONDS_TO', entry: 'message:telegram-channel9/channel9/5' }]);
    expect((await readOne({ ...answer, reply_to_peer_id: 'channel7' }))?.inReplyTo).toBe(
      'message:telegram-channel7/channel7/5',
    );
  });

  test('links to what stands behind its buttons', async () => {
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

  test('of a chat of two goes to the other, to me only where it is known who that is', async () => {
    expect((await readOne({}, PERSONAL))?.to).toMatchObject([{ actor: 'actor:telegram/user2' }]);
    expect((await readOne({ from_id: 'user2' }, PERSONAL))?.to).toBeUndefined();
    const context = readContext({ me: '1' });
    const files = { 'result.json': exported([{ ...FIRST, from_id: 'user2' }], PERSONAL) };
    expect(messagesIn(await readTree(telegram, files, context))[0]?.to).toMatchObject([
      { actor: 'actor:telegram/user1' },
    ]);
  });
});

describe('A Telegram export', () => {
  const account = {
    personal_information: { user_id: 1, first_name: 'Ann', last_name: 'Example' },
    contacts: { list: [{ user_id: 0, first_name: 'x' }] },
    chats: {
      list: [
        { ...CHAT, messages: [FIRST] },
        { ...PERSONAL, messages: [{ ...FIRST, from_id: 'user2' }] },
      ],
    },
    left_chats: { list: [{ ...CHAT, id: 8, messages: [FIRST] }] },
  };

  test('of an account has a collection for each chat, the same as if it was exported alone', async () => {
    const events = await readTree(telegram, { 'result.json': JSON.stringify(account) });
    const [first, personal, left] = messagesIn(events);
    expect(first).toEqual(await readOne({}));
    expect(personal).toMatchObject({ to: [{ actor: 'actor:telegram/user1' }] });
    expect(left?.id).toBe('message:telegram-channel8/channel8/10');
    expect(itemsIn(events).filter(({ kind }) => kind === 'collection')).toHaveLength(3);
  });

  test('of an account is recognised however much stands before its chats', async () => {
    const file = memoryFile(
      '{"about":"Here is it","personal_information":{"user_id":1},"contacts":{"list":[',
      'a.json',
    );
    expect((await recognise([file], [telegram])).parts).toHaveLength(1);
  });

  test('is recognised with the folders beside it, and nothing else is taken', async () => {
    const files = [
      memoryFile(exported([FIRST]), 'a/result.json'),
      memoryFile('x', 'a/photos/p.jpg'),
      memoryFile('{"backchannel":1,"messages":[]}', 'a/own.json'),
      memoryFile('{"guild":{},"messages":[]}', 'a/channel.json'),
      memoryFile('x', 'a/notes.txt'),
    ];
    const { parts, unknown } = await recognise(files, [telegram]);
    expect(parts).toMatchObject([{ files: files.slice(0, 2) }]);
    expect(unknown).toEqual(files.slice(2));
  });

  test('is read on where it has control characters, which Telegram Desktop writes as no JSON has them', async () => {
    const text = exported([
      { ...FIRST, text: 'vt CONTROL and ESCAPED' },
      { ...FIRST, id: 11, text: 'after' },
    ])
      .replace('CONTROL', '\\x0B')
      .replace('ESCAPED', '\\\\x0B');
    const bytes = Array.from(Buffer.from(text), (byte) => Uint8Array.of(byte));
    for (const content of [text, bytes]) {
      const said = messagesIn(await readTree(telegram, { 'result.json': content })).map((message) => message.text);
      expect(said).toEqual(['vt \v and \\x0B', 'after']);
    }
  });

  test('loses no message over a member that is not as it should be, and names those that were not exported', async () => {
    const odd = { ...FIRST, id: '10', file: 'a.pdf', file_size: '7', poll: 'none' };
    const events = await readTree(telegram, { 'a.json': exported([odd, { id: 11, type: 'unsupported' }]) });
    expect(messagesIn(events)).toMatchObject([
      { id: 'message:telegram-channel7/channel7/10', attachments: [{ name: 'a.pdf' }] },
    ]);
    expect(notesIn(events)).toEqual([expect.stringMatching(/file_size: [^]*poll: /)]);
    expect(problemsIn(events)).toEqual([
      '? : has no content: the version of Telegram Desktop that made the export could not export it',
    ]);
  });

  test('settles on the state that was edited last, whichever is imported first', async () => {
    const edited = { ...FIRST, text: 'hello!', edited_unixtime: '1700000000' };
    const states = [FIRST, edited].map((state) => ({ 'a.json': exported([state]) }));
    for (const settled of await importInBothOrders(telegram, states, 'message:telegram-channel7/channel7/10')) {
      expect(settled).toMatchObject({ changed: 0, text: 'hello!' });
    }
  });

  test('names a message that is none, with its file and number, and loses nothing else', async () => {
    const broken = [
      { ...FIRST, id: 'ten' },
      { ...FIRST, text: 'a\ud800' },
      { id: 3, type: 'message' },
      { ...FIRST, date_unixtime: 'x' },
    ];
    const events = await readTree(telegram, {
      'a.json': exported([...broken, FIRST]),
      'b.json': exported([FIRST], { ...CHAT, id: 8 }).slice(0, -12),
      'c.json': exported([FIRST], { ...CHAT, id: 9 }),
    });
    expect(messagesIn(events).map(({ thread }) => thread?.split('/')[1])).toEqual(['channel7', 'channel9']);
    expect(events.filter(({ kind }) => kind === 'PROBLEM').map(({ at }) => [at.file, at.message])).toEqual([
      ['a.json', 1],
      ['a.json', 2],
      ['a.json', 3],
      ['a.json', 4],
      ['b.json', 1],
    ]);
  });

  test('that is longer changes nothing old', async () => {
    const shorter = { 'result.json': exported([FIRST]) };
    const whole = { 'result.json': exported([{ ...FIRST, id: 9 }, FIRST, { ...FIRST, id: 11 }]) };
    expect(await importShorterAndWhole(telegram, shorter, whole)).toEqual({
      first: 4,
      more: 2,
      changed: 0,
      addedAgain: 0,
    });
  });
});
