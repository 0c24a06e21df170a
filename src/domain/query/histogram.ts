import { Temporal } from 'temporal-polyfill';
import { atPath, DomainError } from '../../errors.ts';
import type { IndexedDay } from './entry-index.ts';
import type { Instant } from '../time/instant.ts';
import { parseZone } from '../time/time-zone.ts';
import { never, type Interval, type Visibility } from '../record/vocabulary.ts';

/** The number of entries within one interval; `start` and `end` are null for undated entries. */
export interface HistogramBucket {
  readonly start: Instant | null;
  /** Exclusive. */
  readonly end: Instant | null;
  readonly count: number;
  readonly private: number;
  readonly public: number;
}

interface IntervalBounds {
  readonly start: Instant;
  readonly end: Instant;
}

/** By time, the undated entries last. */
export function inOrder(buckets: readonly HistogramBucket[]): HistogramBucket[] {
  return [...buckets].sort((left, right) => (left.start ?? Infinity) - (right.start ?? Infinity));
}

/** More buckets than this mean that the interval is wrong. */
const MAX_BUCKETS = 10_000;

/**
 * Counts entries by interval in a zone. A moment without an hour counts on its day as written, in every zone. Weeks
 * begin on Monday (ISO 8601). Only buckets with entries come out, in order, with the undated entries last.
 *
 * @throws DomainError BAD_VALUE for an unknown zone; LIMIT_EXCEEDED over `MAX_BUCKETS`.
 */
export class Histogram {
  readonly #interval: Interval;
  readonly #zone: string;
  readonly #buckets = new Map<string | null, { count: number; private: number; public: number }>();
  readonly #dayStarts = new Map<string, string>();
  readonly #known = new Map<string, IntervalBounds>();
  #last: { readonly start: string; readonly from: Instant; readonly to: Instant } | null = null;

  constructor(interval: Interval, zone: string) {
    this.#interval = interval;
    this.#zone = atPath('zone', () => parseZone(zone));
  }

  /**
   * An entry whose moment has no hour, or whose hour does not matter because `zone` is UTC and `interval` is a day or
   * more.
   */
  addDay(day: string | null, visibility: Visibility, count = 1): void {
    if (day === null) return this.#add(null, visibility, count);
    let start = this.#dayStarts.get(day);
    if (start === undefined) {
      start = this.#startOfDay(day);
      this.#dayStarts.set(day, start);
    }
    this.#add(start, visibility, count);
  }

  /** An entry as its index describes it. */
  add(scheduled: Instant | null, day: IndexedDay | null, visibility: Visibility): void {
    if (scheduled === null || day === null) return this.#add(null, visibility, 1);
    if (!day.timed) return this.addDay(day.day, visibility);
    if (this.#zone === 'UTC' && this.#interval !== 'HOUR') return this.addDay(day.day, visibility);
    this.#add(this.#startAt(scheduled), visibility, 1);
  }

  /** Local time is slow to work out. Entries come in order, so most fall into the same bucket as the entry before. */
  #startAt(instant: Instant): string {
    if (this.#last === null || instant < this.#last.from || instant >= this.#last.to) {
      const start = this.#startOf(this.#local(instant));
      const { start: from, end: to } = this.#bounds(start);
      this.#last = { start, from, to };
    }
    return this.#last.start;
  }

  #local(instant: Instant): Temporal.PlainDateTime {
    return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(this.#zone).toPlainDateTime();
  }

  /** The intervals that have entries, in any order; null for the undated entries. */
  get intervals(): (string | null)[] {
    return [...this.#buckets.keys()];
  }

  /** The bucket of one of the intervals. It takes a while where the zone is not UTC. */
  bucketOf(interval: string | null): HistogramBucket {
    const bounds = interval === null ? { start: null, end: null } : this.#bounds(interval);
    return { ...bounds, ...(this.#buckets.get(interval) ?? { count: 0, private: 0, public: 0 }) };
  }

  buckets(): HistogramBucket[] {
    return inOrder(this.intervals.map((interval) => this.bucketOf(interval)));
  }

  #add(start: string | null, visibility: Visibility, count: number): void {
    let bucket = this.#buckets.get(start);
    if (bucket === undefined) {
      if (this.#buckets.size >= MAX_BUCKETS) {
        throw new DomainError(
          'LIMIT_EXCEEDED',
          `The histogram would have more than ${MAX_BUCKETS} intervals. Ask for longer intervals, or for a shorter time.`,
          {
            path: 'interval',
          },
        );
      }
      bucket = { count: 0, private: 0, public: 0 };
      this.#buckets.set(start, bucket);
    }
    bucket.count += count;
    if (visibility === 'PRIVATE') bucket.private += count;
    else bucket.public += count;
  }

  /** Like `#startOf`, but from the day as text if that is enough: there may be a day for every entry. */
  #startOfDay(day: string): string {
    switch (this.#interval) {
      case 'MONTH':
        return `${day.slice(0, -'01'.length)}01T00:00:00`;
      case 'YEAR':
        return `${day.slice(0, -'01-01'.length)}01-01T00:00:00`;
      case 'HOUR':
      case 'DAY':
        return `${day}T00:00:00`;
      case 'WEEK':
        return this.#startOf(Temporal.PlainDate.from(day).toPlainDateTime());
      default:
        return never(this.#interval);
    }
  }

  #startOf(local: Temporal.PlainDateTime): string {
    const date = local.toPlainDate();
    switch (this.#interval) {
      case 'HOUR':
        return date.toPlainDateTime({ hour: local.hour }).toString();
      case 'DAY':
        return date.toPlainDateTime().toString();
      case 'WEEK':
        return date
          .subtract({ days: date.dayOfWeek - 1 })
          .toPlainDateTime()
          .toString();
      case 'MONTH':
        return date.with({ day: 1 }).toPlainDateTime().toString();
      case 'YEAR':
        return date.with({ month: 1, day: 1 }).toPlainDateTime().toString();
      default:
        return never(this.#interval);
    }
  }

  /** Works out each once: an instant in a zone takes a fifth of a millisecond. */
  #bounds(start: string): IntervalBounds {
    const known = this.#known.get(start) ?? this.#workOutBounds(start);
    this.#known.set(start, known);
    return known;
  }

  #workOutBounds(start: string): IntervalBounds {
    const local = Temporal.PlainDateTime.from(start);
    const unit = `${this.#interval.toLowerCase()}s`;
    const end = local.add({ [unit]: 1 });
    return { start: this.#instant(local), end: this.#instant(end) };
  }

  #instant(local: Temporal.PlainDateTime): Instant {
    return local.toZonedDateTime(this.#zone).epochMilliseconds;
  }
}
