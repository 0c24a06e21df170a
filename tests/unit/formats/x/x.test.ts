import { describe, expect, test } from 'vitest';
import { recognise } from '../../../../src/importing/recognise.ts';
import { xArchive } from '../../../../src/formats/x/x.ts';
import { messagesIn, notesIn } from '../../../support/entries-in.ts';
import { importShorterAndWhole } from '../../../support/import-events.ts';
import { itemsIn, memoryFile, problemsIn, readContext, readTree } from '../../../support/read-events.ts';
import { ACCOUNT, conversation, FIRST, POST, readPosts, script } from '../../../support/x-archive.ts';

describe('An X archive', () => {
  test('names its owner by the account, and others by the names in posts', async () => {
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

  test('without an account asks for the owner, unless an option names the owner', async () => {
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

  test('is recognised with all its files, and reports those that are not imported', async () => {
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

  test('reports parts that it cannot read with file and number, and reads all others', async () => {
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

  test('that is longer changes no earlier entry', async () => {
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
