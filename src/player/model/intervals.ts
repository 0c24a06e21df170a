import { DAY } from './duration.ts';
import type { Interval } from '../generated/operations.ts';

const LENGTHS: readonly (readonly [Interval, number])[] = [
  ['HOUR', DAY / 24],
  ['DAY', DAY],
  ['WEEK', 7 * DAY],
  ['MONTH', 30 * DAY],
  ['YEAR', 365 * DAY],
];

/** Narrower bars look like one. */
const NARROWEST_BAR_PX = 2;

/** The finest interval whose bars are still visible. @param width in pixels */
export function chooseInterval(spanMs: number, width: number): Interval {
  const most = Math.max(1, width / NARROWEST_BAR_PX);
  return LENGTHS.find(([, length]) => spanMs / length <= most)?.[0] ?? 'YEAR';
}

/** A mark on the axis below the histogram. */
export interface Tick {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly unit: 'year' | 'month' | 'day';
}

/** Starts of days, months or years within a period: the finest step that gives at most `most` ticks. */
export function axisTicks(from: number, to: number, most: number): readonly Tick[] {
  for (const [unit, steps] of [
    ['day', [1, 2, 7, 14]],
    ['month', [1, 2, 3, 6]],
    ['year', [1, 2, 5, 10, 20, 50, 100]],
  ] as const) {
    for (const step of steps) {
      const ticks = every(step, unit, from, to, most);
      if (ticks !== null) return ticks;
    }
  }
  return [];
}

/** @returns null for more than `most` ticks */
function every(step: number, unit: Tick['unit'], from: number, to: number, most: number): readonly Tick[] | null {
  const start = new Date(from);
  const ticks: Tick[] = [];
  for (let index = 0; ; index += step) {
    const at = tickAt(start, unit, step, index);
    if (at > to) return ticks;
    if (at < from) continue;
    if (ticks.length === most) return null;
    ticks.push({ at, unit: unit === 'month' && new Date(at).getUTCMonth() === 0 ? 'year' : unit });
  }
}

function tickAt(start: Date, unit: Tick['unit'], step: number, index: number): number {
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth()];
  if (unit === 'year') return Date.UTC(Math.floor(year / step) * step + index, 0);
  if (unit === 'month') return Date.UTC(year, Math.floor(month / step) * step + index);
  return Date.UTC(year, month, start.getUTCDate() + index);
}
