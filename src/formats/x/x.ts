/**
 * The archive of an account of X (Twitter): scripts that assign JSON, `window.YTD.tweets.part0 = […]`. A long content
 * has several parts. In older archives the scripts have other names. An archive is a collection; its posts are a
 * source, and so is each conversation, which is also a thread.
 */
import { z } from 'zod';
import type { ArchiveFile, ArchiveLocation, ReadContext, ReadEvent, TreeFormat } from '../format.ts';
import { type ArchiveValue, readArchiveJson } from '../kit/archive-json.ts';
import { checked } from '../kit/checked-item.ts';
import { readFileOf } from '../kit/read-file.ts';
import { DIRECT_MESSAGE_PATHS } from './direct-message.ts';
import { DirectMessageReader } from './direct-message-reader.ts';
import { assignedJson, claimArchives, contentOf, archiveFolderOf } from './files.ts';
import { XPeople } from './people.ts';
import { PostReader } from './post-reader.ts';

/** Contents in the order in which they are read: posts give names to accounts that direct messages have only by number. */
type ScriptContent = 'ACCOUNT' | 'LONG_POSTS' | 'POSTS' | 'DIRECT_MESSAGES';

const CONTENTS = new Map<string, ScriptContent>(
  Object.entries({
    account: 'ACCOUNT',
    note_tweet: 'LONG_POSTS',
    note_tweets: 'LONG_POSTS',
    tweet: 'POSTS',
    tweets: 'POSTS',
    community_tweet: 'POSTS',
    community_tweets: 'POSTS',
    deleted_tweet: 'POSTS',
    deleted_tweets: 'POSTS',
    direct_message: 'DIRECT_MESSAGES',
    direct_messages: 'DIRECT_MESSAGES',
    direct_message_group: 'DIRECT_MESSAGES',
    direct_messages_group: 'DIRECT_MESSAGES',
  }),
);

export const xArchive: TreeFormat = { name: 'x-archive', claims: claimArchives, readTree };

const text = z.string().nullish();
const accountShape = z.object({
  account: z.object({ accountId: z.string().min(1), username: text, accountDisplayName: text }),
});

interface Script {
  readonly file: ArchiveFile;
  readonly content: ScriptContent;
}

async function* readTree(files: readonly ArchiveFile[], context: ReadContext): AsyncGenerator<ReadEvent> {
  const scripts: Script[] = [];
  for (const file of files) {
    const name = /\.js$/i.test(file.path) ? contentOf(await file.head()) : null;
    const content = name === null ? undefined : CONTENTS.get(name);
    if (content !== undefined) scripts.push({ file, content });
    else yield { kind: 'NOTE', topic: 'passed over', text: whyPassedOver(name), at: { file: file.path } };
  }
  for (const root of new Set(scripts.map(({ file }) => archiveFolderOf(file.path)))) {
    yield* readArchive(
      scripts.filter(({ file }) => archiveFolderOf(file.path) === root),
      context,
    );
  }
}

function whyPassedOver(content: string | null): string {
  if (content === null) return 'files beside the scripts';
  return content === 'message_event'
    ? 'message_event has encrypted messages; only their authors have the keys to read them'
    : `${content} has no posts and no direct messages`;
}

async function* readArchive(scripts: readonly Script[], context: ReadContext): AsyncGenerator<ReadEvent> {
  const people = new XPeople(context);
  const filesWith = (content: ScriptContent) =>
    scripts.filter((script) => script.content === content).map(({ file }) => file);
  for (const file of filesWith('ACCOUNT')) yield* eachPart(file, ['$.*'], (part, at) => readAccount(people, part, at));
  const { owner } = people;
  const suggestion = owner === null ? {} : { name: `x-${owner.id}`, title: `${owner.username ?? owner.id} on X` };
  const { id: collection } = yield* context.collection(suggestion);
  const posts = new PostReader(context, people, collection);
  for (const file of filesWith('LONG_POSTS'))
    yield* eachPart(file, ['$.*'], ({ value }, at) => posts.readLongPost(value, at));
  for (const file of filesWith('POSTS')) yield* eachPart(file, ['$.*'], ({ value }, at) => posts.readPost(value, at));
  yield* posts.finish();
  for (const file of filesWith('DIRECT_MESSAGES')) {
    const messages = new DirectMessageReader(context, people, collection);
    yield* eachPart(file, DIRECT_MESSAGE_PATHS, function* ({ path, value }, at) {
      if (path.at(-1) === 'conversationId') messages.enter(path[0], value);
      else yield* messages.read(path[0], value, at);
    });
  }
}

function* readAccount(people: XPeople, { value }: ArchiveValue, at: ArchiveLocation): Generator<ReadEvent> {
  const read = checked(accountShape, value);
  if ('problem' in read) yield { kind: 'PROBLEM', reason: read.problem, at };
  else {
    const { accountId, username, accountDisplayName } = read.value.account;
    people.learnOwner(accountId, { username, name: accountDisplayName });
  }
}

/** The events of each part of a script. Parts are counted as messages; the id of a conversation is not a message. */
async function* eachPart(
  file: ArchiveFile,
  paths: readonly string[],
  toEvents: (part: ArchiveValue, at: ArchiveLocation) => Generator<ReadEvent>,
): AsyncGenerator<ReadEvent> {
  async function* events(): AsyncGenerator<ReadEvent> {
    let message = 0;
    for await (const part of readArchiveJson(assignedJson(file.open()), { root: 'list', paths })) {
      if ('problem' in part || part.path.at(-1) !== 'conversationId') message += 1;
      if ('problem' in part) yield { kind: 'PROBLEM', reason: part.problem, at: { message } };
      else yield* toEvents(part, { message });
    }
  }
  yield* readFileOf(file.path, events());
}
