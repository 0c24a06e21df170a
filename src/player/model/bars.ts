import type { TimeSpan } from './address.ts';

interface BucketCounts {
  readonly start: string;
  readonly end: string;
  readonly private: number;
  readonly public: number;
}

/** A bar of the histogram, in pixels: public entries above the axis, private entries below. */
export interface Bar {
  readonly x: number;
  readonly width: number;
  readonly axis: number;
  readonly public: number;
  readonly private: number;
}

interface Size {
  readonly width: number;
  /** Room above and below the axis. */
  readonly above: number;
  readonly below: number;
  readonly axis: number;
}

/** Otherwise a day in a year is too thin to see. */
const THINNEST_PX = 4;
/** One entry must be visible beside hundreds. */
const LOWEST_PX = 8;

/** Both sides have one scale, so that readers can compare them. Heights are square roots, so that single entries show. */
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

/** One path for all bars of a side: it draws fast for thousands of bars too. */
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

/** The position of an instant, in pixels. */
export function toX(at: number, { from, to }: TimeSpan, width: number): number {
  return Math.max(0, Math.min(width, ((at - from) / Math.max(1, to - from)) * width));
}

/** In a long record a pixel is hours. So the instant is rounded, which keeps the address short. */
const MINUTE_MS = 60_000;
const LONG_MS = 2 * 24 * 60 * MINUTE_MS;

/** The instant at a position, in milliseconds since 1970; to the minute in a period longer than two days. */
export function fromX(x: number, { from, to }: TimeSpan, width: number): number {
  const step = to - from > LONG_MS ? MINUTE_MS : 1;
  return Math.round((from + Math.max(0, Math.min(1, x / width)) * (to - from)) / step) * step;
}
