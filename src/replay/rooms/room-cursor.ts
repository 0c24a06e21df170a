import { keyOn } from '../../domain/query/entry-index.ts';
import { instantBound, UNDATED_MARK } from '../../domain/query/order-key.ts';
import type { ReplayCursor } from '../../domain/replay-cursor.ts';
import type { SharedReads } from '../environment.ts';
import type { ReplayPlan } from '../replay-input.ts';
import { laterKey, timelineTimeAt } from '../timing.ts';
import type { RoomState } from './state.ts';

/** The cursor of a room now: every entry up to the time of its clock is played, and none beyond it. */
export async function roomCursor(
  { timing, phase }: RoomState,
  { start, query }: ReplayPlan,
  { reads, now }: { readonly reads: SharedReads; readonly now: number },
): Promise<ReplayCursor> {
  const { generation } = timing;
  const began = timing.start?.played ?? null;
  const isAll = phase === 'LIVE' || phase === 'COMPLETED';
  const timeline = Math.floor(timelineTimeAt(timing, now));
  const isRunning = timing.anchor.rate > 0;
  const before = isAll ? UNDATED_MARK : isRunning ? instantBound(timeline + 1) : null;
  const window = { after: began, before, limit: 1, from: 'END' } as const;
  const { items, head } = await reads.reader.page(query.query, window);
  const [last] = items;
  const reached = before === null || last === undefined ? null : keyOn(last, query.query.clock);
  const played = laterKey(laterKey(began, timing.dueUpTo), reached);
  const instant = start.instant === null ? null : timeline;
  return { ...start, generation, played, instant, taken: { sequence: head, ordinal: null }, live: phase === 'LIVE' };
}
