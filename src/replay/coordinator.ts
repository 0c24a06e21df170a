import type { Timing } from './timing.ts';
import type { DigestedQuery } from './page-cache.ts';

/** The settings of a playback that never change. */
export interface PlaybackSettings {
  readonly replayId: string;
  /** The address of its client; empty for a room. */
  readonly client: string;
  readonly query: DigestedQuery;
  readonly maxGapMs: number | null;
  readonly clockEveryMs: number | null;
  readonly onEnd: 'COMPLETE' | 'FOLLOW';
}

/** Decides for several playbacks that play together. */
export interface Coordinator {
  /** The clock has come to a gap. The coordinator may answer with a timing that jumps over it. */
  jump(timing: Timing): void;
  /** Everything that there was is played, by a timing of this version. A newer timing is not overruled. */
  caughtUp(version: number): void;
  completed(version: number): void;
}
