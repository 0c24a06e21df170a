/** What a Telegram message says, carries and points at. */
import type { MessageInput } from '../../domain/record/input.ts';
import { toLabel, urlsIn } from '../kit/chat-parts.ts';
import { detailsOf, SAID_OF_EVENTS } from './details.ts';
import { isSaid, type TelegramMessage, type Written } from './message.ts';

/** Its words; of polls, lists, contacts, places, games and the like what they say. */
export function wordsOf(message: TelegramMessage): string {
  const { text, text_entities, poll, todo_list, contact_information: contact, location_information: point } = message;
  const person = [contact?.first_name, contact?.last_name, contact?.phone_number].filter(isSaid).join(' ');
  const parts = [
    plain(text ?? text_entities),
    ...listed(poll?.question, poll?.answers),
    ...listed(todo_list?.title, todo_list?.answers),
    person,
    message.place_name,
    message.address,
    point === null || point === undefined ? '' : `${point.latitude}, ${point.longitude}`,
    message.game_title,
    message.game_description,
    ...shownOf(message.invoice_information),
    ...shownOf(message.giveaway_information),
    ...shownOf(message.giveaway_results),
  ];
  return parts.filter(isSaid).join('\n');
}

/** `Ann: invite members: Bob, Cy`, for what Telegram says of people. */
export function eventWords(message: TelegramMessage): string {
  const { actor, action, title, members, discard_reason, duration_seconds } = message;
  const seconds = typeof duration_seconds === 'number' ? `${duration_seconds} s` : undefined;
  const named = [title, (members ?? []).filter(isSaid).join(', '), discard_reason, seconds].filter(isSaid);
  const what = (action ?? message.information_text ?? 'service message').replaceAll('_', ' ');
  const details = [...named, ...detailsOf(message, SAID_OF_EVENTS)];
  return [actor ?? message.from, what, details.join(', '), wordsOf(message)].filter(isSaid).join(': ');
}

function plain(given: Written): string {
  if (given === null || given === undefined) return '';
  if (typeof given === 'string') return given;
  return given.map((part) => (typeof part === 'string' ? part : (part.text ?? ''))).join('');
}

function listed(title: Written, items: readonly { readonly text?: Written }[] | null | undefined): string[] {
  return [plain(title), ...(items ?? []).map((item) => `- ${plain(item.text)}`)];
}

function shownOf(given: string | Readonly<Record<string, unknown>> | null | undefined): string[] {
  if (given === null || given === undefined) return [];
  return typeof given === 'string' ? [given] : detailsOf(given);
}

/** Addresses that stand in it, behind its words, or behind a button below it. */
export function addressesOf(message: TelegramMessage): string[] {
  const parts = [...(Array.isArray(message.text) ? message.text : []), ...(message.text_entities ?? [])];
  const linked = parts.flatMap((part) => {
    if (typeof part === 'string') return [];
    if (part.type === 'text_link') return part.href ?? [];
    return part.type === 'link' ? withScheme(part.text ?? '') : [];
  });
  const buttons = (message.inline_bot_buttons ?? []).flat().filter((button) => button?.type === 'url');
  const behind = [...buttons.map((button) => button?.data), message.game_link].filter(isSaid);
  return [...linked, ...behind, ...urlsIn(wordsOf(message))];
}

function withScheme(address: string): string {
  return /^[a-z][a-z+.-]*:/i.test(address) ? address : `http://${address}`;
}

export function attachmentsOf(message: TelegramMessage): NonNullable<MessageInput['attachments']> {
  const { photo, file, contact_vcard, paid_stars_amount } = message;
  const attachments: NonNullable<MessageInput['attachments']> = [];
  if (isSaid(photo)) attachments.push({ name: fileName(photo) ?? 'photo', ...sizeOf(message.photo_file_size) });
  if (isSaid(file)) {
    const sort = [message.media_type, message.sticker_emoji].filter(isSaid).join(' ');
    const song = [message.performer, message.title].filter(isSaid).join(' – ');
    const name = toLabel(message.file_name) ?? fileName(file) ?? toLabel(song) ?? toLabel(sort) ?? 'file';
    attachments.push({ name, mediaType: toLabel(message.mime_type), ...sizeOf(message.file_size) });
  }
  if (isSaid(contact_vcard)) attachments.push({ name: fileName(contact_vcard) ?? 'contact' });
  if (isSaid(paid_stars_amount)) attachments.push({ name: `media for ${paid_stars_amount} stars` });
  return attachments;
}

/** `(File not included. Change data exporting settings to download.)` names none. */
function fileName(path: string): string | undefined {
  return path.startsWith('(') ? undefined : toLabel(path.split(/[\\/]/).at(-1));
}

function sizeOf(size: number | null | undefined): { readonly size?: number } {
  return Number.isInteger(size) && Number(size) >= 0 ? { size: Number(size) } : {};
}
