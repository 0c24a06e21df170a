/** A post as archives have it, of 2012 as of today. */
import { z } from 'zod';
import { archiveId, archiveIdOrNone } from '../kit/archive-id.ts';
import { toUtc } from '../dates/instants.ts';
import type { ShortLink } from './short-links.ts';

const text = z.string().nullish();

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const IN_ENGLISH = /^\w{3} (?<month>\w{3}) (?<day>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) (?<zone>[+-]\d{4}) (?<year>\d{4})$/;
const IN_NUMBERS = /^(?<date>\d{4}-\d{2}-\d{2})[ T](?<time>\d{2}:\d{2}:\d{2})(?:\.\d+)? ?(?<zone>[+-]\d{4}|Z)$/;

/**
 * Until when the archives of 2013 lack the time of day: they have `00:00:00` there, as long as ids of posts were
 * counted one by one and held no time.
 */
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

export const tweet = z.object({
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
export type Tweet = z.output<typeof tweet>;

/** Without these it can't be said who says what, when. */
export const ESSENTIAL = ['id_str', 'created_at', 'full_text', 'text'];

/** Archives have posts in a wrapper or bare; the id may stand as `id` alone. */
export function unwrapped(value: unknown): unknown {
  const post = isObject(value) && 'tweet' in value ? value.tweet : value;
  const lacksId = isObject(post) && (post['id_str'] === undefined || post['id_str'] === null);
  return lacksId ? { ...post, id_str: post['id'] } : post;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Its words. The oldest archives cut those of a retweet, and have them whole beside it. */
export function wordsOf({ full_text, text: short, retweeted_status }: Tweet): string {
  const written = full_text ?? short ?? '';
  const repeated = retweeted_status?.full_text ?? retweeted_status?.text ?? '';
  const [start = '', beginning = ''] = /^(RT @\w+: )(.*)…$/s.exec(written)?.slice(1) ?? [];
  return start !== '' && repeated.startsWith(beginning) ? start + repeated : written;
}

export function linksOf({ entities }: Tweet): ShortLink[] {
  return (entities?.urls ?? []).map(({ url: short, expanded_url: full }) => ({ short, full }));
}

export function mediaOf({ entities, extended_entities }: Tweet): { readonly short: string; readonly url: string }[] {
  const media = extended_entities?.media ?? entities?.media ?? [];
  return media.flatMap((each) => {
    const films = (each.video_info?.variants ?? []).filter(({ bitrate }) => bitrate !== null && bitrate !== undefined);
    const best = films.sort((left, right) => Number(right.bitrate) - Number(left.bitrate))[0]?.url;
    const address = best ?? each.media_url_https ?? each.media_url ?? '';
    return address === '' ? [] : { short: each.url ?? '', url: address };
  });
}

/** Whose words a retweet repeats: `RT @ann: …` */
export function retweetedFrom({ full_text, text: short, entities, retweeted_status }: Tweet) {
  if (retweeted_status?.user !== null && retweeted_status?.user !== undefined) return retweeted_status.user;
  const username = /^RT @(\w+):/.exec(full_text ?? short ?? '')?.[1]?.toLowerCase();
  if (username === undefined) return undefined;
  return (entities?.user_mentions ?? []).find(({ screen_name }) => screen_name?.toLowerCase() === username);
}

/** `https://twitter.com/ann/status/1` → who and which; null for any other address */
export function postAddress(address: string): { readonly username: string; readonly id: string } | null {
  const [, username, id] =
    /^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/(\w+)\/status\/(\d+)/i.exec(address) ?? [];
  return username === undefined || id === undefined ? null : { username, id };
}
