/** Reads times with an offset, and converts them to UTC, so that the time zone of the export makes no difference. */
import { z } from 'zod';

const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?<fraction>\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;

/** `2023-01-17T14:33:07.489-05:00` → `2023-01-17T19:33:07.489Z`, as precise as it was written. */
export const instant = z.string().transform((written, context) => {
  const match = WITH_OFFSET.exec(written);
  const milliseconds = match === null ? Number.NaN : Date.parse(written);
  const utc = toUtc(milliseconds, match?.groups?.['fraction'] === undefined ? 'SECOND' : 'MILLISECOND');
  if (utc !== null) return utc;
  context.addIssue({ code: 'custom', message: 'is not a time with an offset, such as 2023-01-17T19:33:07.489+00:00' });
  return z.NEVER;
});

/** @returns null if the instant is not in the years 0 to 9999 (the offset can also cause this) */
export function toUtc(milliseconds: number, precision: 'SECOND' | 'MILLISECOND'): string | null {
  const time = new Date(milliseconds);
  if (Number.isNaN(time.getTime())) return null;
  const iso = time.toISOString();
  if (!/^\d/.test(iso)) return null;
  return precision === 'SECOND' ? `${iso.slice(0, -5)}Z` : iso;
}

/** The order of snowflake ids that were made in the same millisecond: their last 22 bits. */
export function snowflakePlace(id: string): number {
  return /^\d{1,20}$/.test(id) ? Number(BigInt(id) & 0x3f_ffffn) : 0;
}

/** The epoch of Twitter's snowflake ids, in milliseconds since 1970. */
const TWITTER_EPOCH = 1_288_834_974_657n;
const FIRST_TWITTER_SNOWFLAKE = 29_700_859_247n;

/** The smallest difference between the ids of two posts of one account before snowflakes. */
const APART = 16;

/**
 * The order of posts that one account made in the same second. For a snowflake it is the millisecond in the id. For
 * older ids, which have no time, it comes from the number itself.
 */
export function twitterPlace(id: string): number {
  if (!/^\d{1,20}$/.test(id)) return 0;
  if (BigInt(id) < FIRST_TWITTER_SNOWFLAKE) return Math.floor(Number(id) / APART);
  return Number(((BigInt(id) >> 22n) + TWITTER_EPOCH) % 1_000n);
}
