import type { Instant } from '../domain/time/instant.ts';
import type { OrderKey } from '../domain/query/order-key.ts';
import type { EntryRecord, Sequence } from '../domain/record/record.ts';
import type { ReplayCursor } from '../domain/replay-cursor.ts';
import type { Pacing } from './pacing.ts';
import type { ReplayPlan } from './replay-input.ts';

/** What every frame carries. */
export interface FrameBase {
  /** Resuming with it gives exactly the frames that come after this one. Clients get it encoded. */
  readonly cursor: ReplayCursor;
  /** Where the replay's clock stands; null where nothing is dated. */
  readonly timelineTime: Instant | null;
  /** The time of day on the service's wall. */
  readonly serverTime: Instant;
  /** Counted from 1; raised by every seek. */
  readonly generation: number;
}

export interface PlaybackStatus {
  readonly replayId: string;
  readonly paused: boolean;
  /** Timeline seconds in a second, also while paused; null where the pacing has no speed. */
  readonly speed: number | null;
  readonly pacing: Pacing;
  readonly timelineTime: Instant | null;
  readonly generation: number;
  /** How many watch it, on this node. */
  readonly viewers: number;
}

export interface OpenedBody {
  readonly kind: 'OPENED';
  readonly replayId: string;
  /** What its opener controls the replay with; null where it can't be controlled. */
  readonly controlKey: string | null;
  /** Dated entries from the first bound to the last, whether played already or not, on the record as it now is. */
  readonly total: number;
  /** Entries that match but have no moment on the clock, which a replay leaves out. */
  readonly undated: number;
  /** Where the first and the last of the dated ones stand. */
  readonly earliest: Instant | null;
  readonly latest: Instant | null;
  readonly status: PlaybackStatus;
}

export function openedBody(plan: ReplayPlan, replayId: string, controlKey: string | null): Omit<OpenedBody, 'status'> {
  const { total, undated, earliest, latest } = plan;
  return { kind: 'OPENED', replayId, controlKey, total, undated, earliest, latest };
}

export interface EntryBody {
  readonly kind: 'ENTRY';
  readonly entry: EntryRecord;
  /** What became known from this key on stays hidden also behind the entry (`knownOn`); null hides nothing. */
  readonly knownBefore: OrderKey | null;
  readonly change: 'ADDED' | 'CORRECTED' | 'RETRACTED';
  /** Whether it stands before what was already played. */
  readonly late: boolean;
}

/** An entry that was played stands there no more. */
export interface RemovedBody {
  readonly kind: 'REMOVED';
  readonly entryId: string;
  /** `MOVED`: it plays again further on. `LEFT`: the filter or the viewer's sight. */
  readonly reason: 'MOVED' | 'LEFT' | 'ERASED';
}

/** A wait that `maxGap` cuts short. It comes at the gap's start; its cursor stands at the gap's end. */
interface GapBody {
  readonly kind: 'GAP';
  readonly from: Instant;
  readonly to: Instant;
  /** The wait that is planned in place of the scaled one. */
  readonly waitedMs: number;
}

interface StatusBody {
  readonly kind: 'STATUS';
  readonly status: PlaybackStatus;
}

/** Comes while waiting; never past a match that was not yet played. */
interface ClockBody {
  readonly kind: 'CLOCK';
}

/** History is played; from now on everything goes out as it is committed. */
interface CaughtUpBody {
  readonly kind: 'CAUGHT_UP';
  /** The commit up to which everything was told. */
  readonly revision: Sequence;
}

/** The reader took nothing for a while; what it missed follows at once. */
export interface FellBehindBody {
  readonly kind: 'FELL_BEHIND';
  /** For how long it took nothing, on the wall. */
  readonly byMs: number;
  /** How many entries were due in the meantime. */
  readonly entries: number;
}

interface EndedBody {
  readonly kind: 'ENDED';
  readonly reason: EndReason;
}

export type EndReason = 'COMPLETED' | 'ENDED' | 'SHUTTING_DOWN';

export type FrameBody =
  OpenedBody | EntryBody | RemovedBody | GapBody | StatusBody | CaughtUpBody | FellBehindBody | ClockBody | EndedBody;
export type ReplayFrame = FrameBase & FrameBody;

/** Frames that are due together. */
export interface FrameBatch {
  readonly frames: readonly ReplayFrame[];
  /** Where the replay stands after them. */
  readonly cursor: ReplayCursor;
  /** Whether they are the last ones. */
  readonly isOver: boolean;
}
