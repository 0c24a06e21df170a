import { instantBound, type OrderKey } from '../domain/query/order-key.ts';
import { narrowRanges } from '../domain/query/query.ts';
import type { ReplayCursor } from '../domain/replay-cursor.ts';
import { type Timing, timelineTimeAt } from './timing.ts';
import type { DigestedQuery } from './page-cache.ts';
import type { SharedReads } from './timeline-reader.ts';

interface Standing {
  readonly cursor: ReplayCursor;
  readonly timing: Timing;
  /** On the clock of the timing. */
  readonly now: number;
}

/** How much by now should have been told to a reader who took nothing for a while: entries, or lines of the log where live. */
export async function countBacklog(
  { feed, reader }: SharedReads,
  { query }: DigestedQuery,
  { cursor, timing, now }: Standing,
): Promise<number> {
  if (cursor.live) return feed.kept(cursor.taken, Infinity)?.length ?? 0;
  const limit = limitOfDue(timing, now);
  if (limit === null) return 0;
  const ranges = narrowRanges(query.ranges, cursor.played, limit);
  return ranges.length === 0 ? 0 : reader.count({ ...query, ranges });
}

/** Entries before this bound are due by now; null where nothing tells. */
function limitOfDue(timing: Timing, now: number): OrderKey | null {
  const { dueUpTo, paused, rate } = timing;
  if (paused) return dueUpTo === null ? null : `${dueUpTo} `;
  return rate === null ? null : instantBound(Math.floor(timelineTimeAt(timing, now)) + 1);
}
