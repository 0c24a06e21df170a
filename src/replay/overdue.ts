import { instantBound, type OrderKey } from '../domain/query/order-key.ts';
import { narrowRanges } from '../domain/query/query.ts';
import type { ReplayCursor } from '../domain/replay-cursor.ts';
import { type Course, courseAt } from './course.ts';
import type { NamedQuery } from './page-reads.ts';
import type { Reads } from './walk.ts';

interface Standing {
  readonly place: ReplayCursor;
  readonly course: Course;
  /** On the clock of the course. */
  readonly now: number;
}

/** How much by now should have been told to a reader who took nothing for a while: entries, or lines of the log where live. */
export async function overdue(
  { feed, reader }: Reads,
  { query }: NamedQuery,
  { place, course, now }: Standing,
): Promise<number> {
  if (place.live) return feed.kept(place.taken, Infinity)?.length ?? 0;
  const limit = limitOfDue(course, now);
  if (limit === null) return 0;
  const ranges = narrowRanges(query.ranges, place.played, limit);
  return ranges.length === 0 ? 0 : reader.count({ ...query, ranges });
}

/** Entries before this bound are due by now; null where nothing tells. */
function limitOfDue(course: Course, now: number): OrderKey | null {
  const { played, paused, rate } = course;
  if (paused) return played === null ? null : `${played} `;
  return rate === null ? null : instantBound(Math.floor(courseAt(course, now)) + 1);
}
