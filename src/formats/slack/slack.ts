/**
 * A Slack export: lists of users and channels, and a folder for each channel with a file for each day.
 *
 * A message is its channel and its `ts`, which is unique there (`client_msg_id` is not). What is said at the top of a
 * channel opens a thread of its own, whether anyone answers there or not, so that an answer in a later export changes
 * nothing old. What Slack itself says (someone joined, a topic was set) is an entry without a sender, about whom it names.
 */
import type { z } from 'zod';
import { changeNote } from '../../domain/commit/last-change.ts';
import type { MessageInput, messageInput } from '../../domain/record/input.ts';
import { folderOf, nameOf } from '../kit/chat-files.ts';
import { introduceChat, introduceLinks, present, toLabel, toMessage, unlessEmpty, urlsIn } from '../kit/chat-parts.ts';
import type { ArchiveFile, Position, ReadContext, ReadEvent, TreeFormat } from '../format.ts';
import { entryId, threadId } from '../kit/ids.ts';
import { readArchiveJson } from '../kit/archive-json.ts';
import { readFileOf } from '../kit/read-file.ts';
import { salvaged } from '../kit/salvaged.ts';
import { ESSENTIAL, kindOf, slackMessage, type SlackMessage } from './message.ts';
import { SlackPeople } from './people.ts';
import { readSlackText } from './markup.ts';
import { attachmentsOf, cardAddresses, quotedBy, wordsOf } from './content.ts';
import { SLACK_LISTS, type SlackChannel, SlackWorkspace } from './workspace.ts';

const DAY_FILE = /^(?<root>.*\/|)(?<folder>[^/]+)\/\d{4}-\d{2}-\d{2}\.json$/;

export const slack: TreeFormat = { name: 'slack', claims, readTree };

async function claims(files: readonly ArchiveFile[]): Promise<readonly ArchiveFile[]> {
  const roots = new Set<string>();
  for (const { path } of files) if (SLACK_LISTS.includes(nameOf(path))) roots.add(folderOf(path));
  for (const file of files) {
    const root = DAY_FILE.exec(file.path)?.groups?.['root'];
    if (root === undefined || roots.has(root)) continue;
    if (/"ts"\s*:\s*"?\d{9,}/.test(await file.head())) roots.add(root);
  }
  const days = files.filter(({ path }) => roots.has(DAY_FILE.exec(path)?.groups?.['root'] ?? '/'));
  const used = new Set(days.map(({ path }) => DAY_FILE.exec(path)?.groups?.['root']));
  const lists = files.filter(({ path }) => path.endsWith('.json') && used.has(folderOf(path)));
  return [...lists, ...days];
}

async function* readTree(files: readonly ArchiveFile[], context: ReadContext): AsyncGenerator<ReadEvent> {
  const days = files.filter(({ path }) => DAY_FILE.test(path));
  for (const root of new Set(days.map(({ path }) => DAY_FILE.exec(path)?.groups?.['root'] ?? ''))) {
    const isHere = ({ path }: ArchiveFile) => path.startsWith(root);
    const others = files.filter((file) => isHere(file) && folderOf(file.path) === root);
    const workspace = new SlackWorkspace();
    yield* workspace.load(others.filter(({ path }) => SLACK_LISTS.includes(nameOf(path))));
    for (const { path } of others.filter(({ path }) => !SLACK_LISTS.includes(nameOf(path)))) {
      yield { kind: 'NOTE', topic: 'passed over', text: `${path} holds no messages`, at: { file: path } };
    }
    const ofRoot = days.filter(({ path }) => DAY_FILE.exec(path)?.groups?.['root'] === root);
    yield* new SlackReader(workspace, context).read(ofRoot);
  }
}

/** Where a message stands. */
interface Place {
  readonly channel: SlackChannel;
  readonly collection: string;
  readonly at: Position;
}

class SlackReader {
  readonly #workspace: SlackWorkspace;
  readonly #context: ReadContext;
  readonly #people: SlackPeople;

  constructor(workspace: SlackWorkspace, context: ReadContext) {
    this.#workspace = workspace;
    this.#context = context;
    this.#people = new SlackPeople(workspace, context);
  }

  async *read(days: readonly ArchiveFile[]): AsyncGenerator<ReadEvent> {
    const { team } = this.#workspace;
    const suggestion = team === null ? {} : { name: `slack-${team}`, title: `Slack workspace ${team}` };
    const collection = yield* this.#context.collection(suggestion);
    for (const file of days) yield* readFileOf(file.path, this.#readDay(file, collection.id));
  }

  async *#readDay(file: ArchiveFile, collection: string): AsyncGenerator<ReadEvent> {
    const channel = this.#workspace.channelOf(DAY_FILE.exec(file.path)?.groups?.['folder'] ?? '');
    let message = 0;
    for await (const part of readArchiveJson(file.open(), { root: 'list', paths: ['$.*'] })) {
      message += 1;
      const at = { message };
      if ('problem' in part) yield { kind: 'PROBLEM', reason: part.problem, at };
      else yield* this.#readMessage(part.value, { channel, collection, at });
    }
  }

  /** Exports for lawyers log edits and deletions too: each as the state that it left the message in. */
  *#readMessage(value: unknown, place: Place, deletedAt?: string): Generator<ReadEvent> {
    const { at, collection } = place;
    const message = yield* salvaged(slackMessage, value, ESSENTIAL, at);
    if (message === undefined) return;
    if (message.subtype === 'message_changed' && message.message !== undefined) {
      yield* this.#readMessage(message.message, place);
    } else if (message.subtype === 'message_deleted' && message.previous_message !== undefined) {
      yield* this.#readMessage(message.previous_message, place, toInstant(message.ts));
    } else {
      if ((message.reactions ?? []).length > 0) {
        const text = 'are not kept: the export does not say when they were given';
        yield { kind: 'NOTE', topic: 'reactions', text, at };
      }
      yield toMessage(collection, yield* this.#toInput(message, place, deletedAt), at);
    }
  }

  *#toInput(
    message: SlackMessage,
    place: Place,
    deletedAt: string | undefined,
  ): Generator<ReadEvent, z.input<typeof messageInput>> {
    const { channel, collection, at } = place;
    const { text, urls } = readSlackText(wordsOf(message), {
      user: (id) => toLabel(this.#workspace.user(id)?.name),
      channel: (id) => this.#workspace.channel(id)?.name,
    });
    const title = `#${channel.name}`;
    const chat = { collection, key: channel.id, title, about: channel.about };
    const [cited] = yield* introduceChat(this.#context, chat, at);
    const addresses = [...urls, ...urlsIn(text), ...cardAddresses(message)];
    const authors = yield* this.#people.sharedFrom(message, at);
    return {
      type: 'MESSAGE',
      id: entryId('message', collection, channel.id, message.ts),
      place: Number(message.ts.slice(-3)),
      occurred: { edtf: toInstant(message.ts), ...noteOf(message, deletedAt) },
      text: unlessEmpty(text),
      visibility: 'PRIVATE',
      platform: 'slack',
      channel: channel.members === null ? 'CHAT' : 'DIRECT_MESSAGE',
      attachments: present(attachmentsOf(message)),
      links: yield* introduceLinks(this.#context, addresses, at),
      relations: present(quotations(message, place)),
      citations: [{ ...cited, ...(authors.length > 0 && { attributedTo: authors }) }],
      ...threadOf(message, place),
      ...(yield* this.#people.participants(message, channel, at)),
    };
  }
}

/** `1661990400.000200` → `2022-09-01T00:00:00.000Z`; what is finer than a millisecond is its place there. */
function toInstant(ts: string): string {
  const [seconds = '', fraction = ''] = ts.split('.');
  return new Date(Number(seconds) * 1_000 + Number(fraction.slice(0, 3))).toISOString();
}

function noteOf({ subtype, edited, room }: SlackMessage, deletedAt: string | undefined): { readonly note?: string } {
  if (deletedAt !== undefined) return changeNote({ kind: 'deleted', at: deletedAt });
  if (subtype === 'tombstone') return changeNote({ kind: 'deleted' });
  const ended = room?.date_end ?? 0;
  if (ended > 0) return changeNote({ kind: 'ended', at: new Date(ended * 1_000).toISOString() });
  const at = edited?.ts;
  return at === null || at === undefined ? {} : changeNote({ kind: 'edited', at: toInstant(at) });
}

/** What Slack says of comings and goings stands in no thread. */
function threadOf(message: SlackMessage, { channel, collection }: Place) {
  if (kindOf(message) === 'SYSTEM') return {};
  const opener = message.thread_ts ?? message.ts;
  const thread = threadId(collection, channel.id, opener);
  return opener === message.ts ? { thread } : { thread, inReplyTo: entryId('message', collection, channel.id, opener) };
}

function quotations(message: SlackMessage, { collection }: Place): NonNullable<MessageInput['relations']> {
  const quoted = quotedBy(message).flatMap(({ channel_id, ts }) => {
    const channel = toLabel(channel_id);
    return channel === undefined || typeof ts !== 'string' ? [] : entryId('message', collection, channel, ts);
  });
  return [...new Set(quoted)].map((entry) => ({ kind: 'QUOTES', entry }));
}
