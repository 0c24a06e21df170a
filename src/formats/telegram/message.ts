/** A message as Telegram Desktop exports it, as far as the record takes it. */
import { z } from 'zod';
import { changeNote } from '../../domain/commit/last-change.ts';
import { toUtc } from '../dates/instants.ts';

const text = z.string().nullish();
const count = z.number().nullish();
const peer = z.union([z.string(), z.int()]).nullish();

const entity = z.union([z.string(), z.object({ type: text, text, href: text })]);
const written = z.union([z.string(), z.array(entity)]).nullish();
export type Written = z.output<typeof written>;

const SECONDS = { error: 'is not a number of seconds since 1970' };
const unixTime = z
  .union([z.string().regex(/^-?\d{1,12}$/, SECONDS), z.int(SECONDS)], SECONDS)
  .transform((seconds, context) => {
    const utc = toUtc(Number(seconds) * 1_000, 'SECOND');
    if (utc !== null) return utc;
    context.addIssue({ code: 'custom', message: SECONDS.error });
    return z.NEVER;
  });
/** Of the zone of the computer that exported. */
const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/, { error: 'is not a local time' });

/** Tools that work over exports write numbers as text. */
const WHOLE = { error: 'is not a whole number' };
const number = z.union(
  [
    z.int(),
    z
      .string()
      .regex(/^-?\d{1,15}$/, WHOLE)
      .transform(Number),
  ],
  WHOLE,
);

const button = z.object({ type: text, data: text }).nullable();

/** Whatever else a service message has is read as a detail of it. */
export const telegramMessage = z
  .looseObject({
    id: number.nullish(),
    type: text,
    date: localTime.nullish(),
    date_unixtime: unixTime.nullish(),
    edited: text,
    edited_unixtime: unixTime.nullish(),
    from: text,
    from_id: peer,
    to: text,
    to_id: peer,
    actor: text,
    actor_id: peer,
    author: text,
    action: text,
    information_text: text,
    title: text,
    members: z.array(z.union([z.string(), z.int()]).nullish()).nullish(),
    message_id: number.nullish(),
    discard_reason: text,
    duration_seconds: count,
    duration: z.union([z.string(), z.number()]).nullish(),
    forwarded_from: text,
    forwarded_from_id: peer,
    via_bot: text,
    reply_to_message_id: number.nullish(),
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
    performer: text,
    sticker_emoji: text,
    contact_information: z.object({ first_name: text, last_name: text, phone_number: text }).nullish(),
    contact_vcard: text,
    location_information: z.object({ latitude: z.number(), longitude: z.number() }).nullish(),
    place_name: text,
    address: text,
    game_title: text,
    game_description: text,
    game_link: text,
    // A string that holds an object, by a slip of the program that exports.
    invoice_information: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
    giveaway_information: z.record(z.string(), z.unknown()).nullish(),
    giveaway_results: z.record(z.string(), z.unknown()).nullish(),
    paid_stars_amount: count,
    poll: z.object({ question: written, answers: z.array(z.object({ text: written })).nullish() }).nullish(),
    todo_list: z.object({ title: written, answers: z.array(z.object({ text: written })).nullish() }).nullish(),
    inline_bot_buttons: z.array(z.array(button)).nullish(),
    reactions: z.array(z.unknown()).nullish(),
  })
  .refine(({ date, date_unixtime }) => isSaid(date) || isSaid(date_unixtime), { error: 'has no date' });
export type TelegramMessage = z.output<typeof telegramMessage>;

/** Without these it can't be said who says what, when. */
export const ESSENTIAL = ['id', 'type', 'date_unixtime', 'from_id', 'text'];

/** `2018-12-05T10:39:10Z`, or without `Z` where an older export gives the local time alone. */
export function timeOf({ date, date_unixtime }: TelegramMessage): string {
  return date_unixtime ?? date ?? '';
}

export function editedNote({ edited, edited_unixtime }: TelegramMessage): { readonly note?: string } {
  const at = edited_unixtime ?? edited;
  // Older exports write the beginning of Unix time where nothing was edited.
  return !isSaid(at) || /^19(69|70)-/.test(at) ? {} : changeNote({ kind: 'edited', at });
}

export function isSystem({ type }: TelegramMessage): boolean {
  return type === 'service';
}

export function isCall({ action }: TelegramMessage): boolean {
  return action === 'phone_call' || action === 'group_call';
}

export function isSaid<Given>(given: Given | null | undefined | ''): given is Given {
  return given !== null && given !== undefined && given !== '';
}
