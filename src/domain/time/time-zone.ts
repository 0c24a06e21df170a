import { Temporal } from 'temporal-polyfill';
import { badValue } from '../bad-value.ts';

/** The zone of moments that name none, in collections that name none. It is never the zone of the machine. */
export const DEFAULT_ZONE = 'UTC';

/**
 * The zone in its usual spelling: an IANA name (`America/New_York`) or a fixed offset (`+02:00`).
 *
 * @throws DomainError BAD_VALUE if there is no such zone.
 */
export function parseZone(zone: string): string {
  try {
    // The constructor takes only a zone; elsewhere Temporal also accepts a date, and takes the zone from it.
    return new Temporal.ZonedDateTime(0n, zone).timeZoneId;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw badValue(
    zone,
    'is not a time zone. Write an IANA name such as "America/New_York", or an offset such as "+02:00".',
  );
}
