/** The shape of a message in an export of DiscordChatExporter, with the members that the record takes. */
import { z } from 'zod';
import { archiveId, archiveIdOrNone } from '../kit/archive-id.ts';
import { instant } from '../dates/instants.ts';

const text = z.string().nullish();

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

/** The content of a message, or of a message that was forwarded with it. */
const content = z.object({
  content: text,
  attachments: z.array(attachment).nullish(),
  embeds: z.array(embed).nullish(),
  stickers: z.array(sticker).nullish(),
});
export type DiscordContent = z.output<typeof content>;

/** A text, alone or in an object as in Discord's own data. */
const pollText = z
  .union([z.string(), z.object({ text })])
  .nullish()
  .transform((given) => (typeof given === 'string' ? given : given?.text) ?? '');
const poll = z.object({
  question: pollText,
  answers: z
    .array(z.object({ text: pollText, poll_media: pollText }).transform((answer) => answer.text || answer.poll_media))
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

/** A message with a wrong value in one of these is skipped: without them it is unknown who said what, and when. */
export const ESSENTIAL = ['id', 'type', 'timestamp', 'content', 'author'];

/**
 * Types of messages by people and bots, by name, and by number for exporters that did not know the name. Messages of all
 * other types are by Discord itself.
 */
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
