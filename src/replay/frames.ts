import type { Instant } from '../domain/time/instant.ts';
import type { OrderKey } from '../domain/query/order-key.ts';
import type { EntryRecord, Sequence } from '../domain/record/record.ts';
import type { ReplayCursor } from '../domain/replay-cursor.ts';
import type { Pacing } from './pacing.ts';
import type { ReplayPlan } from './replay-input.ts';

/** The fields of every frame. */
export interface FrameBase {
  /** A replay that resumes with it gets exactly the frames after this one. Clients get it encoded. */
  readonly cursor: ReplayCursor;
  /** The instant that the replay's clock shows; null if nothing is dated. */
  readonly timelineTime: Instant | null;
  /** The time of day at the service. */
  readonly serverTime: Instant;
  /** Counted from 1; raised by every seek. */
  readonly generation: number;
}

export interface PlaybackStatus {
  readonly replayId: string;
  readonly paused: boolean;
  /** Timeline seconds per second, also while paused; null if the pacing has no speed. */
  readonly speed: number | null;
  readonly pacing: Pacing;
  readonly timelineTime: Instant | null;
  readonly generation: number;
  /** How many viewers watch it on this node. */
  readonly viewers: number;
}

export interface OpenedBody {
  readonly kind: 'OPENED';
  readonly replayId: string;
  /** The key with which its opener controls the replay; null if it can't be controlled. */
  readonly controlKey: string | null;
  /** The number of dated entries between the bounds, played or not, in the record as it is now. */
  readonly total: number;
  /** The number of matching entries without a moment on the clock. A replay leaves them out. */
  readonly undated: number;
  /** The instants of the first and the last dated entry. */
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
  /** The upper bound of `knownOn`: later entries stay hidden, also in the entry's fields. Null hides nothing. */
  readonly knownBefore: OrderKey | null;
  readonly change: 'ADDED' | 'CORRECTED' | 'RETRACTED';
  /** Whether its order key is before the last one played. */
  readonly late: boolean;
}

/** An entry that was played is no longer at its order key. */
export interface RemovedBody {
  readonly kind: 'REMOVED';
  readonly entryId: string;
  /** `MOVED`: it plays again further on. `LEFT`: it left the filter, or what the viewer may see. */
  readonly reason: 'MOVED' | 'LEFT' | 'ERASED';
}

/** A wait that `maxGap` cuts short. The frame comes at the start of the gap; its cursor is at the end of the gap. */
interface GapBody {
  readonly kind: 'GAP';
  readonly from: Instant;
  readonly to: Instant;
  /** The planned wait, in place of the scaled one. */
  readonly waitedMs: number;
}

interface StatusBody {
  readonly kind: 'STATUS';
  readonly status: PlaybackStatus;
}

/** Comes during a wait. It never passes a match that is not yet played. */
interface ClockBody {
  readonly kind: 'CLOCK';
}

/** History is played. From now on every commit is sent at once. */
interface CaughtUpBody {
  readonly kind: 'CAUGHT_UP';
  /** The last commit that is delivered. */
  readonly revision: Sequence;
}

/** The reader took nothing for a while; the missed frames follow at once. */
export interface FellBehindBody {
  readonly kind: 'FELL_BEHIND';
  /** How long it took nothing, in real time. */
  readonly byMs: number;
  /** How many entries became due in the meantime. */
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
  /** The cursor after them. */
  readonly cursor: ReplayCursor;
  /** Whether they are the last frames. */
  readonly isOver: boolean;
}
