import { describe, expect, test } from 'vitest';
import { recognise } from '../../../../src/importing/recognise.ts';
import { xArchive } from '../../../../src/formats/x/x.ts';
import { messagesIn, notesIn } from '../../../support/entries-in.ts';
import { importInBothOrders } from '../../../support/import-events.ts';
import { memoryFile, problemsIn, readTree } from '../../../support/read-events.ts';

const script = (name: string, list: readonly unknown[]) => `window.YTD.${name}.part0 = ${JSON.stringify(list)}`;
const ACCOUNT = { 'account.js': script('account', [{ account: { accountId: '1', username: 'ann' } }]) };
const POST = { id_str: '100', created_at: 'Wed Oct 10 20:19:24 +0000 2018', full_text: 'hello' };
const MESSAGE = { id: '900', senderId: '1', recipientId: '2', text: 'hi', createdAt: '2020-01-01T00:00:00.000Z' };

const posts = (name: string, ...list: readonly object[]) => ({
  ...ACCOUNT,
  'posts.js': script(
    name,
    list.map((tweet) => ({ tweet })),
  ),
});
const direct = (...list: readonly object[]) => {
  const messages = list.map((messageCreate) => ({ messageCreate }));
  const conversation = { dmConversation: { conversationId: '1-2', messages } };
  return { ...ACCOUNT, 'messages.js': script('direct_messages', [conversation]) };
};

describe('A post of an X archive', () => {
  test.each(['tweet', 'tweets', 'community_tweet', 'deleted_tweet', 'deleted_tweets'])(
    'is read from a script that assigns %s',
    async (name) => {
      expect(messagesIn(await readTree(xArchive, posts(name, POST)))).toHaveLength(1);
    },
  );

  test('may have only `id`, and is kept with a member of the wrong type', async () => {
    const odd = {
      ...POST,
      id_str: undefined,
      id: 108,
      lang: 5,
      in_reply_to_user_id_str: 2,
      in_reply_to_status_id_str: 55,
    };
    const events = await readTree(xArchive, posts('tweets', odd, { ...POST, id_str: 2 ** 60 }));
    expect(messagesIn(events)).toMatchObject([{ id: 'message:x-1/post/108', to: [{ actor: 'actor:twitter/2' }] }]);
    expect(notesIn(events)).toEqual([expect.stringContaining('lang: ')]);
    expect(problemsIn(events)).toEqual([expect.stringContaining('id_str: ')]);
  });

  test('that is a later version of another names the first version', async () => {
    const edit_info = { edit: { initialTweetId: '99' } };
    const [post] = messagesIn(await readTree(xArchive, posts('tweets', { ...POST, edit_info })));
    expect(post?.occurred).toMatchObject({ note: 'a later version of post 99' });
  });

  test('that repeats another has its author and its whole text, also in the oldest archives', async () => {
    const user = { id_str: '2', screen_name: 'bob' };
    const retweet = {
      ...POST,
      full_text: 'RT @bob: the whole st…',
      retweeted_status: { text: 'the whole story', user },
    };
    const [post] = messagesIn(await readTree(xArchive, posts('tweet', retweet)));
    expect(post).toMatchObject({
      text: 'RT @bob: the whole story',
      citations: [{ attributedTo: ['actor:twitter/2'] }],
    });
  });

  test('is deleted if one archive says so, in any order of import', async () => {
    for (const deleted_at of ['Sat Jan 01 00:00:01 +0000 2022', '2022-01-01T00:00:01.000Z']) {
      const gone = posts('deleted_tweets', { ...POST, deleted_at });
      for (const settled of await importInBothOrders(xArchive, [posts('tweets', POST), gone], 'message:x-1/post/100')) {
        const lastChange = { kind: 'DELETED', at: '2022-01-01T00:00:01Z' };
        expect(settled).toMatchObject({ changed: 0, lastChange, note: 'deleted 2022-01-01T00:00:01Z' });
      }
    }
  });

  test('from before November 2010 has only a day, and the order of its id', async () => {
    const old = { created_at: '2009-12-31 00:00:00 +0000', text: 'x' };
    const list = [
      { ...old, id_str: '7226898498' },
      { ...old, id_str: '7225932998' },
      { ...old, id_str: '296222095996768258', created_at: '2013-01-29 00:00:00 +0000' },
    ];
    const [second, first, later] = messagesIn(await readTree(xArchive, posts('tweets', ...list)));
    expect([first, second].map((post) => post?.occurred)).toEqual([{ edtf: '2009-12-31' }, { edtf: '2009-12-31' }]);
    expect(first?.place).toBeLessThan(second?.place ?? 0);
    expect(later?.occurred).toEqual({ edtf: '2013-01-29T00:00:00Z' });
  });
});

describe('A direct message of an X archive', () => {
  test('that was edited has the time of the last edit', async () => {
    const editHistory = [{ createdAtSec: '1577836860' }, { createdAtSec: '1577836920' }];
    const [message] = messagesIn(await readTree(xArchive, direct({ ...MESSAGE, editHistory })));
    expect(message?.lastChange).toEqual({ kind: 'EDITED', at: '2020-01-01T00:02:00.000Z' });
  });

  test('has attached files as attachments, and not as addresses in its text', async () => {
    const urls = [
      { url: 'https://t.co/a', expanded: 'https://twitter.com/messages/media/900' },
      { url: 'https://t.co/b', expanded: 'https://b.example/' },
    ];
    const mediaUrls = ['https://ton.twitter.com/dm/900/901/a.jpg'];
    const texts = [' https://t.co/a', 'see https://t.co/b https://t.co/a'];
    const list = texts.map((text, index) => ({ ...MESSAGE, id: `90${index}`, text, urls, mediaUrls }));
    const messages = messagesIn(await readTree(xArchive, direct(...list)));
    expect(messages.map(({ text }) => text)).toEqual([undefined, 'see https://b.example/']);
    expect(messages[0]).toMatchObject({ attachments: [{ name: 'a.jpg' }] });
    expect(messages[1]?.links).toEqual(['link:b.example/']);
  });

  test('is kept with a member of the wrong type', async () => {
    const events = await readTree(xArchive, direct({ ...MESSAGE, id: 900, reactions: 'none' }));
    expect(messagesIn(events)).toMatchObject([{ id: 'message:x-1/dm/1-2/900' }]);
    expect(notesIn(events)).toEqual([expect.stringContaining('reactions: ')]);
  });
});

test('An X archive has a note why encrypted messages are not imported', async () => {
  const files = { ...ACCOUNT, 'message-event.js': script('message_event', [{ messageEvent: { senderId: '1' } }]) };
  expect(notesIn(await readTree(xArchive, files))).toEqual([expect.stringContaining('encrypted messages')]);
});

test('An X archive of the oldest kind includes its table of the same posts', async () => {
  const paths = [
    'data/js/tweets/2012_01.js',
    'data/js/user_details.js',
    'tweets.csv',
    'index.html',
    'css/a.css',
    'README.txt',
  ];
  const files = paths.map((path) =>
    memoryFile(path.includes('2012') ? 'Grailbird.data.tweets_2012_01 = []' : 'x,y\n1,2\n', `old/${path}`),
  );
  const { parts, unknown } = await recognise([...files, memoryFile('x', 'other/tweets.csv')]);
  expect(parts[0]).toMatchObject({ format: xArchive, files });
  expect([...parts.slice(1), ...unknown]).toHaveLength(1);
});
