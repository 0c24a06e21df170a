/** What DiscordChatExporter writes of a channel and a message, as far as the record takes it. */
import { z } from 'zod';
import { archiveId, archiveIdOrNone } from '../kit/archive-id.ts';
import { instant } from '../dates/instants.ts';

const text = z.string().nullish();

export const discordGuild = z.object({ id: archiveId, name: text });
export const discordChannel = z.object({
  id: archiveId,
  type: z.union([z.string(), z.number()]).nullish(),
  name: text,
  topic: text,
});
export type DiscordGuild = z.output<typeof discordGuild>;
export type DiscordChannel = z.output<typeof discordChannel>;

export const discordAuthor = z.object({
  id: archiveId,
  name: text,
  discriminator: text,
  nickname: text,
  isBot: z.boolean().nullish(),
});
export type DiscordAuthor = z.output<typeof discordAuthor>;

const attachment = z.object({ url: text, fileName: text, fileSizeBytes: z.int().min(0).nullish() });
const picture = z.object({ url: text }).nullish();
const embed = z.object({
  title: text,
  url: text,
  description: text,
  author: z.object({ name: text }).nullish(),
  fields: z.array(z.object({ name: text, value: text })).nullish(),
  footer: z.object({ text }).nullish(),
  image: picture,
  images: z.array(picture).nullish(),
  video: picture,
});
const sticker = z.object({ name: text, sourceUrl: text });

/** What a message holds, whether it was written in it or forwarded with it. */
const content = z.object({
  content: text,
  attachments: z.array(attachment).nullish(),
  embeds: z.array(embed).nullish(),
  stickers: z.array(sticker).nullish(),
});
export type DiscordContent = z.output<typeof content>;

/** A word or several, bare or as Discord itself has them. */
const saying = z
  .union([z.string(), z.object({ text })])
  .nullish()
  .transform((said) => (typeof said === 'string' ? said : said?.text) ?? '');
const poll = z.object({
  question: saying,
  answers: z
    .array(z.object({ text: saying, poll_media: saying }).transform((answer) => answer.text || answer.poll_media))
    .nullish(),
});

export const discordMessage = content.extend({
  id: archiveId,
  type: z.union([z.string(), z.number()]).transform(String).nullish(),
  timestamp: instant,
  timestampEdited: instant.nullish(),
  callEndedTimestamp: instant.nullish(),
  author: discordAuthor.nullish(),
  reference: z
    .object({
      messageId: archiveIdOrNone,
      channelId: archiveIdOrNone,
      guildId: archiveIdOrNone,
      type: z.unknown().optional(),
    })
    .nullish(),
  forwardedMessage: content.nullish(),
  interaction: z.object({ name: text, user: discordAuthor.nullish() }).nullish(),
  mentions: z.array(discordAuthor).nullish(),
  poll: poll.nullish(),
  reactions: z.array(z.unknown()).nullish(),
});
export type DiscordMessage = z.output<typeof discordMessage>;

/** Without these it can't be said who says what, when. */
export const ESSENTIAL = ['id', 'type', 'timestamp', 'content', 'author'];

/** By name, or by number where the exporter did not know them yet. Whatever is of another type, Discord says. */
const SPEECH = new Set([
  'Default',
  '0',
  'Reply',
  '19',
  'ChatInputCommand',
  '20',
  'ThreadStarterMessage',
  '21',
  'ContextMenuCommand',
  '23',
]);

export function kindOf({ type }: DiscordMessage): 'SPEECH' | 'CALL' | 'SYSTEM' {
  if (type === null || type === undefined || SPEECH.has(type)) return 'SPEECH';
  return type === 'Call' || type === '3' ? 'CALL' : 'SYSTEM';
}

export function isDirect({ type }: DiscordChannel): boolean {
  return /^(Direct.*|1|3)$/.test(String(type));
}

/** A conversation of two, and no group. */
export function isOfTwo({ type }: DiscordChannel): boolean {
  return /^(DirectTextChat|1)$/.test(String(type));
}
