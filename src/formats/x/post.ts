/** The shape of a post in an X archive, from 2012 to today, with the members that the record takes. */
import { z } from 'zod';
import { archiveId, archiveIdOrNone } from '../kit/archive-id.ts';
import { toUtc } from '../dates/instants.ts';

const text = z.string().nullish();

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const IN_ENGLISH = /^\w{3} (?<month>\w{3}) (?<day>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) (?<zone>[+-]\d{4}) (?<year>\d{4})$/;
const IN_NUMBERS = /^(?<date>\d{4}-\d{2}-\d{2})[ T](?<time>\d{2}:\d{2}:\d{2})(?:\.\d+)? ?(?<zone>[+-]\d{4}|Z)$/;

/** Archives of 2013 have `00:00:00` as the time of all posts before this day, because their ids held no time. */
const TIMES_FROM = '2010-11-05';

/** `Wed Oct 10 20:19:24 +0000 2018`, `2012-01-01 12:00:00 +0000` → `2018-10-10T20:19:24Z`, or a day alone */
export const postTime = z.string().transform((written, context) => {
  const { year = '', month = '', day = '', time = '', zone = '' } = IN_ENGLISH.exec(written)?.groups ?? {};
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  const numbers = IN_NUMBERS.exec(written)?.groups;
  const date = numbers?.['date'] ?? TIMES_FROM;
  if (numbers?.['time'] === '00:00:00' && date < TIMES_FROM) return date;
  const iso =
    numbers === undefined
      ? `${year}-${number}-${day}T${time}${zone}`
      : `${date}T${numbers['time'] ?? ''}${numbers['zone'] ?? ''}`;
  const utc = toUtc(Date.parse(iso), 'SECOND');
  if (utc !== null) return utc;
  context.addIssue({ code: 'custom', message: 'is not a time such as Wed Oct 10 20:19:24 +0000 2018' });
  return z.NEVER;
});

const url = z.object({ url: text, expanded_url: text });
const medium = z.object({
  url: text,
  media_url_https: text,
  media_url: text,
  video_info: z
    .object({
      variants: z.array(z.object({ url: text, bitrate: z.union([z.string(), z.number()]).nullish() })).nullish(),
    })
    .nullish(),
});
const mention = z.object({ id_str: archiveIdOrNone, screen_name: text, name: text });

export const xPost = z.object({
  id_str: archiveId,
  created_at: postTime,
  deleted_at: text,
  full_text: text,
  text,
  lang: text,
  in_reply_to_status_id_str: archiveIdOrNone,
  in_reply_to_user_id_str: archiveIdOrNone,
  in_reply_to_screen_name: text,
  user: mention.nullish(),
  entities: z
    .object({
      urls: z.array(url).nullish(),
      media: z.array(medium).nullish(),
      user_mentions: z.array(mention).nullish(),
    })
    .nullish(),
  extended_entities: z.object({ media: z.array(medium).nullish() }).nullish(),
  retweeted_status: z.object({ id_str: archiveIdOrNone, full_text: text, text, user: mention.nullish() }).nullish(),
  edit_info: z.object({ edit: z.object({ initialTweetId: archiveIdOrNone }).nullish() }).nullish(),
});
export type XPost = z.output<typeof xPost>;

/** A post with a wrong value in one of these is skipped: without them it is unknown who said what, and when. */
export const ESSENTIAL = ['id_str', 'created_at', 'full_text', 'text'];

/** The post of a list's element: some archives wrap it in an object. Some have only `id`, and no `id_str`. */
export function unwrapped(value: unknown): unknown {
  const post = isObject(value) && 'tweet' in value ? value.tweet : value;
  const lacksId = isObject(post) && (post['id_str'] === undefined || post['id_str'] === null);
  return lacksId ? { ...post, id_str: post['id'] } : post;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
