/** An entity of FollowTheMoney: a schema's name and lists of values by property. */
import { Temporal } from 'temporal-polyfill';
import { sha256 } from '../../../domain/digest.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Moment } from '../../../domain/time/moment.ts';
import { isCoarser } from '../../../domain/time/precision.ts';

export interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** The value of a property; absent values and empty texts are left out. */
type Given = string | number | null | undefined | readonly (string | undefined)[];

export function ftmEntity(id: string, schema: string, given: Readonly<Record<string, Given>>): FtmEntity {
  const properties = Object.entries(given).flatMap(([name, value]): [string, string[]][] => {
    const values = [value].flat().flatMap((each) => (each === null || each === undefined ? [] : String(each)));
    const distinct = [...new Set(values.filter((text) => text.trim() !== ''))];
    return distinct.length === 0 ? [] : [[name, distinct]];
  });
  return { id, schema, properties: Object.fromEntries(properties) };
}

/** An id may have letters, digits, dots and hyphens. An id of ours with other characters becomes its type and a digest. */
export function ftmId(id: string): string {
  const [type = '', ...name] = id.split(':');
  const rest = name.join(':');
  return `${type}-${/^[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?$/.test(rest) ? rest : sha256(id)}`;
}

export interface FtmDates {
  readonly date?: string;
  readonly startDate?: string;
  readonly endDate?: string;
}

/** Dates are prefixes of ISO 8601 in UTC, as precise as the moment; an interval has a start and an end. */
export function ftmDates(moment: Moment | null): FtmDates {
  if (moment === null) return {};
  const { edtf, earliest, latest, precision } = moment;
  const isLong = edtf.includes('/') || isCoarser(precision, 'YEAR') || precision === 'SEASON';
  if (!isLong) return { date: prefixOf(moment.scheduled, moment) };
  return {
    ...(earliest !== null && { startDate: prefixOf(earliest, moment) }),
    ...(latest !== null && { endDate: prefixOf(latest, moment) }),
  };
}

function prefixOf(instant: Instant, { precision, zone }: Moment): string {
  const isTime = isCoarser('DAY', precision);
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(isTime ? 'UTC' : (zone ?? 'UTC'));
  if (isTime) return local.toPlainDateTime().toString({ smallestUnit: 'second' });
  const day = local.toPlainDate().toString();
  if (precision === 'DAY') return day;
  return precision === 'MONTH' || precision === 'SEASON' ? day.slice(0, -3) : day.slice(0, -6);
}
