import { z } from 'zod';
import { badValue } from '../bad-value.ts';

/** An instant of the timeline: milliseconds since 1970-01-01T00:00:00Z, an integer, within the range of `Date`. */
export type Instant = number;

/** RFC 3339 in UTC, with milliseconds; years outside 0000 to 9999 in the expanded form of ISO 8601. */
export function toIso(instant: Instant): string {
  return new Date(instant).toISOString();
}

/**
 * Reads the output of `toIso`; unlike RFC 3339, also in the expanded form.
 *
 * @throws DomainError BAD_VALUE
 */
export function fromIso(text: string): Instant {
  return checkInstant(text, Date.parse(text));
}

const rfc3339 = z.iso.datetime({ offset: true });

/** @throws DomainError BAD_VALUE if the text is not an instant by RFC 3339. */
export function parseInstant(text: string): Instant {
  return checkInstant(text, rfc3339.safeParse(text).success ? Date.parse(text) : NaN);
}

function checkInstant(text: string, instant: number): Instant {
  if (Number.isNaN(instant)) throw badValue(text, 'is not an instant. Write it as 2016-10-12T14:02:00Z.');
  return instant;
}
