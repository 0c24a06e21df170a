import type { TimeSpan } from './address.ts';

interface BucketCounts {
  readonly start: string;
  readonly end: string;
  readonly private: number;
  readonly public: number;
}

/** A bar of the histogram, in pixels: up from the axis what is public, down from it what is private. */
export interface Bar {
  readonly x: number;
  readonly width: number;
  readonly axis: number;
  readonly public: number;
  readonly private: number;
}

interface Size {
  readonly width: number;
  /** What there is above and below the axis. */
  readonly above: number;
  readonly below: number;
  readonly axis: number;
}

/** A day in a year would else be too thin to be seen. */
const THINNEST_PX = 4;
/** One entry must be seen beside hundreds. */
const LOWEST_PX = 8;

/** Both sides on one scale, so that they can be compared; square roots, so that the single ones can be seen. */
export function barsOf(
  buckets: readonly BucketCounts[],
  whole: TimeSpan,
  { width, above, below, axis }: Size,
): readonly Bar[] {
  const most = Math.max(1, ...buckets.map((bucket) => Math.max(bucket.public, bucket.private)));
  const height = (count: number, room: number) =>
    count === 0 ? 0 : Math.max(LOWEST_PX, Math.sqrt(count / most) * room);
  return buckets.map((bucket) => {
    const x = toX(Date.parse(bucket.start), whole, width);
    const natural = toX(Date.parse(bucket.end), whole, width) - x;
    return {
      x: Math.min(x, width - THINNEST_PX),
      width: Math.max(THINNEST_PX, natural - (natural > 4 ? 1 : 0)),
      axis,
      public: height(bucket.public, above),
      private: height(bucket.private, below),
    };
  });
}

/** One path for all bars of a side: as quick to draw for thousands as for ten. */
export function histogramPath(bars: readonly Bar[], side: 'public' | 'private'): string {
  return bars
    .filter((bar) => bar[side] > 0)
    .map(({ x, width, axis, ...bar }) => {
      const height = bar[side].toFixed(1);
      const from = side === 'public' ? axis - 1 : axis + 1;
      return `M${x.toFixed(1)} ${from}v${side === 'public' ? '-' : ''}${height}h${width.toFixed(1)}V${from}z`;
    })
    .join('');
}

/** Where an instant stands, in pixels. */
export function toX(at: number, { from, to }: TimeSpan, width: number): number {
  return Math.max(0, Math.min(width, ((at - from) / Math.max(1, to - from)) * width));
}

/** A pixel of a long record is hours: nobody means its milliseconds, and the address is read by people. */
const MINUTE_MS = 60_000;
const LONG_MS = 2 * 24 * 60 * MINUTE_MS;

/** Which instant stands there, in milliseconds since 1970; to the minute in what is longer than two days. */
export function fromX(x: number, { from, to }: TimeSpan, width: number): number {
  const step = to - from > LONG_MS ? MINUTE_MS : 1;
  return Math.round((from + Math.max(0, Math.min(1, x / width)) * (to - from)) / step) * step;
}
