import { instantBound, type OrderKey } from '../domain/query/order-key.ts';
import { narrowRanges } from '../domain/query/query.ts';
import type { ReplayCursor } from '../domain/replay-cursor.ts';
import type { SharedReads } from './environment.ts';
import type { FellBehindBody } from './frames.ts';
import type { DigestedQuery } from './page-cache.ts';
import { type Timing, timelineTimeAt } from './timing.ts';

interface ReplayPoint {
  readonly cursor: ReplayCursor;
  readonly timing: Timing;
  /** The steady time, on the clock of the timing. */
  readonly now: number;
}

/** Counts the frames that became due while a reader took nothing. */
export class Backlog {
  readonly #reads: SharedReads;
  readonly #query: DigestedQuery;
  #stalledMs = 0;

  constructor(reads: SharedReads, query: DigestedQuery) {
    this.#reads = reads;
    this.#query = query;
  }

  get isToBeCounted(): boolean {
    return this.#stalledMs > 0;
  }

  /** Adds a time in which the reader took nothing. */
  stalled(milliseconds: number): void {
    this.#stalledMs += milliseconds;
  }

  /** Counts once for each stall; null if nothing was due in the meantime. */
  async count(point: ReplayPoint): Promise<FellBehindBody | null> {
    const byMs = this.#stalledMs;
    this.#stalledMs = 0;
    const entries = await this.#entriesDue(point);
    return entries > 0 ? { kind: 'FELL_BEHIND', byMs, entries } : null;
  }

  /** The entries that are due by now; if the replay is live, the lines of the change log. */
  async #entriesDue({ cursor, timing, now }: ReplayPoint): Promise<number> {
    const { feed, reader } = this.#reads;
    const { query } = this.#query;
    if (cursor.live) return feed.kept(cursor.taken, Infinity)?.length ?? 0;
    const limit = limitOfDue(timing, now);
    if (limit === null) return 0;
    const ranges = narrowRanges(query.ranges, cursor.played, limit);
    return ranges.length === 0 ? 0 : reader.count({ ...query, ranges });
  }
}

/** Entries before this bound are due by now; null if the pacing does not use the clock. */
function limitOfDue(timing: Timing, now: number): OrderKey | null {
  const { dueUpTo, paused, rate } = timing;
  if (paused) return dueUpTo === null ? null : `${dueUpTo} `;
  return rate === null ? null : instantBound(Math.floor(timelineTimeAt(timing, now)) + 1);
}
