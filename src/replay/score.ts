import type { Course } from './course.ts';
import type { NamedQuery } from './page-reads.ts';

/** What is played, and how; of its fields those that never change. */
export interface Score {
  readonly replayId: string;
  readonly query: NamedQuery;
  readonly maxGapMs: number | null;
  readonly clockEveryMs: number | null;
  readonly onEnd: 'COMPLETE' | 'FOLLOW';
}

/** Who decides where several play together. */
export interface Conductor {
  /** The clock has come to a gap: a course that jumps over it may follow. */
  jump(course: Course): void;
  /** By a course of this version, all is played that there was; what was decided since stands. */
  caughtUp(version: number): void;
  completed(version: number): void;
}
