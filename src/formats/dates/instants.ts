/** Times that archives write with their offset, in one way of writing whatever zone the export was made in. */
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

/** @returns null for what is no instant of the years 0 to 9999, which may also come of the offset */
export function toUtc(milliseconds: number, precision: 'SECOND' | 'MILLISECOND'): string | null {
  const time = new Date(milliseconds);
  if (Number.isNaN(time.getTime())) return null;
  const iso = time.toISOString();
  if (!/^\d/.test(iso)) return null;
  return precision === 'SECOND' ? `${iso.slice(0, -5)}Z` : iso;
}

/** The order of ids that services count up within a millisecond: the last 22 bits of a snowflake. */
export function snowflakePlace(id: string): number {
  return /^\d{1,20}$/.test(id) ? Number(BigInt(id) & 0x3f_ffffn) : 0;
}

/** When the service that made a snowflake began to count milliseconds, by its own account. */
const TWITTER_EPOCH = 1_288_834_974_657n;
const FIRST_TWITTER_SNOWFLAKE = 29_700_859_247n;

/** So far apart, at least, were the ids of two posts of the same account when they were counted one by one. */
const APART = 16;

/**
 * The order of posts of an account that were made at the same time, as far as the archive says it: the millisecond in
 * which Twitter made an id, and before ids held it their number.
 */
export function twitterPlace(id: string): number {
  if (!/^\d{1,20}$/.test(id)) return 0;
  if (BigInt(id) < FIRST_TWITTER_SNOWFLAKE) return Math.floor(Number(id) / APART);
  return Number(((BigInt(id) >> 22n) + TWITTER_EPOCH) % 1_000n);
}
