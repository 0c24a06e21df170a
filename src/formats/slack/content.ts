/** What a Slack message says, shows, shares and carries. */
import type { MessageInput } from '../../domain/record/input.ts';
import { toLabel } from '../kit/chat-parts.ts';
import { areLaidOut, blockWords } from './blocks.ts';
import type { SlackCard, SlackFile, SlackMessage } from './message.ts';

/** Its words, in Slack's markup. */
export function wordsOf(message: SlackMessage): string {
  const { text, comment, blocks } = message;
  const own = [comment?.comment ?? text].filter(isSaid);
  // What someone wrote stands in both; what an app laid out, in the blocks alone.
  const laidOut = own.length === 0 || areLaidOut(blocks) ? blockWords(blocks) : [];
  const more = laidOut.filter((line) => !own.some((said) => said.includes(line)));
  return [...own, ...more, ...cardsOf(message).flatMap(cardWords)].join('\n');
}

/** Addresses that stand behind titles of its cards. */
export function cardAddresses(message: SlackMessage): string[] {
  return cardsOf(message).flatMap(({ title_link, from_url }) => [title_link, from_url].filter(isSaid));
}

/** Messages that it shares or gives the address of. */
export function quotedBy({ attachments }: SlackMessage): SlackCard[] {
  return present(attachments).filter((card) => card.is_share === true || card.is_msg_unfurl === true);
}

/** Addresses without their query, which is where Slack puts the token that opens them. */
export function attachmentsOf(message: SlackMessage): NonNullable<MessageInput['attachments']> {
  const cards = cardsOf(message);
  const files = [
    ...present(message.files),
    ...present([message.file]),
    ...cards.flatMap((card) => present(card.files)),
  ];
  const pictures = cards.flatMap(({ image_url }) => withoutQuery(image_url) ?? []);
  return [...files.map(toAttachment), ...pictures.map((url) => ({ name: toLabel(url.split('/').at(-1)), url }))];
}

/** Of deleted files and those beyond what a workspace pays for, Slack says no more than that they were there. */
function toAttachment({ id, name, title, mode, mimetype, size, url_private, permalink }: SlackFile) {
  const unnamed = [id, mode].filter(isSaid).join(' ');
  return {
    name: toLabel(name) ?? toLabel(title) ?? toLabel(unnamed),
    mediaType: toLabel(mimetype),
    url: withoutQuery(url_private ?? permalink),
    ...(typeof size === 'number' && { size }),
  };
}

function withoutQuery(url: string | null | undefined): string | undefined {
  return toLabel(url?.split('?')[0]);
}

/** Cards that say something: previews of linked pages and messages are not the sender's words. */
function cardsOf({ attachments }: SlackMessage): SlackCard[] {
  return present(attachments).filter(({ is_share, is_msg_unfurl, from_url, original_url }) => {
    const isPreview = is_msg_unfurl === true || isSaid(from_url) || isSaid(original_url);
    return is_share === true || !isPreview;
  });
}

function cardWords(card: SlackCard): string[] {
  const fields = present(card.fields).map(({ title, value }) => [title, value].filter(isSaid).join(': '));
  const said = [card.pretext, card.title, card.text, ...fields].filter(isSaid);
  if (said.length > 0) return said;
  const within = present(card.message_blocks).flatMap(({ message }) => blockWords(message?.blocks));
  const laidOut = [...blockWords(card.blocks), ...within];
  return laidOut.length > 0 ? laidOut : [card.fallback].filter(isSaid);
}

function present<Item>(items: readonly (Item | null | undefined)[] | null | undefined): Item[] {
  return (items ?? []).filter((item) => item !== null && item !== undefined);
}

function isSaid<Given>(part: Given | null | undefined | ''): part is Given {
  return part !== null && part !== undefined && part !== '';
}
