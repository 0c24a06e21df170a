/** The content of a Discord message, its own and that of a message forwarded with it: text, attachments, addresses. */
import type { MessageInput } from '../../domain/record/input.ts';
import { fileNameOf, urlsIn, withoutQuery } from '../kit/addresses.ts';
import { toLabel } from '../kit/chat-parts.ts';
import { isGiven } from '../kit/given.ts';
import { readDiscordText } from './markup.ts';
import type { DiscordContent, DiscordMessage } from './message.ts';

type DiscordEmbed = NonNullable<DiscordContent['embeds']>[number];

/** Its text; the text of a forwarded message comes last. */
export function textOf(message: DiscordMessage): string {
  const { forwardedMessage, poll } = message;
  const question = [poll?.question, ...(poll?.answers ?? []).map((answer) => (answer === '' ? '' : `- ${answer}`))];
  const parts = [message.content, ...question, ...embedsOf(message).flatMap(embedLines)];
  const forwarded = [forwardedMessage?.content, ...embedsOf(forwardedMessage ?? {}).flatMap(embedLines)];
  return readDiscordText([...parts, ...forwarded].filter((part) => toLabel(part) !== undefined).join('\n'), message);
}

/** Addresses in the text, and addresses for which Discord shows a preview. */
export function addressesOf(message: DiscordMessage, text: string): string[] {
  const embedded = [...(message.embeds ?? []), ...(message.forwardedMessage?.embeds ?? [])];
  return [...urlsIn(text), ...embedded.flatMap(({ url }) => url ?? [])];
}

export function attachmentsOf(message: DiscordMessage): NonNullable<MessageInput['attachments']> {
  return [...attachmentsIn(message), ...attachmentsIn(message.forwardedMessage ?? {})];
}

function attachmentsIn(content: DiscordContent & Partial<DiscordMessage>): NonNullable<MessageInput['attachments']> {
  const files = (content.attachments ?? []).map(({ fileName, url, fileSizeBytes }) => ({
    name: toLabel(fileName),
    url: withoutQuery(url),
    ...(typeof fileSizeBytes === 'number' && { size: fileSizeBytes }),
  }));
  const stickers = (content.stickers ?? []).map(({ name, sourceUrl }) => ({
    name: toLabel(name),
    url: toLabel(sourceUrl),
  }));
  const pictures = new Set(embedsOf(content).flatMap(picturesOf));
  return [...files, ...stickers, ...[...pictures].map((url) => ({ name: fileNameOf(url), url }))];
}

/**
 * Embeds with a text of their own: those of bots, and those of messages without a text. Other embeds preview a page.
 */
function embedsOf({ content, embeds, author }: DiscordContent & Partial<DiscordMessage>): readonly DiscordEmbed[] {
  return author?.isBot === true || toLabel(content) === undefined ? (embeds ?? []) : [];
}

function embedLines({ author, title, description, fields, footer }: DiscordEmbed) {
  const named = (fields ?? []).map(({ name, value }) => [name, value].filter(isGiven).join(': '));
  return [author?.name, title, description, ...named, footer?.text];
}

function picturesOf({ image, images, video }: DiscordEmbed): string[] {
  return [image, ...(images ?? []), video].flatMap((picture) => withoutQuery(picture?.url) ?? []);
}
