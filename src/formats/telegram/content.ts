/** The content of a Telegram message: its text, its attachments and the addresses that it gives. */
import type { MessageInput } from '../../domain/record/input.ts';
import { fileNameOf, urlsIn } from '../kit/addresses.ts';
import { toLabel } from '../kit/chat-parts.ts';
import { isGiven } from '../kit/given.ts';
import { detailsOf } from './details.ts';
import type { FormattedText, TelegramMessage } from './message.ts';

/** Its text. For polls, lists, contacts, places, games and the like, the text that they show. */
export function textOf(message: TelegramMessage): string {
  const { text, text_entities, poll, todo_list, contact_information: contact, location_information: point } = message;
  const person = [contact?.first_name, contact?.last_name, contact?.phone_number].filter(isGiven).join(' ');
  const parts = [
    plainText(text ?? text_entities),
    ...listText(poll?.question, poll?.answers),
    ...listText(todo_list?.title, todo_list?.answers),
    person,
    message.place_name,
    message.address,
    point === null || point === undefined ? '' : `${point.latitude}, ${point.longitude}`,
    message.game_title,
    message.game_description,
    ...membersText(message.invoice_information),
    ...membersText(message.giveaway_information),
    ...membersText(message.giveaway_results),
  ];
  return parts.filter(isGiven).join('\n');
}

function plainText(text: FormattedText): string {
  if (text === null || text === undefined) return '';
  if (typeof text === 'string') return text;
  return text.map((piece) => (typeof piece === 'string' ? piece : (piece.text ?? ''))).join('');
}

function listText(
  title: FormattedText,
  items: readonly { readonly text?: FormattedText }[] | null | undefined,
): string[] {
  return [plainText(title), ...(items ?? []).map((item) => `- ${plainText(item.text)}`)];
}

function membersText(given: string | Readonly<Record<string, unknown>> | null | undefined): string[] {
  if (given === null || given === undefined) return [];
  return typeof given === 'string' ? [given] : detailsOf(given);
}

/** Addresses in its text, behind words of the text, and behind the buttons below it. */
export function addressesOf(message: TelegramMessage): string[] {
  const pieces = [...(Array.isArray(message.text) ? message.text : []), ...(message.text_entities ?? [])];
  const linked = pieces.flatMap((piece) => {
    if (typeof piece === 'string') return [];
    if (piece.type === 'text_link') return piece.href ?? [];
    return piece.type === 'link' ? withScheme(piece.text ?? '') : [];
  });
  const buttons = (message.inline_bot_buttons ?? []).flat().filter((button) => button?.type === 'url');
  const behind = [...buttons.map((button) => button?.data), message.game_link].filter(isGiven);
  return [...linked, ...behind, ...urlsIn(textOf(message))];
}

function withScheme(address: string): string {
  return /^[a-z][a-z+.-]*:/i.test(address) ? address : `http://${address}`;
}

export function attachmentsOf(message: TelegramMessage): NonNullable<MessageInput['attachments']> {
  const { photo, file, contact_vcard, paid_stars_amount } = message;
  const attachments: NonNullable<MessageInput['attachments']> = [];
  if (isGiven(photo)) attachments.push({ name: exportedName(photo) ?? 'photo', ...sizeOf(message.photo_file_size) });
  if (isGiven(file)) {
    const kind = [message.media_type, message.sticker_emoji].filter(isGiven).join(' ');
    const song = [message.performer, message.title].filter(isGiven).join(' – ');
    const name = toLabel(message.file_name) ?? exportedName(file) ?? toLabel(song) ?? toLabel(kind) ?? 'file';
    attachments.push({ name, mediaType: toLabel(message.mime_type), ...sizeOf(message.file_size) });
  }
  if (isGiven(contact_vcard)) attachments.push({ name: exportedName(contact_vcard) ?? 'contact' });
  if (isGiven(paid_stars_amount)) attachments.push({ name: `media for ${paid_stars_amount} stars` });
  return attachments;
}

/** Undefined for a file that was not exported: `(File not included. Change data exporting settings to download.)` */
function exportedName(path: string): string | undefined {
  return path.startsWith('(') ? undefined : fileNameOf(path);
}

function sizeOf(size: number | null | undefined): { readonly size?: number } {
  return Number.isInteger(size) && Number(size) >= 0 ? { size: Number(size) } : {};
}
