/**
 * A Slack export: lists of users and channels, and a folder for each channel with a file for each day.
 *
 * A message is its channel and its `ts`, which is unique there (`client_msg_id` is not). What is said at the top of a
 * channel opens a thread of its own, whether anyone answers there or not, so that an answer in a later export changes
 * nothing old. What Slack itself says (someone joined, a topic was set) is an entry without a sender, about whom it names.
 */
import type { z } from 'zod';
import type { messageInput, PartyInput } from '../domain/record-input.ts';
import { folderOf, nameOf } from './chat-files.ts';
import {
  introduceChat,
  introduceLinks,
  introduceProfile,
  present,
  type Profile,
  toLabel,
  unlessEmpty,
  urlsIn,
} from './chat-parts.ts';
import type { ArchiveFile, Position, ReadContext, ReadEvent, TreeFormat } from './format.ts';
import { entryId, threadId } from './ids.ts';
import { checked, readJsonParts } from './json-stream.ts';
import { readFileOf } from './read-file.ts';
import { toEvent } from './record-items.ts';
import { isSpeech, slackMessage, type SlackMessage, wordsOf } from './slack-message.ts';
import { readSlackText } from './slack-text.ts';
import { SLACK_LISTS, type SlackChannel, SlackWorkspace } from './slack-workspace.ts';

const DAY_FILE = /^(?<root>.*\/|)(?<folder>[^/]+)\/\d{4}-\d{2}-\d{2}\.json$/;

export const slack: TreeFormat = { name: 'slack', claims, readTree };

async function claims(files: readonly ArchiveFile[]): Promise<readonly ArchiveFile[]> {
  const roots = new Set<string>();
  for (const { path } of files) if (SLACK_LISTS.includes(nameOf(path))) roots.add(folderOf(path));
  for (const file of files) {
    const root = DAY_FILE.exec(file.path)?.groups?.['root'];
    if (root === undefined || roots.has(root)) continue;
    if (/"ts"\s*:\s*"\d+\.\d{6}"/.test(await file.head())) roots.add(root);
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

  constructor(workspace: SlackWorkspace, context: ReadContext) {
    this.#workspace = workspace;
    this.#context = context;
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
    for await (const part of readJsonParts(file.open(), { root: 'list', paths: ['$.*'] })) {
      message += 1;
      const at = { message };
      const read = 'problem' in part ? part : checked(slackMessage, part.value);
      if ('problem' in read) yield { kind: 'PROBLEM', reason: read.problem, at };
      else yield* this.#toEvents(read.value, { channel, collection, at });
    }
  }

  *#toEvents(message: SlackMessage, place: Place): Generator<ReadEvent> {
    const { at } = place;
    if (message.subtype === 'message_changed' || message.subtype === 'message_deleted') {
      const text = 'are not kept apart: the message stands as the export has it elsewhere';
      yield { kind: 'NOTE', topic: 'logs of edits and deletions', text, at };
      return;
    }
    if ((message.reactions ?? []).length > 0) {
      const text = 'are not kept: the export does not say when they were given';
      yield { kind: 'NOTE', topic: 'reactions', text, at };
    }
    const input = yield* this.#toInput(message, place);
    yield toEvent({ kind: 'entry', collection: place.collection, input }, at);
  }

  *#toInput(message: SlackMessage, place: Place): Generator<ReadEvent, z.input<typeof messageInput>> {
    const { channel, collection, at } = place;
    const { text, urls } = readSlackText(wordsOf(message), {
      user: (id) => toLabel(this.#workspace.user(id)?.name),
      channel: (id) => this.#workspace.channel(id)?.name,
    });
    const title = `#${channel.name}`;
    const citations = yield* introduceChat(
      this.#context,
      { collection, key: channel.id, title, about: channel.about },
      at,
    );
    const links = yield* introduceLinks(this.#context, [...urls, ...urlsIn(text)], at);
    return {
      type: 'MESSAGE',
      id: entryId('message', collection, channel.id, message.ts),
      place: Number(message.ts.slice(-3)),
      occurred: { edtf: toInstant(message.ts), ...editedNote(message) },
      text: unlessEmpty(text),
      visibility: 'PRIVATE',
      platform: 'slack',
      channel: channel.members === null ? 'CHAT' : 'DIRECT_MESSAGE',
      attachments: present(attachmentsOf(message)),
      links,
      citations,
      ...threadOf(message, place),
      ...(yield* this.#participants(message, place)),
    };
  }

  *#participants(
    message: SlackMessage,
    { channel, at }: Place,
  ): Generator<ReadEvent, Pick<z.input<typeof messageInput>, 'wording' | 'sender' | 'to' | 'about'>> {
    const sender = yield* this.#author(message, at);
    if (!isSpeech(message)) {
      const inviter = toLabel(message.inviter);
      const host = inviter === undefined ? undefined : yield* this.#user(inviter, at);
      const about = [sender, host].flatMap((party) => party?.actor ?? []);
      return { wording: 'REPORTED', about: present(about) };
    }
    const to: PartyInput[] = [];
    for (const member of channel.members ?? []) if (member !== message.user) to.push(yield* this.#user(member, at));
    return { wording: 'VERBATIM', sender, to: present(to) };
  }

  *#author(message: SlackMessage, at: Position): Generator<ReadEvent, PartyInput | undefined> {
    const { user, bot_id, bot_profile, username, user_profile } = message;
    const names = user_profile ?? {};
    const id = toLabel(user);
    if (id !== undefined) {
      return yield* this.#user(id, at, [names.display_name, names.real_name, names.name, username]);
    }
    const handle = toLabel(bot_id) ?? toLabel(username);
    if (handle === undefined) return undefined;
    const profile: Profile = {
      platform: 'slack',
      handle,
      name: toLabel(bot_profile?.name) ?? username,
      aliases: [username],
      kind: 'ORGANISATION',
    };
    return yield* introduceProfile(this.#context, profile, at);
  }

  *#user(
    id: string,
    at: Position,
    names: readonly (string | null | undefined)[] = [],
  ): Generator<ReadEvent, PartyInput> {
    const known = names.map((name) => toLabel(name)).filter((name) => name !== undefined);
    const unlisted = { platform: 'slack', handle: id, name: known[0], aliases: known };
    return yield* introduceProfile(this.#context, this.#workspace.user(id) ?? unlisted, at);
  }
}

/** `1661990400.000200` → `2022-09-01T00:00:00.000Z`; what is finer than a millisecond is its place there. */
function toInstant(ts: string): string {
  const [seconds = '', fraction = ''] = ts.split('.');
  return new Date(Number(seconds) * 1_000 + Number(fraction.slice(0, 3))).toISOString();
}

function editedNote({ edited }: SlackMessage): { readonly note?: string } {
  const ts = edited?.ts ?? '';
  return /^\d{1,11}\.\d{6}$/.test(ts) ? { note: `edited ${toInstant(ts)}` } : {};
}

function threadOf(message: SlackMessage, { channel, collection }: Place) {
  if (!isSpeech(message)) return {};
  const opener = toLabel(message.thread_ts) ?? message.ts;
  const thread = threadId(collection, channel.id, opener);
  return opener === message.ts ? { thread } : { thread, inReplyTo: entryId('message', collection, channel.id, opener) };
}

/** Addresses without their query, which is where Slack puts the token that opens them. */
function attachmentsOf({ files, file }: SlackMessage) {
  return [...(files ?? []), file].flatMap((given) => {
    if (given === null || given === undefined) return [];
    const { name, title, mimetype, size, url_private, permalink } = given;
    const url = (url_private ?? permalink)?.split('?')[0];
    const attachment = { name: toLabel(name) ?? toLabel(title), mediaType: toLabel(mimetype), url: toLabel(url) };
    return [{ ...attachment, ...(typeof size === 'number' && { size }) }];
  });
}
