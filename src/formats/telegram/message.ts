/** The shape of a message in an export of Telegram Desktop, with the members that the record takes. */
import { z } from 'zod';
import { toLastChange } from '../../domain/commit/last-change.ts';
import type { LastChange } from '../../domain/record/input.ts';
import { toUtc } from '../dates/instants.ts';
import { isGiven } from '../kit/given.ts';

const text = z.string().nullish();
const count = z.number().nullish();
const peer = z.union([z.string(), z.int()]).nullish();

const entity = z.union([z.string(), z.object({ type: text, text, href: text })]);
const formattedText = z.union([z.string(), z.array(entity)]).nullish();
/** Plain text, or a list of its pieces, each with its formatting. */
export type FormattedText = z.output<typeof formattedText>;

const SECONDS = { error: 'is not a number of seconds since 1970' };
const unixTime = z
  .union([z.string().regex(/^-?\d{1,12}$/, SECONDS), z.int(SECONDS)], SECONDS)
  .transform((seconds, context) => {
    const utc = toUtc(Number(seconds) * 1_000, 'SECOND');
    if (utc !== null) return utc;
    context.addIssue({ code: 'custom', message: SECONDS.error });
    return z.NEVER;
  });
/** In the zone of the computer that made the export. */
const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/, { error: 'is not a local time' });

/** Tools that rewrite exports turn numbers into text. */
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

/** All other members of a service message are read as its details. */
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
    text: formattedText,
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
    // Some versions write the object as a string.
    invoice_information: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
    giveaway_information: z.record(z.string(), z.unknown()).nullish(),
    giveaway_results: z.record(z.string(), z.unknown()).nullish(),
    paid_stars_amount: count,
    poll: z
      .object({ question: formattedText, answers: z.array(z.object({ text: formattedText })).nullish() })
      .nullish(),
    todo_list: z
      .object({ title: formattedText, answers: z.array(z.object({ text: formattedText })).nullish() })
      .nullish(),
    inline_bot_buttons: z.array(z.array(button)).nullish(),
    reactions: z.array(z.unknown()).nullish(),
  })
  .refine(({ date, date_unixtime }) => isGiven(date) || isGiven(date_unixtime), { error: 'has no date' });
export type TelegramMessage = z.output<typeof telegramMessage>;

/** A message with a wrong value in one of these is skipped: without them it is unknown who said what, and when. */
export const ESSENTIAL = ['id', 'type', 'date_unixtime', 'from_id', 'text'];

/** `2018-12-05T10:39:10Z`; without `Z` in older exports, which give only the local time. */
export function timeOf({ date, date_unixtime }: TelegramMessage): string {
  return date_unixtime ?? date ?? '';
}

export function lastEdit({ edited, edited_unixtime }: TelegramMessage): LastChange | undefined {
  const at = edited_unixtime ?? edited;
  // In older exports the beginning of Unix time means that nothing was edited.
  return !isGiven(at) || /^19(69|70)-/.test(at) ? undefined : toLastChange('EDITED', at);
}
