import type { Instant } from '../domain/instant.ts';
import type { OrderKey } from '../domain/order-key.ts';
import type { EntryRecord } from '../domain/record.ts';
import type { Pacing } from './pacing.ts';

/** What every frame carries. */
export interface FrameBase {
  /** Resuming with it gives exactly what comes after this frame. */
  readonly cursor: string;
  /** Where the replay's clock stands; null where nothing is dated. */
  readonly timelineTime: Instant | null;
  /** The time of day on the service's wall. */
  readonly serverTime: Instant;
  /** Counted from 1; raised by every seek. */
  readonly generation: number;
}

export interface ReplayStatus {
  readonly replayId: string;
  readonly paused: boolean;
  /** Timeline seconds in a second, also while paused; null where the pacing has no speed. */
  readonly speed: number | null;
  readonly pacing: Pacing;
  readonly timelineTime: Instant | null;
  readonly generation: number;
}

interface OpenedFrame {
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
  readonly status: ReplayStatus;
}

interface EntryFrame {
  readonly kind: 'ENTRY';
  readonly entry: EntryRecord;
  /** What became known from this key on stays hidden also behind the entry (`knownOn`); null hides nothing. */
  readonly knownBefore: OrderKey | null;
  readonly change: 'ADDED';
  /** Whether it stands before what was already played. */
  readonly late: boolean;
}

/** A wait that `maxGap` cuts short. It comes at the gap's start; its cursor stands at the gap's end. */
interface GapFrame {
  readonly kind: 'GAP';
  readonly from: Instant;
  readonly to: Instant;
  /** The wait that is planned in place of the scaled one. */
  readonly waitedMs: number;
}

interface StatusFrame {
  readonly kind: 'STATUS';
  readonly status: ReplayStatus;
}

/** Comes while waiting; never past a match that was not yet played. */
interface ClockFrame {
  readonly kind: 'CLOCK';
}

interface EndedFrame {
  readonly kind: 'ENDED';
  readonly reason: 'COMPLETED';
}

export type ReplayFrame = FrameBase & (OpenedFrame | EntryFrame | GapFrame | StatusFrame | ClockFrame | EndedFrame);
