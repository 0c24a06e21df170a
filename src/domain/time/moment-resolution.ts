import { Temporal } from 'temporal-polyfill';
import { DomainError } from '../../errors.ts';
import { badValue } from '../bad-value.ts';
import { type Duration, durationPrecision, parseDuration } from './duration.ts';
import { qualifyEdtf, writeEdtf } from './edtf-text.ts';
import { parseEdtf } from './edtf-value.ts';
import type { Instant } from './instant.ts';
import type { Moment, MomentInput } from './moment.ts';
import { coarserOf, isCoarser } from './precision.ts';
import { DEFAULT_ZONE, parseZone } from './time-zone.ts';
import type { Precision } from '../record/vocabulary.ts';

/** First and last instant, inclusive; null on a side that is open. */
interface Bounds {
  readonly earliest: Instant | null;
  readonly latest: Instant | null;
}

/** A moment as a question names it: the written EDTF, and its first and last instant. */
export interface MomentRange extends Bounds {
  readonly edtf: string;
}

/**
 * Works out a moment from the editor's input.
 *
 * @param defaultZone the collection's zone, if it has one; else UTC.
 * @param base the moment of the entry to which `input` is relative, on the same clock; null if it isn't relative.
 * @throws DomainError BAD_VALUE if the moment, its offset or its zone can't be read, or its base has no moment.
 */
export function resolveMoment(input: MomentInput, defaultZone: string | undefined, base: Moment | null): Moment {
  const { edtf, relativeTo } = input;
  const ownZone = input.zone === undefined ? undefined : parseZone(input.zone);
  const said = { written: input.written ?? null, note: input.note ?? null };
  if (edtf !== undefined && relativeTo === undefined) {
    const value = parseEdtf(edtf, ownZone ?? defaultZone ?? DEFAULT_ZONE);
    return { ...said, edtf, ...value, basis: input.inferred === true ? 'INFERRED' : 'STATED', relativeTo: null };
  }
  if (relativeTo === undefined || edtf !== undefined) {
    throw new DomainError('BAD_VALUE', 'A moment needs either `edtf` or `relativeTo`.');
  }
  if (base === null) {
    throw badValue(relativeTo.entry, 'has no moment on this clock, so no moment can be relative to it.');
  }
  const zone = base.zone ?? ownZone ?? parseZone(defaultZone ?? DEFAULT_ZONE);
  return { ...said, ...relativeMoment(base, relativeTo.offset, zone), basis: 'RELATIVE', relativeTo };
}

/**
 * The first and the last instant that an EDTF value can mean, inclusive; null on a side that is open or unknown.
 *
 * @throws DomainError BAD_VALUE
 */
export function momentRange(edtf: string, defaultZone: string = DEFAULT_ZONE): MomentRange {
  const { earliest, latest } = parseEdtf(edtf, defaultZone);
  return { edtf, earliest, latest };
}

/**
 * The base moved by the offset, on the calendar of `zone`: a day later is the same time of the next day there. If the
 * offset is coarser than the base, the bounds grow to its whole units: two days after 14:02 is a day.
 */
function relativeMoment(
  base: Moment,
  offsetText: string,
  zone: string,
): Omit<Moment, 'written' | 'note' | 'basis' | 'relativeTo'> {
  const offset = parseDuration(offsetText);
  const offsetPrecision = durationPrecision(offset);
  const precision = coarserOf(base.precision, offsetPrecision);
  const scheduled = moved(base.scheduled, offset, zone);
  const bounds = movedBounds(base, offset, zone);
  const { earliest, latest } = isCoarser(offsetPrecision, base.precision) ? widened(bounds, precision, zone) : bounds;
  const { uncertain, approximate } = base;
  const point = qualifyEdtf(writeEdtf(scheduled, precision, zone), uncertain, approximate);
  const edtf = earliest === null ? `../${point}` : latest === null ? `${point}/..` : point;
  return { edtf, earliest, latest, scheduled, precision, uncertain, approximate, zone };
}

function movedBounds(base: Moment, offset: Duration, zone: string): Bounds {
  // A change of the clocks can reverse the order of two instants: 02:45 and 03:05, a day later, if 02:00 to 03:00 is
  // skipped. The least and the greatest keep the bounds in order, with `scheduled` between them.
  const all = [base.earliest, base.scheduled, base.latest]
    .filter((instant) => instant !== null)
    .map((instant) => moved(instant, offset, zone));
  return {
    earliest: base.earliest === null ? null : Math.min(...all),
    latest: base.latest === null ? null : Math.max(...all),
  };
}

function widened({ earliest, latest }: Bounds, precision: Precision, zone: string): Bounds {
  // Seconds and finer are instants, with no unit to fill.
  if (isCoarser('MINUTE', precision)) return { earliest, latest };
  const unitAround = (instant: Instant) => parseEdtf(writeEdtf(instant, precision, zone), zone);
  return {
    earliest: earliest === null ? null : unitAround(earliest).earliest,
    latest: latest === null ? null : unitAround(latest).latest,
  };
}

function moved(instant: Instant, offset: Duration, zone: string): Instant {
  try {
    return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).add(offset).epochMilliseconds;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw badValue(offset.toString(), 'leads to a time outside the years -271821 to 275760.');
  }
}
