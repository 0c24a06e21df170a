import type { Instant } from '../../src/domain/time/instant.ts';
import type { MemoryStore } from './memory-store.ts';
import type { Asked } from './model.ts';
import type { Node } from './node.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import type { Client } from './client.ts';
import type { ReplayInput } from '../../src/replay/replay-input.ts';
import type { Violation } from './violation.ts';

/** What a replay or a room is asked for, but for where it goes on. */
export interface Programme {
  readonly asked: Asked;
  readonly input: Omit<ReplayInput, 'after' | 'catchUp' | 'room'>;
  readonly room: string | null;
}

export interface Counts {
  frames: number;
  reconnects: number;
  controls: number;
  commits: number;
  rooms: number;
}

/** Everything that a run consists of. */
export interface World {
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly store: MemoryStore;
  readonly nodes: Node[];
  readonly clients: Client[];
  readonly counts: Counts;
  /** First and last instant of what is written. */
  readonly span: readonly [Instant, Instant];
  /** Whether nobody disturbs any more, so that everything must come to its end. */
  isSettling: boolean;
  /** Writes down what happens; the pieces become words only when they are read. */
  readonly tell: (...pieces: readonly unknown[]) => void;
  readonly fail: (violation: Violation) => void;
}
