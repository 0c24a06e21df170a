/**
 * An instant of the timeline: milliseconds since 1970-01-01T00:00:00Z, an integer, within what `Date` can hold.
 */
export type Instant = number;

/** RFC 3339 in UTC, with milliseconds; years outside 0000 to 9999 in the expanded form of ISO 8601. */
export function toIso(instant: Instant): string {
  return new Date(instant).toISOString();
}
