/** The content of a Slack message: its text, its attachments, and the messages and pages that it refers to. */
import type { MessageInput } from '../../domain/record/input.ts';
import { fileNameOf, withoutQuery } from '../kit/addresses.ts';
import { toLabel } from '../kit/chat-parts.ts';
import { givenOf, isGiven } from '../kit/given.ts';
import { areOfApp, blockLines } from './blocks.ts';
import type { SlackCard, SlackFile, SlackMessage } from './message.ts';

/** Its text, in Slack's markup. */
export function textOf(message: SlackMessage): string {
  const { text, comment, blocks } = message;
  const own = [comment?.comment ?? text].filter(isGiven);
  // The words of a person are in the text and in the blocks; the words of an app may be in the blocks alone.
  const inBlocks = own.length === 0 || areOfApp(blocks) ? blockLines(blocks) : [];
  const more = inBlocks.filter((line) => !own.some((part) => part.includes(line)));
  return [...own, ...more, ...cardsOf(message).flatMap(cardLines)].join('\n');
}

/** Addresses behind the titles of its cards. */
export function cardAddresses(message: SlackMessage): string[] {
  return cardsOf(message).flatMap(({ title_link, from_url }) => [title_link, from_url].filter(isGiven));
}

/** The messages that it shares, or gives the address of. */
export function quotedMessagesOf({ attachments }: SlackMessage): SlackCard[] {
  return givenOf(attachments).filter((card) => card.is_share === true || card.is_msg_unfurl === true);
}

export function attachmentsOf(message: SlackMessage): NonNullable<MessageInput['attachments']> {
  const cards = cardsOf(message);
  const files = [
    ...givenOf(message.files),
    ...givenOf([message.file]),
    ...cards.flatMap((card) => givenOf(card.files)),
  ];
  const pictures = cards.flatMap(({ image_url }) => withoutQuery(image_url) ?? []);
  return [...files.map(toAttachment), ...pictures.map((url) => ({ name: fileNameOf(url), url }))];
}

/** For deleted files, and for files beyond the limit of a free workspace, Slack gives only the id. */
function toAttachment({ id, name, title, mode, mimetype, size, url_private, permalink }: SlackFile) {
  const unnamed = [id, mode].filter(isGiven).join(' ');
  return {
    name: toLabel(name) ?? toLabel(title) ?? toLabel(unnamed),
    mediaType: toLabel(mimetype),
    url: withoutQuery(url_private ?? permalink),
    ...(typeof size === 'number' && { size }),
  };
}

/** Cards with a text of their own. Previews of linked pages and messages are not the sender's words. */
function cardsOf({ attachments }: SlackMessage): SlackCard[] {
  return givenOf(attachments).filter(({ is_share, is_msg_unfurl, from_url, original_url }) => {
    const isPreview = is_msg_unfurl === true || isGiven(from_url) || isGiven(original_url);
    return is_share === true || !isPreview;
  });
}

function cardLines(card: SlackCard): string[] {
  const fields = givenOf(card.fields).map(({ title, value }) => [title, value].filter(isGiven).join(': '));
  const own = [card.pretext, card.title, card.text, ...fields].filter(isGiven);
  if (own.length > 0) return own;
  const within = givenOf(card.message_blocks).flatMap(({ message }) => blockLines(message?.blocks));
  const inBlocks = [...blockLines(card.blocks), ...within];
  return inBlocks.length > 0 ? inBlocks : [card.fallback].filter(isGiven);
}
