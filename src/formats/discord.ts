/**
 * Channels as DiscordChatExporter writes them in JSON, one a file. A server is a collection, and so is each direct or
 * group conversation; a channel is a source and a thread. All is private: an export does not say who could read a server.
 */
import type { z } from 'zod';
import type { MessageInput, messageInput, PartyInput } from '../domain/record-input.ts';
import { chatFiles, folderOf } from './chat-files.ts';
import {
  introduceChat,
  introduceLinks,
  introduceProfile,
  present,
  toLabel,
  unlessEmpty,
  urlsIn,
} from './chat-parts.ts';
import {
  type DiscordAuthor,
  type DiscordChannel,
  discordChannel,
  type DiscordContent,
  discordGuild,
  type DiscordGuild,
  discordMessage,
  type DiscordMessage,
  isDirect,
  kindOf,
} from './discord-message.ts';
import type { ArchiveFile, Position, ReadContext, ReadEvent, TreeFormat } from './format.ts';
import { entryId, threadId } from './ids.ts';
import { snowflakePlace } from './instants.ts';
import { checked, readJsonParts } from './json-stream.ts';
import { toEvent } from './record-items.ts';

export const discord: TreeFormat = chatFiles({
  name: 'discord',
  extension: '.json',
  recognises: (head) => /^\uFEFF?\s*\{\s*"guild"\s*:\s*\{[^]*"channel"\s*:\s*\{/.test(head),
  // Where it fetched what was sent: `general.json_Files/`.
  isBeside: (path, chats) => chats.some((chat) => path.startsWith(`${chat}_Files/`) || isShared(path, chat)),
  read,
});

/** Avatars and emoji of several channels may lie in one folder beside them. */
function isShared(path: string, chat: string): boolean {
  return path.startsWith(folderOf(chat)) && /(^|\/)[^/]*_(Files|Assets)\/[^/]+$/i.test(path);
}

interface Place {
  readonly collection: string;
  readonly guild: DiscordGuild;
  readonly channel: DiscordChannel;
  readonly citations: { readonly source: string }[];
}

async function* read(file: ArchiveFile, context: ReadContext): AsyncGenerator<ReadEvent> {
  const reader = new ChannelReader(context);
  let message = 0;
  const wanted = { root: 'object', paths: ['$.guild', '$.channel', '$.messages.*'] } as const;
  for await (const part of readJsonParts(file.open(), wanted)) {
    const member = 'problem' in part ? 'messages' : String(part.path[0]);
    if (member === 'messages') message += 1;
    const at = member === 'messages' ? { message } : { path: member };
    if ('problem' in part) yield { kind: 'PROBLEM', reason: part.problem, at };
    else yield* reader.read(member, part.value, at);
  }
}

class ChannelReader {
  readonly #context: ReadContext;
  #guild: DiscordGuild = { id: '0' };
  #place: Place | null = null;

  constructor(context: ReadContext) {
    this.#context = context;
  }

  async *read(member: string, value: unknown, at: Position): AsyncGenerator<ReadEvent> {
    if (member === 'guild') {
      const guild = checked(discordGuild, value);
      if ('problem' in guild) yield { kind: 'PROBLEM', reason: guild.problem, at };
      else this.#guild = guild.value;
    } else if (member === 'channel') {
      const channel = checked(discordChannel, value);
      if ('problem' in channel) yield { kind: 'PROBLEM', reason: channel.problem, at };
      else this.#place = yield* openChannel(this.#guild, channel.value, this.#context);
    } else if (this.#place === null) {
      yield { kind: 'PROBLEM', reason: 'stands in no channel that the file names before it', at };
    } else {
      const message = checked(discordMessage, value);
      if ('problem' in message) yield { kind: 'PROBLEM', reason: message.problem, at };
      else yield* toEvents(message.value, this.#place, this.#context, at);
    }
  }
}

async function* openChannel(
  guild: DiscordGuild,
  channel: DiscordChannel,
  context: ReadContext,
): AsyncGenerator<ReadEvent, Place> {
  const name = channel.name ?? channel.id;
  const suggestion = isDirect(channel)
    ? { name: `discord-${channel.id}`, title: name }
    : { name: `discord-${guild.id}`, title: guild.name ?? guild.id };
  const { id: collection } = yield* context.collection({ ...suggestion, title: toLabel(suggestion.title) ?? '?' });
  const title = isDirect(channel) ? name : `#${name}`;
  const chat = { collection, key: channel.id, title, about: channel.topic ?? null };
  const citations = yield* introduceChat(context, chat, {});
  return { collection, guild, channel, citations };
}

function* toEvents(message: DiscordMessage, place: Place, context: ReadContext, at: Position): Generator<ReadEvent> {
  if ((message.reactions ?? []).length > 0) {
    const text = 'are not kept: the export does not say when they were given';
    yield { kind: 'NOTE', topic: 'reactions', text, at };
  }
  const author = message.author ?? null;
  const sender = author === null ? undefined : yield* introduceProfile(context, toProfile(author), at);
  const text = wordsOf(message);
  const embedded = [...(message.embeds ?? []), ...(message.forwardedMessage?.embeds ?? [])];
  const urls = [...urlsIn(text), ...embedded.flatMap(({ url }) => url ?? [])];
  const { collection, channel, citations } = place;
  const input: z.input<typeof messageInput> = {
    type: 'MESSAGE',
    id: entryId('message', collection, channel.id, message.id),
    place: snowflakePlace(message.id),
    occurred: { edtf: message.timestamp, ...noteOf(message) },
    text: unlessEmpty(text),
    visibility: 'PRIVATE',
    platform: 'discord',
    attachments: present([...attachmentsOf(message), ...attachmentsOf(message.forwardedMessage ?? {})]),
    links: yield* introduceLinks(context, urls, at),
    citations,
    thread: threadId(collection, channel.id),
    ...participantsOf(message, sender, place),
  };
  yield toEvent({ kind: 'entry', collection, input }, at);
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

/** What it says; of bots also the cards below it, which hold their words. Elsewhere those are previews of pages. */
function wordsOf(message: DiscordMessage): string {
  const { content, embeds, author, forwardedMessage } = message;
  const cards = author?.isBot === true ? (embeds ?? []) : [];
  const parts = [content, ...cards.flatMap(cardWords), forwardedMessage?.content];
  return parts.filter((part) => toLabel(part) !== undefined).join('\n');
}

function cardWords({ author, title, description, fields, footer }: NonNullable<DiscordContent['embeds']>[number]) {
  const named = (fields ?? []).map(({ name, value }) => [name, value].filter((part) => part).join(': '));
  return [author?.name, title, description, ...named, footer?.text];
}

function noteOf({ timestampEdited, callEndedTimestamp }: DiscordMessage): { readonly note?: string } {
  if (callEndedTimestamp !== null && callEndedTimestamp !== undefined) return { note: `ended ${callEndedTimestamp}` };
  return timestampEdited === null || timestampEdited === undefined ? {} : { note: `edited ${timestampEdited}` };
}

/** Addresses without their query: it holds a signature that every export has anew. */
function attachmentsOf({ attachments, stickers }: DiscordContent): NonNullable<MessageInput['attachments']> {
  const files = (attachments ?? []).map(({ fileName, url, fileSizeBytes }) => ({
    name: toLabel(fileName),
    url: toLabel(url?.split('?')[0]),
    ...(typeof fileSizeBytes === 'number' && { size: fileSizeBytes }),
  }));
  const stuck = (stickers ?? []).map(({ name, sourceUrl }) => ({ name: toLabel(name), url: toLabel(sourceUrl) }));
  return [...files, ...stuck];
}

function participantsOf(message: DiscordMessage, sender: PartyInput | undefined, place: Place) {
  const channel = isDirect(place.channel) ? 'DIRECT_MESSAGE' : 'CHAT';
  switch (kindOf(message)) {
    case 'SPEECH':
      return { wording: 'VERBATIM', sender, channel, ...answerOf(message, place) } as const;
    case 'CALL':
      return { wording: 'REPORTED', sender, channel: 'CALL' } as const;
    case 'SYSTEM': {
      const about = [sender?.actor, targetOf(message, place)].filter((id) => id !== undefined);
      return { wording: 'REPORTED', channel, about: present(about) } as const;
    }
  }
}

function answerOf(message: DiscordMessage, place: Place): Pick<MessageInput, 'relations' | 'inReplyTo'> {
  const target = targetOf(message, place);
  if (target === undefined) return {};
  const isForward =
    /^(forward|1)$/i.test(String(message.reference?.type)) || (message.forwardedMessage ?? null) !== null;
  return isForward ? { relations: [{ kind: 'QUOTES', entry: target }] } : { inReplyTo: target };
}

/** The message of the same server that it answers, forwards or is about. */
function targetOf({ reference }: DiscordMessage, { collection, guild, channel }: Place): string | undefined {
  const id = toLabel(reference?.messageId);
  const isElsewhere = toLabel(reference?.guildId) !== undefined && reference?.guildId !== guild.id;
  if (id === undefined || isElsewhere) return undefined;
  return entryId('message', collection, toLabel(reference?.channelId) ?? channel.id, id);
}
