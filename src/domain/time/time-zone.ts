import { Temporal } from 'temporal-polyfill';
import { badValue } from '../bad-value.ts';

/** The zone of whatever says none, and whose collection says none either; never that of the machine. */
export const DEFAULT_ZONE = 'UTC';

/**
 * The zone as it is usually spelled: an IANA name (`America/New_York`) or a fixed offset (`+02:00`).
 *
 * @throws DomainError BAD_VALUE where there is no such zone.
 */
export function parseZone(zone: string): string {
  try {
    // The constructor takes nothing but a zone; elsewhere Temporal also accepts a date and reads the zone out of it.
    return new Temporal.ZonedDateTime(0n, zone).timeZoneId;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw badValue(
    zone,
    'is not a time zone. Write an IANA name such as "America/New_York", or an offset such as "+02:00".',
  );
}
