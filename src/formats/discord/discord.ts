/**
 * Channels as DiscordChatExporter writes them in JSON, one a file. A server is a collection, and so is each direct or
 * group conversation; a channel is a source and a thread. All is private: an export does not say who could read a server.
 */
import type { z } from 'zod';
import { changeNote } from '../../domain/commit/last-change.ts';
import type { messageInput, PartyInput } from '../../domain/record/input.ts';
import { chatFiles, folderOf } from '../kit/chat-files.ts';
import {
  introduceChat,
  introduceLinks,
  introduceProfile,
  present,
  toLabel,
  toMessage,
  unlessEmpty,
} from '../kit/chat-parts.ts';
import { addressesOf, attachmentsOf, wordsOf } from './content.ts';
import {
  type DiscordAuthor,
  discordAuthor,
  type DiscordChannel,
  discordChannel,
  discordGuild,
  type DiscordGuild,
  discordMessage,
  type DiscordMessage,
  ESSENTIAL,
  isDirect,
  isOfTwo,
  kindOf,
} from './message.ts';
import { type DiscordPlace, elsewhere, participantsOf, recipientsOf } from './people.ts';
import type { ArchiveFile, Position, ReadContext, ReadEvent, TreeFormat } from '../format.ts';
import { entryId, threadId } from '../kit/ids.ts';
import { snowflakePlace } from '../dates/instants.ts';
import { readArchiveJson } from '../kit/archive-json.ts';
import { salvaged } from '../kit/salvaged.ts';

export const discord: TreeFormat = chatFiles({
  name: 'discord',
  extension: '.json',
  // Forks of the exporter say something of themselves first.
  recognises: (head) => /^\uFEFF?\s*\{[^]{0,2000}?"guild"\s*:\s*\{[^]*"channel"\s*:\s*\{/.test(head),
  // Where it fetched what was sent: `general.json_Files/`.
  isBeside: (path, chats) => chats.some((chat) => path.startsWith(`${chat}_Files/`) || isShared(path, chat)),
  read,
});

/** Avatars and emoji of several channels may lie in one folder beside them. */
function isShared(path: string, chat: string): boolean {
  return path.startsWith(folderOf(chat)) && /(^|\/)[^/]*_(Files|Assets)\/[^/]+$/i.test(path);
}

async function* read(file: ArchiveFile, context: ReadContext): AsyncGenerator<ReadEvent> {
  const reader = new ChannelReader(file, context);
  let message = 0;
  const wanted = { root: 'object', paths: ['$.guild', '$.channel', '$.messages.*'] } as const;
  for await (const part of readArchiveJson(file.open(), wanted)) {
    const member = 'problem' in part ? 'messages' : String(part.path[0]);
    if (member === 'messages') message += 1;
    const at = member === 'messages' ? { message } : { path: member };
    if ('problem' in part) yield { kind: 'PROBLEM', reason: part.problem, at };
    else yield* reader.read(member, part.value, at);
  }
}

class ChannelReader {
  readonly #file: ArchiveFile;
  readonly #context: ReadContext;
  #guild: DiscordGuild = { id: '0' };
  #place: DiscordPlace | null = null;

  constructor(file: ArchiveFile, context: ReadContext) {
    this.#file = file;
    this.#context = context;
  }

  async *read(member: string, value: unknown, at: Position): AsyncGenerator<ReadEvent> {
    if (member === 'guild') {
      const guild = yield* salvaged(discordGuild, value, ['id'], at);
      if (guild !== undefined) this.#guild = guild;
    } else if (member === 'channel') {
      const channel = yield* salvaged(discordChannel, value, ['id', 'type'], at);
      if (channel === undefined) return;
      const both = isOfTwo(channel) ? await bothIn(this.#file) : [];
      this.#place = yield* openChannel(this.#guild, channel, both, this.#context);
    } else if (this.#place === null) {
      yield { kind: 'PROBLEM', reason: 'stands in no channel that the file names before it', at };
    } else {
      const message = yield* salvaged(discordMessage, value, ESSENTIAL, at);
      if (message !== undefined) yield* toEvents(message, this.#place, this.#context, at);
    }
  }
}

/** Those who write to each other: an export of a conversation of two says no more of whom it is with than a name. */
async function bothIn(file: ArchiveFile): Promise<DiscordAuthor[]> {
  const authors = new Map<string, DiscordAuthor>();
  for await (const part of readArchiveJson(file.open(), { root: 'object', paths: ['$.messages.*.author'] })) {
    const author = 'problem' in part ? undefined : discordAuthor.safeParse(part.value).data;
    if (author !== undefined && !authors.has(author.id)) authors.set(author.id, author);
    if (authors.size > 2) return [];
  }
  return authors.size === 2 ? [...authors.values()] : [];
}

async function* openChannel(
  guild: DiscordGuild,
  channel: DiscordChannel,
  both: readonly DiscordAuthor[],
  context: ReadContext,
): AsyncGenerator<ReadEvent, DiscordPlace> {
  const name = channel.name ?? channel.id;
  const suggestion = isDirect(channel)
    ? { name: `discord-${channel.id}`, title: name }
    : { name: `discord-${guild.id}`, title: guild.name ?? guild.id };
  const { id: collection } = yield* context.collection({ ...suggestion, title: toLabel(suggestion.title) ?? '?' });
  const title = isDirect(channel) ? name : `#${name}`;
  const chat = { collection, key: channel.id, title, about: channel.topic ?? null };
  const citations = yield* introduceChat(context, chat, {});
  return { collection, guild, channel, citations, both };
}

function* toEvents(
  message: DiscordMessage,
  place: DiscordPlace,
  context: ReadContext,
  at: Position,
): Generator<ReadEvent> {
  if ((message.reactions ?? []).length > 0) {
    const text = 'are not kept: the export does not say when they were given';
    yield { kind: 'NOTE', topic: 'reactions', text, at };
  }
  const author = message.author ?? null;
  const sender = author === null ? undefined : yield* introduceProfile(context, toProfile(author), at);
  const to = yield* introduceAll(context, recipientsOf(message, place), at);
  const named = yield* introduceAll(context, kindOf(message) === 'SYSTEM' ? (message.mentions ?? []) : [], at);
  const text = wordsOf(message);
  const addresses = [...addressesOf(message, text), ...(elsewhere(message, place) ?? [])];
  const { collection, channel, citations } = place;
  const input: z.input<typeof messageInput> = {
    type: 'MESSAGE',
    id: entryId('message', collection, channel.id, message.id),
    place: snowflakePlace(message.id),
    occurred: { edtf: message.timestamp, ...noteOf(message) },
    text: unlessEmpty(text),
    visibility: 'PRIVATE',
    platform: 'discord',
    subject: commandOf(message),
    attachments: present(attachmentsOf(message)),
    links: yield* introduceLinks(context, addresses, at),
    citations,
    thread: threadId(collection, channel.id),
    ...participantsOf(message, { sender, to, named }, place),
  };
  yield toMessage(collection, input, at);
}

function commandOf({ interaction }: DiscordMessage): string | undefined {
  const name = toLabel(interaction?.name);
  return name === undefined ? undefined : `/${name}`;
}

function* introduceAll(
  context: ReadContext,
  authors: readonly DiscordAuthor[],
  at: Position,
): Generator<ReadEvent, PartyInput[]> {
  const parties: PartyInput[] = [];
  for (const author of authors) parties.push(yield* introduceProfile(context, toProfile(author), at));
  return parties;
}

function toProfile({ id, name, discriminator, nickname, isBot }: DiscordAuthor) {
  const isNumbered = /^\d{4}$/.test(discriminator ?? '') && discriminator !== '0000';
  return {
    platform: 'discord',
    handle: id,
    name: toLabel(nickname) ?? name,
    aliases: [name, isNumbered ? `${name ?? ''}#${discriminator ?? ''}` : undefined],
    kind: isBot === true ? 'ORGANISATION' : 'PERSON',
  } as const;
}

function noteOf({ timestampEdited, callEndedTimestamp }: DiscordMessage): { readonly note?: string } {
  const ended = callEndedTimestamp ?? null;
  if (ended !== null) return changeNote({ kind: 'ended', at: ended });
  const edited = timestampEdited ?? null;
  return edited === null ? {} : changeNote({ kind: 'edited', at: edited });
}
