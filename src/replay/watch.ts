import type { ReplayCursor } from '../domain/replay-cursor.ts';
import type { FrameBatch } from './frames.ts';
import type { SharedPlayback } from './rooms/shared-playback.ts';

/** A replay as one viewer watches it. The viewer's socket pulls frames as fast as it takes them. */
export interface Watch {
  /**
   * The frames that are due, as soon as there are any.
   *
   * @param join called before this resolves, when the viewer is in step with a room: with the playback that the room's
   *   viewers share, and the viewer's cursor. From then on the shared playback delivers the frames, and this resolves to
   *   null.
   */
  next(join: (shared: SharedPlayback, cursor: ReplayCursor) => void): Promise<FrameBatch | null>;
  /** Continues after the frame with this cursor, out of step. */
  resume(from: ReplayCursor): void;
  /** The viewer's socket took nothing for this long. */
  stalled(milliseconds: number): void;
  /** Frees everything at once; `next` then returns that it is over. */
  close(): void;
}
