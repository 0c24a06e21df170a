import { Temporal } from 'temporal-polyfill';
import { atPath, DomainError } from '../../errors.ts';
import type { IndexedDay } from './entry-index.ts';
import type { Instant } from '../time/instant.ts';
import { parseZone } from '../time/time-zone.ts';
import { never, type Interval, type Visibility } from '../record/vocabulary.ts';

/** Entries within one interval; `start` and `end` are null for the undated ones. */
export interface HistogramBucket {
  readonly start: Instant | null;
  /** Exclusive. */
  readonly end: Instant | null;
  readonly count: number;
  readonly private: number;
  readonly public: number;
}

/** More buckets than this are a sign of a wrong interval. */
const MAX_BUCKETS = 10_000;

/**
 * Counts entries by interval in a zone. Moments without an hour count on the day as written, in no zone; weeks begin on
 * Monday (ISO 8601). Only buckets with entries in them come out, in order, the undated ones last.
 *
 * @throws DomainError BAD_VALUE for an unknown zone; LIMIT_EXCEEDED over `MAX_BUCKETS`.
 */
export class Histogram {
  readonly #interval: Interval;
  readonly #zone: string;
  readonly #buckets = new Map<string | null, { count: number; private: number; public: number }>();
  readonly #dayStarts = new Map<string, string>();
  #last: { readonly start: string; readonly from: Instant; readonly to: Instant } | null = null;

  constructor(interval: Interval, zone: string) {
    this.#interval = interval;
    this.#zone = atPath('zone', () => parseZone(zone));
  }

  /** An entry whose moment has no hour, or whose hour does not matter because `zone` is UTC and `interval` a day or more. */
  addDay(day: string | null, visibility: Visibility, count = 1): void {
    if (day === null) return this.#add(null, visibility, count);
    let start = this.#dayStarts.get(day);
    if (start === undefined) {
      start = this.#startOfDay(day);
      this.#dayStarts.set(day, start);
    }
    this.#add(start, visibility, count);
  }

  /** An entry as its index says it. */
  add(scheduled: Instant | null, day: IndexedDay | null, visibility: Visibility): void {
    if (scheduled === null || day === null) return this.#add(null, visibility, 1);
    if (!day.timed) return this.addDay(day.day, visibility);
    if (this.#zone === 'UTC' && this.#interval !== 'HOUR') return this.addDay(day.day, visibility);
    this.#add(this.#startAt(scheduled), visibility, 1);
  }

  /** Working out local time is slow, and entries come in order: most fall into the bucket of the one before. */
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

  buckets(): HistogramBucket[] {
    const starts = [...this.#buckets.keys()].filter((start) => start !== null);
    const dated = starts.map((start) => ({ ...this.#bounds(start), ...this.#tally(start) }));
    dated.sort((left, right) => left.start - right.start);
    return this.#buckets.has(null) ? [...dated, { start: null, end: null, ...this.#tally(null) }] : dated;
  }

  #tally(start: string | null): { count: number; private: number; public: number } {
    return this.#buckets.get(start) ?? { count: 0, private: 0, public: 0 };
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

  /** As `#startOf`, from the day as text where that says it: there may be a day for every entry. */
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

  #bounds(start: string): { start: Instant; end: Instant } {
    const local = Temporal.PlainDateTime.from(start);
    const unit = `${this.#interval.toLowerCase()}s`;
    const end = local.add({ [unit]: 1 });
    return { start: this.#instant(local), end: this.#instant(end) };
  }

  #instant(local: Temporal.PlainDateTime): Instant {
    return local.toZonedDateTime(this.#zone).epochMilliseconds;
  }
}
