import type { Instant } from '../domain/instant.ts';
import type { EntryRecord } from '../domain/record.ts';
import type { Pacing } from './pacing.ts';

/** What every frame carries. */
export interface FrameBase {
  /** Resuming with it gives exactly what comes after this frame. */
  readonly cursor: string;
  /** Where the replay's clock stands; null where nothing is dated. */
  readonly timelineTime: Instant | null;
  readonly serverTime: Instant;
  /** Raised by every seek. */
  readonly generation: number;
}

export interface ReplayStatus {
  readonly replayId: string;
  readonly paused: boolean;
  /** Timeline seconds in a second; null where the pacing has no speed. */
  readonly speed: number | null;
  readonly pacing: Pacing;
  readonly timelineTime: Instant | null;
  readonly generation: number;
}

export type ReplayFrame = FrameBase &
  (
    | {
        readonly kind: 'OPENED';
        readonly replayId: string;
        /** Dated entries that the whole replay plays, on the record as it was when the replay was opened. */
        readonly total: number;
        /** Entries that match but have no moment on the clock, which a replay leaves out. */
        readonly undated: number;
        readonly earliest: Instant | null;
        readonly latest: Instant | null;
        readonly status: ReplayStatus;
      }
    | { readonly kind: 'ENTRY'; readonly entry: EntryRecord }
    | { readonly kind: 'GAP'; readonly from: Instant; readonly to: Instant; readonly waitedMs: number }
    | { readonly kind: 'CLOCK' }
    | { readonly kind: 'ENDED'; readonly reason: 'COMPLETED' }
  );
