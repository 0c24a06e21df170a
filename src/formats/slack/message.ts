/** The shape of a message in a Slack export, with the members that the record takes. */
import { z } from 'zod';
import { slackBlock } from './blocks.ts';

const text = z.string().nullish();

const TIME_STAMP = { error: 'is not a Slack time stamp, such as 1661990400.000200' };

/** Tools that rewrite exports turn it into a number and drop the zeros at its end. */
const timeStamp = z
  .union([z.string(), z.number().transform((seconds) => seconds.toFixed(6))], TIME_STAMP)
  .pipe(z.string().regex(/^\d{9,11}(\.\d{1,6})?$/, TIME_STAMP))
  .transform((written) => {
    const [seconds = '', fraction = ''] = written.split('.');
    return `${seconds}.${fraction.padEnd(6, '0')}`;
  });

const slackFile = z.object({
  id: text,
  name: text,
  title: text,
  mode: text,
  mimetype: text,
  size: z.int().min(0).nullish(),
  url_private: text,
  permalink: text,
});
export type SlackFile = z.output<typeof slackFile>;
const files = z.array(slackFile.nullable()).nullish();

const blocks = z.array(slackBlock.nullable()).nullish();

/** A card below a message: the output of an app, a shared message, or the preview of a page. */
const slackCard = z.object({
  from_url: text,
  original_url: text,
  title_link: text,
  pretext: text,
  title: text,
  text,
  fallback: text,
  image_url: text,
  fields: z.array(z.object({ title: text, value: z.union([z.string(), z.number()]).nullish() }).nullable()).nullish(),
  blocks,
  message_blocks: z.array(z.object({ message: z.object({ blocks }).nullish() }).nullable()).nullish(),
  files,
  is_share: z.boolean().nullish(),
  is_msg_unfurl: z.boolean().nullish(),
  author_id: text,
  channel_id: text,
  ts: timeStamp.nullish(),
});
export type SlackCard = z.output<typeof slackCard>;

export const slackMessage = z.object({
  type: text,
  subtype: text,
  ts: timeStamp,
  thread_ts: timeStamp.nullish(),
  user: text,
  bot_id: text,
  username: text,
  bot_profile: z.object({ name: text }).nullish(),
  user_profile: z.object({ real_name: text, display_name: text, name: text }).nullish(),
  inviter: text,
  text,
  edited: z.object({ ts: timeStamp.nullish() }).nullish(),
  files,
  file: slackFile.nullish(),
  comment: z.object({ user: text, comment: text }).nullish(),
  room: z
    .object({
      created_by: text,
      participant_history: z.array(z.string()).nullish(),
      date_end: z.number().min(0).max(99_999_999_999).nullish(),
    })
    .nullish(),
  attachments: z.array(slackCard.nullable()).nullish(),
  blocks,
  reactions: z.array(z.unknown()).nullish(),
  message: z.unknown().optional(),
  previous_message: z.unknown().optional(),
  deleted_ts: timeStamp.nullish(),
});
export type SlackMessage = z.output<typeof slackMessage>;

/** A message with a wrong value in one of these is skipped: without them it is unknown who said what, and when. */
export const ESSENTIAL = ['ts', 'thread_ts', 'user', 'text', 'subtype'];

/** Subtypes of messages by people and bots. Messages of all other subtypes are by Slack itself. */
const SPEECH = new Set([
  'bot_message',
  'document_mention',
  'file_comment',
  'file_mention',
  'file_share',
  'me_message',
  'reply_broadcast',
  'slackbot_response',
  'thread_broadcast',
]);

export type SlackKind = 'SPEECH' | 'CALL' | 'DELETED' | 'SYSTEM';

export function kindOf({ subtype }: SlackMessage): SlackKind {
  if (subtype === null || subtype === undefined || subtype === '' || SPEECH.has(subtype)) return 'SPEECH';
  if (subtype === 'tombstone') return 'DELETED';
  return subtype === 'huddle_thread' || subtype === 'sh_room_created' ? 'CALL' : 'SYSTEM';
}

/** `<@U1|ann> uploaded a file: …`, sent by `U1`: until 2018 Slack wrote this in the name of the person who sent a file. */
export function isFileNotice({ subtype, text: written, user }: SlackMessage): boolean {
  if (subtype !== 'file_share' && subtype !== 'file_mention') return false;
  const named = /^<@(\w+)(?:\|[^<>]*)?> (?:uploaded|shared|mentioned)\b/.exec(written ?? '')?.[1];
  return named !== undefined && named === user;
}
