import type { Timing } from './timing.ts';
import type { DigestedQuery } from './page-cache.ts';

/** What is played, and how; of its fields those that never change. */
export interface PlaybackSettings {
  readonly replayId: string;
  readonly query: DigestedQuery;
  readonly maxGapMs: number | null;
  readonly clockEveryMs: number | null;
  readonly onEnd: 'COMPLETE' | 'FOLLOW';
}

/** Who decides where several play together. */
export interface Coordinator {
  /** The clock has come to a gap: a timing that jumps over it may follow. */
  jump(timing: Timing): void;
  /** By a timing of this version, all is played that there was; what was decided since stands. */
  caughtUp(version: number): void;
  completed(version: number): void;
}
