/** A message as Telegram Desktop exports it, as far as the record takes it. */
import { z } from 'zod';
import { toLabel, urlsIn } from './chat-parts.ts';
import { toUtc } from './instants.ts';

const text = z.string().nullish();
const count = z.number().nullish();
const peer = z.union([z.string(), z.int()]).nullish();

const entity = z.union([z.string(), z.object({ type: text, text, href: text })]);
const written = z.union([z.string(), z.array(entity)]).nullish();
type Written = z.output<typeof written>;

const SECONDS = { error: 'is not a number of seconds since 1970' };
const MAX_SECONDS = 999_999_999_999;
const unixTime = z
  .union(
    [z.string().regex(/^-?\d{1,12}$/, SECONDS), z.int().min(-MAX_SECONDS, SECONDS).max(MAX_SECONDS, SECONDS)],
    SECONDS,
  )
  .transform((seconds) => toUtc(Number(seconds) * 1_000, 'SECOND'));
/** Of the zone of the computer that exported. */
const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/, { error: 'is not a local time' });

export const telegramMessage = z
  .object({
    id: z.int().nullish(),
    type: text,
    date: localTime.nullish(),
    date_unixtime: unixTime.nullish(),
    edited: text,
    edited_unixtime: unixTime.nullish(),
    from: text,
    from_id: peer,
    actor: text,
    actor_id: peer,
    action: text,
    title: text,
    members: z.array(z.union([z.string(), z.int()]).nullish()).nullish(),
    message_id: z.int().nullish(),
    discard_reason: text,
    duration_seconds: count,
    duration: z.union([z.string(), z.number()]).nullish(),
    forwarded_from: text,
    forwarded_from_id: peer,
    reply_to_message_id: z.int().nullish(),
    reply_to_peer_id: peer,
    text: written,
    text_entities: z.array(entity).nullish(),
    photo: text,
    photo_file_size: count,
    file: text,
    file_name: text,
    file_size: count,
    media_type: text,
    mime_type: text,
    sticker_emoji: text,
    contact_information: z.object({ first_name: text, last_name: text, phone_number: text }).nullish(),
    location_information: z.object({ latitude: z.number(), longitude: z.number() }).nullish(),
    place_name: text,
    address: text,
    poll: z.object({ question: written, answers: z.array(z.object({ text: written })).nullish() }).nullish(),
    reactions: z.array(z.unknown()).nullish(),
  })
  .refine(({ date, date_unixtime }) => isSaid(date) || isSaid(date_unixtime), { error: 'has no date' });
export type TelegramMessage = z.output<typeof telegramMessage>;

/** `2018-12-05T10:39:10Z`, or without `Z` where an older export gives the local time alone. */
export function timeOf({ date, date_unixtime }: TelegramMessage): string {
  return date_unixtime ?? date ?? '';
}

export function editedNote({ edited, edited_unixtime }: TelegramMessage): { readonly note?: string } {
  const at = edited_unixtime ?? edited;
  // Older exports write the beginning of Unix time where nothing was edited.
  return !isSaid(at) || /^19(69|70)-/.test(at) ? {} : { note: `edited ${at}` };
}

function plain(given: Written): string {
  if (given === null || given === undefined) return '';
  if (typeof given === 'string') return given;
  return given.map((part) => (typeof part === 'string' ? part : (part.text ?? ''))).join('');
}

/** Its words; of polls, contacts and places what they say. */
export function wordsOf(message: TelegramMessage): string {
  const { text: own, poll, contact_information: contact, location_information: location } = message;
  const question =
    poll === null || poll === undefined
      ? []
      : [plain(poll.question), ...(poll.answers ?? []).map((answer) => `- ${plain(answer.text)}`)];
  const person = [contact?.first_name, contact?.last_name, contact?.phone_number].filter(isSaid).join(' ');
  const point = location === null || location === undefined ? '' : `${location.latitude}, ${location.longitude}`;
  return [plain(own), ...question, person, message.place_name, message.address, point].filter(isSaid).join('\n');
}

/** Addresses that stand in it, or behind its words. */
export function addressesOf(message: TelegramMessage): string[] {
  const parts = [...(Array.isArray(message.text) ? message.text : []), ...(message.text_entities ?? [])];
  const linked = parts.flatMap((part) => {
    if (typeof part === 'string') return [];
    if (part.type === 'text_link') return part.href ?? [];
    return part.type === 'link' ? withScheme(part.text ?? '') : [];
  });
  return [...linked, ...urlsIn(wordsOf(message))];
}

function withScheme(address: string): string {
  return /^[a-z][a-z+.-]*:/i.test(address) ? address : `http://${address}`;
}

export function attachmentsOf(message: TelegramMessage) {
  const { photo, photo_file_size, file, file_name, file_size, media_type, mime_type, sticker_emoji } = message;
  const attachments = [];
  if (isSaid(photo)) attachments.push({ name: fileName(photo) ?? 'photo', ...sizeOf(photo_file_size) });
  if (isSaid(file)) {
    const sort = [media_type, sticker_emoji].filter(isSaid).join(' ');
    const name = toLabel(file_name) ?? fileName(file) ?? toLabel(sort) ?? 'file';
    attachments.push({ name, mediaType: toLabel(mime_type), ...sizeOf(file_size) });
  }
  return attachments;
}

/** `(File not included. Change data exporting settings to download.)` names none. */
function fileName(path: string): string | undefined {
  return path.startsWith('(') ? undefined : toLabel(path.split(/[\\/]/).at(-1));
}

function sizeOf(size: number | null | undefined): { readonly size?: number } {
  return Number.isInteger(size) && Number(size) >= 0 ? { size: Number(size) } : {};
}

export function isSystem({ type }: TelegramMessage): boolean {
  return type === 'service';
}

/** `Ann: invite members: Bob, Cy`, for what Telegram says of people. */
export function eventWords(message: TelegramMessage): string {
  const { actor, action, title, members, discard_reason, duration_seconds } = message;
  const seconds = typeof duration_seconds === 'number' ? `${duration_seconds} s` : undefined;
  const details = [title, (members ?? []).filter(isSaid).join(', '), discard_reason, seconds].filter(isSaid);
  const what = (action ?? 'service message').replaceAll('_', ' ');
  return [actor, what, details.join(', '), wordsOf(message)].filter(isSaid).join(': ');
}

function isSaid<Given>(given: Given | null | undefined | ''): given is Given {
  return given !== null && given !== undefined && given !== '';
}
