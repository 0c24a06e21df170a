/** A small archive of X, and functions that read it. */
import { xArchive } from '../../src/formats/x/x.ts';
import { messagesIn } from './entries-in.ts';
import { readTree } from './read-events.ts';

export const script = (name: string, list: readonly unknown[]) =>
  `window.YTD.${name} = ${JSON.stringify(list, null, 2)}\n`;
export const ACCOUNT = {
  'data/account.js': script('account.part0', [
    { account: { accountId: '1', username: 'ann', accountDisplayName: 'Ann Example', email: 'a@b.example' } },
  ]),
};

export const FIRST = {
  id: '1219374489123456789',
  senderId: '1',
  recipientId: '2',
  text: 'Salutations!',
  createdAt: '2020-01-20T21:42:09.068Z',
  urls: [],
  mediaUrls: [],
  reactions: [],
};
export const conversation = (...messages: readonly object[]) => ({
  dmConversation: { conversationId: '1-2', messages },
});
export const readDirect = async (message: object, kind = 'messageCreate') =>
  messagesIn(
    await readTree(xArchive, {
      ...ACCOUNT,
      'data/direct-messages.js': script('direct_messages.part0', [conversation({ [kind]: message })]),
    }),
  );

export const POST = {
  id_str: '1050118621198921728',
  created_at: 'Wed Oct 10 20:19:24 +0000 2018',
  full_text: 'hello',
  lang: 'en',
  entities: { urls: [], user_mentions: [] },
};
export const readPosts = (posts: readonly object[], more: Readonly<Record<string, string>> = ACCOUNT) =>
  readTree(xArchive, {
    ...more,
    'data/tweets.js': script(
      'tweets.part0',
      posts.map((tweet) => ({ tweet })),
    ),
  });
export const readPost = async (post: object) => messagesIn(await readPosts([{ ...POST, ...post }]))[0];
