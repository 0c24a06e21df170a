/**
 * The archive that X (Twitter) gives: scripts that assign JSON, `window.YTD.tweets.part0 = […]`, in several parts where
 * they are long, and under older names in older archives. The archive of an account is a collection; its posts are a
 * source, and so is each conversation, which is a thread too.
 */
import { z } from 'zod';
import { folderOf } from '../kit/chat-files.ts';
import type { ArchiveFile, Position, ReadContext, ReadEvent, TreeFormat } from '../format.ts';
import { type ArchiveValue, readArchiveJson } from '../kit/archive-json.ts';
import { checked } from '../kit/checked-item.ts';
import { readFileOf } from '../kit/read-file.ts';
import { DIRECT_MESSAGE_PATHS, DirectMessages } from './direct-messages.ts';
import { assignedJson, claimArchives, contentOf } from './files.ts';
import { XPeople } from './people.ts';
import { Posts } from './posts.ts';

/** What is read, in this order: posts name those to whom direct messages go by number alone. */
type Stage = 'ACCOUNT' | 'LONG_POSTS' | 'POSTS' | 'DIRECT_MESSAGES';

const STAGES = new Map<string, Stage>(
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
  readonly stage: Stage;
}

async function* readTree(files: readonly ArchiveFile[], context: ReadContext): AsyncGenerator<ReadEvent> {
  const scripts: Script[] = [];
  for (const file of files) {
    const content = /\.js$/i.test(file.path) ? contentOf(await file.head()) : null;
    const stage = content === null ? undefined : STAGES.get(content);
    if (stage !== undefined) scripts.push({ file, stage });
    else {
      yield { kind: 'NOTE', topic: 'passed over', text: whatIsIn(content), at: { file: file.path } };
    }
  }
  for (const root of new Set(scripts.map(({ file }) => rootOf(file.path)))) {
    yield* readArchive(
      scripts.filter(({ file }) => rootOf(file.path) === root),
      context,
    );
  }
}

function whatIsIn(content: string | null): string {
  if (content === null) return 'files beside the scripts';
  return content === 'message_event'
    ? 'message_event holds encrypted messages, which no one can read without the keys of those who wrote them'
    : `${content} holds neither posts nor direct messages`;
}

/** The oldest archives keep posts by month in a folder of their own. */
function rootOf(path: string): string {
  return folderOf(path).replace(/js\/tweets\/$/, '');
}

async function* readArchive(scripts: readonly Script[], context: ReadContext): AsyncGenerator<ReadEvent> {
  const people = new XPeople(context);
  const ofStage = (stage: Stage) => scripts.filter((script) => script.stage === stage).map(({ file }) => file);
  for (const file of ofStage('ACCOUNT')) yield* eachPart(file, ['$.*'], (part, at) => learnAccount(people, part, at));
  const { me } = people;
  const suggestion = me === null ? {} : { name: `x-${me.id}`, title: `${me.username ?? me.id} on X` };
  const { id: collection } = yield* context.collection(suggestion);
  const posts = new Posts(context, people, collection);
  for (const file of ofStage('LONG_POSTS'))
    yield* eachPart(file, ['$.*'], ({ value }, at) => posts.readNote(value, at));
  for (const file of ofStage('POSTS')) yield* eachPart(file, ['$.*'], ({ value }, at) => posts.readPost(value, at));
  yield* posts.finish();
  for (const file of ofStage('DIRECT_MESSAGES')) {
    const messages = new DirectMessages(context, people, collection);
    yield* eachPart(file, DIRECT_MESSAGE_PATHS, function* ({ path, value }, at) {
      if (path.at(-1) === 'conversationId') messages.enter(path[0], value);
      else yield* messages.read(path[0], value, at);
    });
  }
}

function* learnAccount(people: XPeople, { value }: ArchiveValue, at: Position): Generator<ReadEvent> {
  const read = checked(accountShape, value);
  if ('problem' in read) yield { kind: 'PROBLEM', reason: read.problem, at };
  else {
    const { accountId, username, accountDisplayName } = read.value.account;
    people.learnMe(accountId, { username, name: accountDisplayName });
  }
}

/** What becomes of each part of a script; parts are counted as messages, but for what only says where they stand. */
async function* eachPart(
  file: ArchiveFile,
  paths: readonly string[],
  toEvents: (part: ArchiveValue, at: Position) => Generator<ReadEvent>,
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
