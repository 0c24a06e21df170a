/**
 * The order of the timeline, as one string for each clock of an entry.
 *
 * Guarantee: comparing two keys byte by byte orders any two entries by scheduled instant, then coarser precision first,
 * then place in the source, then id. Undated entries come after all dated ones, by place and id. A key is unique,
 * because an id is. It is printable ASCII, so JavaScript, SQLite (BINARY) and MongoDB compare it in the same way.
 * Paging, cursors and replay use this key and nothing else.
 */
import type { Instant } from '../time/instant.ts';
import type { Moment } from '../time/moment.ts';
import { PRECISIONS, type Precision } from '../record/vocabulary.ts';

/** A full order key, or the start of one that is used as a bound. */
export type OrderKey = string;

/** Greater than every dated key, and not greater than any undated key: digits and lower-case letters sort below it. */
export const UNDATED_MARK: OrderKey = '~';

const MIN_INSTANT = -8_640_000_000_000_000;
/** A sign and ten digits in base 36 hold every instant. Each half is small enough for an exact number. */
const INSTANT_WIDTH = 12;
const PLACE_WIDTH = 6;

/**
 * The least key that an entry scheduled at this instant can have. As an exclusive upper bound it excludes the instant.
 */
export function instantBound(instant: Instant): OrderKey {
  const [sign, magnitude] = instant < 0 ? ['0', instant - MIN_INSTANT] : ['1', instant];
  return sign + magnitude.toString(36).padStart(INSTANT_WIDTH - 1, '0');
}

/** The key of an entry whose moment on the chosen clock is `moment` (null: undated). */
export function orderKey(moment: Pick<Moment, 'scheduled' | 'precision'> | null, place: number, id: string): OrderKey {
  const tail = place.toString(36).padStart(PLACE_WIDTH, '0') + id;
  if (moment === null) return UNDATED_MARK + tail;
  return instantBound(moment.scheduled) + String(PRECISIONS.indexOf(moment.precision)) + tail;
}

export function isUndated(key: OrderKey): boolean {
  return key.startsWith(UNDATED_MARK);
}

/** The instant in a dated key, or null for an undated one. */
export function instantOf(key: OrderKey): Instant | null {
  if (isUndated(key)) return null;
  const magnitude = parseInt(key.slice(1, INSTANT_WIDTH), 36);
  return key.startsWith('0') ? magnitude + MIN_INSTANT : magnitude;
}

/** The id at the end of a key. */
export function idInKey(key: OrderKey): string {
  return key.slice((isUndated(key) ? UNDATED_MARK.length : INSTANT_WIDTH + 1) + PLACE_WIDTH);
}

/** The precision written in a dated key. */
export function precisionOf(key: OrderKey): Precision | null {
  return isUndated(key) ? null : (PRECISIONS[Number(key.charAt(INSTANT_WIDTH))] ?? null);
}
