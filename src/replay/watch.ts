/** What replays run on, and what their viewers hold. */
import { randomBytes } from 'node:crypto';
import type { ReplayCursor } from '../domain/replay-cursor.ts';
import { DomainError } from '../errors.ts';
import type { ChangeReader, RecordReader, Store } from '../store/store.ts';
import type { SteadyClock } from './clock.ts';
import type { FrameBatch } from './frames.ts';
import type { ReplayPlan } from './replay-input.ts';
import type { SharedPlayback } from './rooms/shared-playback.ts';

/** One viewer's view of a replay, pulled as fast as its socket takes it. */
export interface Watch {
  /**
   * The frames that are due, as soon as there are any.
   *
   * @param join called, within this, with where the viewer stands, where the viewer is in step with a room: from then on the shared tells what comes,
   *   and this answers null
   */
  next(join: (shared: SharedPlayback, cursor: ReplayCursor) => void): Promise<FrameBatch | null>;
  /** Goes on after the frame with this cursor, out of step. */
  resume(from: ReplayCursor): void;
  /** The viewer's socket took nothing for so long. */
  stalled(milliseconds: number): void;
  /** Frees everything at once; `next` then answers that it is over. */
  close(): void;
}

export interface ReplayEnvironment {
  readonly store: RecordReader & ChangeReader & Pick<Store, 'shared'>;
  readonly clock: SteadyClock;
  /** ChangeNotice what fails where nobody asked. */
  readonly onError: (error: unknown) => void;
}

export function openedBody(plan: ReplayPlan, replayId: string, controlKey: string | null) {
  const { total, undated, earliest, latest } = plan;
  return { kind: 'OPENED', replayId, controlKey, total, undated, earliest, latest } as const;
}

/** 144 bits that nobody guesses. */
export function randomToken(): string {
  return randomBytes(18).toString('base64url');
}

export function replayNotFound(): DomainError {
  return new DomainError('NOT_FOUND', 'There is no such replay here, or it is over.', { path: 'replayId' });
}
