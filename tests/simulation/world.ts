import type { Instant } from '../../src/domain/time/instant.ts';
import type { MemoryStore } from './memory-store.ts';
import type { Selection } from './model.ts';
import type { Node } from './node.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import type { Client } from './client.ts';
import type { ReplayInput } from '../../src/replay/replay-input.ts';
import type { Violation } from './violation.ts';

/** The arguments of a replay or room, without the cursor. */
export interface WatchRequest {
  readonly selection: Selection;
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

/** All parts of a run. */
export interface World {
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly store: MemoryStore;
  readonly nodes: Node[];
  readonly clients: Client[];
  readonly counts: Counts;
  /** The first and last instant of the entries. */
  readonly span: readonly [Instant, Instant];
  /** Whether all actions have ended, so that every replay must come to its end. */
  isSettling: boolean;
  /** Logs an event. The pieces become text only when they are read. */
  readonly tell: (...pieces: readonly unknown[]) => void;
  readonly fail: (violation: Violation) => void;
}
