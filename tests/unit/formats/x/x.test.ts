import { describe, expect, test } from 'vitest';
import { recognise } from '../../../../src/importing/recognise.ts';
import { xArchive } from '../../../../src/formats/x/x.ts';
import { messagesIn, notesIn } from '../../../support/entries-in.ts';
import { importShorterAndWhole } from '../../../support/import-events.ts';
import { itemsIn, memoryFile, problemsIn, readContext, readTree } from '../../../support/read-events.ts';

const script = (name: string, list: readonly unknown[]) => `window.YTD.${name} = ${JSON.stringify(list, null, 2)}\n`;
const ACCOUNT = {
  'data/account.js': script('account.part0', [
    { account: { accountId: '1', username: 'ann', accountDisplayName: 'Ann Example', email: 'a@b.example' } },
  ]),
};

const FIRST = {
  id: '1219374489123456789',
  senderId: '1',
  recipientId: '2',
  text: 'Salutations!',
  createdAt: '2020-01-20T21:42:09.068Z',
  urls: [],
  mediaUrls: [],
  reactions: [],
};
const conversation = (...messages: readonly object[]) => ({ dmConversation: { conversationId: '1-2', messages } });
const readDirect = async (message: object, kind = 'messageCreate') =>
  messagesIn(
    await readTree(xArchive, {
      ...ACCOUNT,
      'data/direct-messages.js': script('direct_messages.part0', [conversation({ [kind]: message })]),
    }),
  );

const POST = {
  id_str: '1050118621198921728',
  created_at: 'Wed Oct 10 20:19:24 +0000 2018',
  full_text: 'hello',
  lang: 'en',
  entities: { urls: [], user_mentions: [] },
};
const readPosts = (posts: readonly object[], more: Readonly<Record<string, string>> = ACCOUNT) =>
  readTree(xArchive, {
    ...more,
    'data/tweets.js': script(
      'tweets.part0',
      posts.map((tweet) => ({ tweet })),
    ),
  });
const readPost = async (post: object) => messagesIn(await readPosts([{ ...POST, ...post }]))[0];

describe('A direct message of an X archive', () => {
  test('is its conversation and its id, private, from one to the other', async () => {
    expect(await readDirect(FIRST)).toMatchObject([
      {
        id: `message:x-1/dm/1-2/${FIRST.id}`,
        thread: 'thread:x-1/dm/1-2',
        occurred: { edtf: '2020-01-20T21:42:09.068Z' },
        text: 'Salutations!',
        wording: 'VERBATIM',
        visibility: 'PRIVATE',
        platform: 'twitter',
        channel: 'DIRECT_MESSAGE',
        sender: { actor: 'actor:twitter/1', account: { platform: 'twitter', handle: '1' } },
        to: [{ actor: 'actor:twitter/2' }],
      },
    ]);
  });

  test('has the addresses that it was written with, and its media as attachments', async () => {
    const urls = [{ url: 'https://t.co/x', expanded: 'https://a.example/$1', display: 'a.example' }];
    const mediaUrls = ['https://ton.twitter.com/dm/1/2/a.jpg'];
    expect(await readDirect({ ...FIRST, text: 'see https://t.co/x &amp; go', urls, mediaUrls })).toMatchObject([
      {
        text: 'see https://a.example/$1 & go',
        links: [expect.stringContaining('link:a.example/')],
        attachments: [{ name: 'a.jpg', url: mediaUrls[0] }],
      },
    ]);
  });

  test('and each reaction to it are entries, which have times of their own', async () => {
    const reactions = [{ senderId: '2', reactionKey: 'like', eventId: '9', createdAt: '2020-01-20T21:43:00.000Z' }];
    expect((await readDirect({ ...FIRST, reactions }))[1]).toMatchObject({
      id: `message:x-1/dm/1-2/${FIRST.id}/9`,
      text: 'like',
      wording: 'REPORTED',
      sender: { actor: 'actor:twitter/2' },
      relations: [{ kind: 'RESPONDS_TO', entry: `message:x-1/dm/1-2/${FIRST.id}` }],
    });
  });

  test('of a group has no recipient; who came and went are entries about them', async () => {
    expect((await readDirect({ ...FIRST, recipientId: undefined }))[0]?.to).toBeUndefined();
    const joined = { initiatingUserId: '1', userIds: ['2', '3'], createdAt: '2020-01-20T21:42:09.068Z' };
    expect(await readDirect(joined, 'participantsJoin')).toMatchObject([
      { wording: 'REPORTED', about: ['actor:twitter/1', 'actor:twitter/2', 'actor:twitter/3'] },
    ]);
    expect(await readDirect({ ...joined, name: 'Plans' }, 'conversationNameUpdate')).toMatchObject([
      { text: 'named the conversation “Plans”' },
    ]);
  });
});

describe('A post of an X archive', () => {
  test('is public, by whose archive it is', async () => {
    expect(await readPost({})).toMatchObject({
      id: `message:x-1/post/${POST.id_str}`,
      occurred: { edtf: '2018-10-10T20:19:24Z' },
      text: 'hello',
      language: 'en',
      visibility: 'PUBLIC',
      channel: 'POST',
      sender: { actor: 'actor:twitter/1' },
    });
  });

  test('answers an own post, and keeps the address of any other', async () => {
    const own = { in_reply_to_status_id_str: '77', in_reply_to_user_id_str: '1' };
    expect((await readPost(own))?.inReplyTo).toBe('message:x-1/post/77');
    const other = { in_reply_to_status_id_str: '78', in_reply_to_user_id_str: '5', in_reply_to_screen_name: 'bob' };
    const answer = await readPost(other);
    expect(answer?.inReplyTo).toBeUndefined();
    expect(answer).toMatchObject({ links: ['link:twitter.com/bob/status/78'], to: [{ actor: 'actor:twitter/5' }] });
  });

  test('that repeats another’s is attributed to whom it repeats', async () => {
    const entities = { user_mentions: [{ id_str: '5', screen_name: 'Bob', name: 'Bob' }] };
    expect(await readPost({ full_text: 'RT @Bob: hi', entities })).toMatchObject({
      text: 'RT @Bob: hi',
      citations: [{ attributedTo: ['actor:twitter/5'] }],
    });
  });

  test('that gives the address of an own post quotes it, and of any other links it', async () => {
    const urls = ['Ann', 'bob'].map((name, index) => ({
      url: `https://t.co/${index}`,
      expanded_url: `https://twitter.com/${name}/status/7${index}`,
    }));
    const quoting = await readPost({ full_text: 'see https://t.co/0 https://t.co/1', entities: { urls } });
    expect(quoting?.relations).toEqual([{ kind: 'QUOTES', entry: 'message:x-1/post/70' }]);
    expect(quoting?.links).toHaveLength(2);
  });

  test('has its pictures and the best of its films as attachments, not in its words', async () => {
    const variants = [
      { url: 'https://v.example/s.mp4', bitrate: '1' },
      { url: 'https://v.example/l.mp4?t=1', bitrate: '9' },
    ];
    const media = [
      { url: 'https://t.co/m', media_url_https: 'https://p.example/a.jpg' },
      { url: 'https://t.co/m', media_url_https: 'https://p.example/b.jpg', video_info: { variants } },
    ];
    expect(await readPost({ full_text: 'look https://t.co/m', extended_entities: { media } })).toMatchObject({
      text: 'look',
      attachments: [
        { name: 'a.jpg', url: 'https://p.example/a.jpg' },
        { name: 'l.mp4', url: 'https://v.example/l.mp4' },
      ],
    });
  });

  test('that was cut has the whole of its words, and a long one without a post stands by itself', async () => {
    const note = (id: string, text: string, createdAt = '2018-10-10T20:19:24.000Z') => ({
      noteTweet: { noteTweetId: id, createdAt, core: { text, urls: [] } },
    });
    const long = `${'Long words '.repeat(30)}& the end`;
    const notes = script('note_tweet.part0', [note('8', long), note('9', 'Alone')]);
    const events = await readPosts([{ ...POST, full_text: `${'Long words '.repeat(20)}… https://t.co/x` }], {
      ...ACCOUNT,
      'data/note-tweet.js': notes,
    });
    expect(messagesIn(events).map(({ id, text }) => [id, text])).toEqual([
      [`message:x-1/post/${POST.id_str}`, long],
      ['message:x-1/note/9', 'Alone'],
    ]);
  });
});

describe('An X archive', () => {
  test('names its owner by its account, and others by what posts call them', async () => {
    const user_mentions = [{ id_str: '2', screen_name: 'bob', name: 'Bob' }];
    const events = await readTree(xArchive, {
      'data/direct-messages.js': script('direct_messages.part0', [conversation({ messageCreate: FIRST })]),
      'data/tweets-part1.js': script('tweets.part1', [{ tweet: { ...POST, entities: { user_mentions } } }]),
      ...ACCOUNT,
    });
    const actors = itemsIn(events).flatMap((item) => (item.kind === 'actor' ? [item.input] : []));
    expect(actors.map(({ name, aliases }) => [name, aliases])).toEqual([
      ['Ann Example', ['@ann']],
      ['Bob', ['@bob']],
    ]);
    expect(itemsIn(events)[0]?.input).toMatchObject({ id: 'collection:x-1', title: 'ann on X' });
  });

  test('without an account says that nothing tells whose posts these are, unless the shell does', async () => {
    const events = await readPosts([POST], {});
    expect(messagesIn(events)[0]?.sender).toBeUndefined();
    expect(notesIn(events).join()).toContain('--me');
    const files = { 'tweet.js': script('tweet.part0', [POST]) };
    const named = await readTree(xArchive, files, readContext({ me: '@ann' }));
    expect(messagesIn(named)[0]?.sender).toMatchObject({ actor: 'actor:twitter/ann' });
  });

  test('of the oldest kind is read too', async () => {
    const post = {
      id_str: '5',
      created_at: '2012-01-01 12:00:00 +0000',
      text: 'old',
      user: { id_str: '1', screen_name: 'ann' },
    };
    const events = await readTree(xArchive, {
      'data/js/tweets/2012_01.js': `Grailbird.data.tweets_2012_01 = ${JSON.stringify([post])}`,
    });
    expect(messagesIn(events)).toMatchObject([
      { text: 'old', occurred: { edtf: '2012-01-01T12:00:00Z' }, sender: { actor: 'actor:twitter/1' } },
    ]);
  });

  test('is recognised with all that belongs to it, and says what it passes over', async () => {
    const files = [
      memoryFile(ACCOUNT['data/account.js'], 'x/data/account.js'),
      memoryFile(script('like.part0', []), 'x/data/like.js'),
      memoryFile(script('tweets.part0', []), 'x/data/tweets.js'),
      memoryFile('x', 'x/data/tweets_media/a.jpg'),
      memoryFile('<html>', 'x/Your archive.html'),
      memoryFile('var a = 1', 'y/other.js'),
    ];
    const { parts, unknown } = await recognise(files, [xArchive]);
    expect(parts).toMatchObject([{ files: files.slice(0, 5) }]);
    expect(unknown).toEqual(files.slice(5));
    const events = await readTree(xArchive, { ...ACCOUNT, 'data/like.js': script('like.part0', []) });
    expect(notesIn(events)).toEqual(['passed over: like has no posts and no direct messages']);
  });

  test('names what it can not read with its file and number, and loses nothing else', async () => {
    const list = [
      conversation({ messageCreate: { id: 5 } }, { somethingNew: {} }, { messageCreate: { ...FIRST, text: 'a\0' } }),
      { dmConversation: { messages: [{ messageCreate: FIRST }] } },
      conversation({ messageCreate: FIRST }),
    ];
    const events = await readTree(xArchive, {
      'data/account.js': 'window.YTD.account.part0 = {}',
      'data/direct-messages.js': script('direct_messages.part0', list),
      'data/tweets.js': script('tweets.part0', [{ tweet: { ...POST, created_at: 'once' } }, { tweet: POST }]).slice(
        0,
        -9,
      ),
    });
    expect(messagesIn(events)).toHaveLength(1);
    expect(
      events.flatMap(({ kind, at }) => (kind === 'PROBLEM' ? [`${at.file ?? ''} ${at.message ?? ''}`] : [])),
    ).toEqual([
      'data/account.js 1',
      'data/tweets.js 1',
      'data/tweets.js 2',
      'data/direct-messages.js 1',
      'data/direct-messages.js 2',
      'data/direct-messages.js 3',
      'data/direct-messages.js 4',
    ]);
    expect(problemsIn(events)[4]).toContain('somethingNew');
  });

  test('that is longer changes nothing old', async () => {
    const files = (...messages: readonly object[]) => ({
      ...ACCOUNT,
      'data/direct-messages.js': script('direct_messages.part0', [conversation(...messages)]),
    });
    const later = { messageCreate: { ...FIRST, id: '1219374489123456790', createdAt: '2020-01-20T21:42:09.070Z' } };
    const shorter = files({ messageCreate: FIRST });
    const whole = files(later, { messageCreate: FIRST });
    expect(await importShorterAndWhole(xArchive, shorter, whole)).toEqual({
      first: 5,
      more: 1,
      changed: 0,
      addedAgain: 0,
    });
  });
});
