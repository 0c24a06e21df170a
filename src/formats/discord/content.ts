/** What a Discord message says, carries and points at, be it written in it or forwarded with it. */
import type { MessageInput } from '../../domain/record/input.ts';
import { toLabel, urlsIn } from '../kit/chat-parts.ts';
import { readMarkup } from './markup.ts';
import type { DiscordContent, DiscordMessage } from './message.ts';

type Card = NonNullable<DiscordContent['embeds']>[number];

/** Its words; what was forwarded comes last. */
export function wordsOf(message: DiscordMessage): string {
  const { forwardedMessage, poll } = message;
  const question = [poll?.question, ...(poll?.answers ?? []).map((answer) => (answer === '' ? '' : `- ${answer}`))];
  const parts = [message.content, ...question, ...cardsOf(message).flatMap(cardWords)];
  const forwarded = [forwardedMessage?.content, ...cardsOf(forwardedMessage ?? {}).flatMap(cardWords)];
  return readMarkup([...parts, ...forwarded].filter((part) => toLabel(part) !== undefined).join('\n'), message);
}

/** Addresses in its words, and those that it shows a preview of. */
export function addressesOf(message: DiscordMessage, words: string): string[] {
  const embedded = [...(message.embeds ?? []), ...(message.forwardedMessage?.embeds ?? [])];
  return [...urlsIn(words), ...embedded.flatMap(({ url }) => url ?? [])];
}

export function attachmentsOf(message: DiscordMessage): NonNullable<MessageInput['attachments']> {
  return [...carriedBy(message), ...carriedBy(message.forwardedMessage ?? {})];
}

/** Addresses without their query: it holds a signature that every export has anew. */
function carriedBy(content: DiscordContent & Partial<DiscordMessage>): NonNullable<MessageInput['attachments']> {
  const files = (content.attachments ?? []).map(({ fileName, url, fileSizeBytes }) => ({
    name: toLabel(fileName),
    url: withoutQuery(url),
    ...(typeof fileSizeBytes === 'number' && { size: fileSizeBytes }),
  }));
  const stuck = (content.stickers ?? []).map(({ name, sourceUrl }) => ({
    name: toLabel(name),
    url: toLabel(sourceUrl),
  }));
  const shown = new Set(cardsOf(content).flatMap(picturesOf));
  return [...files, ...stuck, ...[...shown].map((url) => ({ name: fileName(url), url }))];
}

/** Of an address, or of a path where the exporter fetched the file, in the way of the system that it ran on. */
function fileName(address: string): string | undefined {
  return toLabel(address.split(/[\\/]/).at(-1));
}

/** Cards that hold words of their own: those of bots, and where there is nothing else. Others preview a page. */
function cardsOf({ content, embeds, author }: DiscordContent & Partial<DiscordMessage>): readonly Card[] {
  return author?.isBot === true || toLabel(content) === undefined ? (embeds ?? []) : [];
}

function cardWords({ author, title, description, fields, footer }: Card) {
  const named = (fields ?? []).map(({ name, value }) => [name, value].filter((part) => part).join(': '));
  return [author?.name, title, description, ...named, footer?.text];
}

function picturesOf({ image, images, video }: Card): string[] {
  return [image, ...(images ?? []), video].flatMap((picture) => withoutQuery(picture?.url) ?? []);
}

function withoutQuery(url: string | null | undefined): string | undefined {
  return toLabel(url?.split('?')[0]);
}
