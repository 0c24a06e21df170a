import { z } from 'zod';
import type { ArchiveFile, ReadContext, ReadEvent } from '../format.ts';
import { archiveId } from '../kit/archive-id.ts';
import { introduceChat, toLabel } from '../kit/chat-parts.ts';
import { readArchiveJson } from '../kit/archive-json.ts';
import { type DiscordAuthor, discordAuthor } from './message.ts';

const text = z.string().nullish();

export const discordGuild = z.object({ id: archiveId, name: text });
export const discordChannel = z.object({
  id: archiveId,
  type: z.union([z.string(), z.number()]).nullish(),
  name: text,
  topic: text,
});
/** A server; exports use the name that Discord's own interface gives it. */
export type DiscordGuild = z.output<typeof discordGuild>;
export type DiscordChannel = z.output<typeof discordChannel>;

/** The channel whose messages are being read. */
export interface OpenChannel {
  readonly collection: string;
  readonly guild: DiscordGuild;
  readonly channel: DiscordChannel;
  readonly citations: { readonly source: string }[];
  /** The two people of a direct conversation, when both have written; otherwise empty. */
  readonly pair: readonly DiscordAuthor[];
}

/** Whether it is a direct or a group conversation, and not a channel of a server. */
export function isDirect({ type }: DiscordChannel): boolean {
  return /^(Direct.*|1|3)$/.test(String(type));
}

function isOfTwo({ type }: DiscordChannel): boolean {
  return /^(DirectTextChat|1)$/.test(String(type));
}

/** Introduces the collection and the source that the channel becomes. */
export async function* openChannel(
  guild: DiscordGuild,
  channel: DiscordChannel,
  file: ArchiveFile,
  context: ReadContext,
): AsyncGenerator<ReadEvent, OpenChannel> {
  const name = channel.name ?? channel.id;
  const suggestion = isDirect(channel)
    ? { name: `discord-${channel.id}`, title: name }
    : { name: `discord-${guild.id}`, title: guild.name ?? guild.id };
  const { id: collection } = yield* context.collection({ ...suggestion, title: toLabel(suggestion.title) ?? '?' });
  const title = isDirect(channel) ? name : `#${name}`;
  const chat = { collection, key: channel.id, title, about: channel.topic ?? null };
  const citations = yield* introduceChat(context, chat, {});
  const pair = isOfTwo(channel) ? await authorsOfTwo(file) : [];
  return { collection, guild, channel, citations, pair };
}

/** The authors of a direct conversation of two; the export names the other one only as an author. */
async function authorsOfTwo(file: ArchiveFile): Promise<DiscordAuthor[]> {
  const authors = new Map<string, DiscordAuthor>();
  for await (const part of readArchiveJson(file.open(), { root: 'object', paths: ['$.messages.*.author'] })) {
    const author = 'problem' in part ? undefined : discordAuthor.safeParse(part.value).data;
    if (author !== undefined && !authors.has(author.id)) authors.set(author.id, author);
    if (authors.size > 2) return [];
  }
  return authors.size === 2 ? [...authors.values()] : [];
}
