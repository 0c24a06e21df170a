/**
 * One replay, from its opening to its closing: takes its frames, a batch for each picture that the browser draws, and
 * hands them on as changes of the stage.
 */
import type { EntryFrame, Frame, OpenedFrame, Replay, ReplayState, ReplayStatus } from '../../client/client.ts';
import type { StageEntry } from '../model/entry.ts';

export type StageFrame = Frame<StageEntry>;
export type StageEntryFrame = EntryFrame<StageEntry>;

export interface SessionEvents {
  /** Frames that are due together, in order. */
  readonly onFrames: (frames: readonly StageFrame[]) => void;
  readonly onState: (state: ReplayState) => void;
  /** The service refuses to play, or to go on. */
  readonly onFailure: (error: Error) => void;
}

export class Session {
  readonly replay: Replay<StageEntry>;
  readonly #events: SessionEvents;
  /** Whoever asks first and is refused says so, for the replay to be opened again. */
  #waiting: StageFrame[] = [];
  #isDue = false;
  #isClosed = false;

  constructor(replay: Replay<StageEntry>, events: SessionEvents) {
    this.replay = replay;
    this.#events = events;
    replay.onState((state) => this.#isClosed || events.onState(state));
    void this.#pump();
  }

  close(): void {
    this.#isClosed = true;
    this.replay.close();
  }

  async #pump(): Promise<void> {
    try {
      for await (const frame of this.replay) {
        this.#waiting.push(frame);
        this.#schedule();
      }
    } catch (error) {
      if (!this.#isClosed) this.#events.onFailure(error as Error);
    }
  }

  #schedule(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    // A page that nobody sees draws no pictures.
    if (document.hidden) setTimeout(() => this.#flush());
    else requestAnimationFrame(() => this.#flush());
  }

  #flush(): void {
    this.#isDue = false;
    const frames = this.#waiting;
    this.#waiting = [];
    if (!this.#isClosed) this.#events.onFrames(frames);
  }
}

/** How the replay stands by a frame that tells it. */
export function statusOf(frame: StageFrame): ReplayStatus | null {
  return frame.__typename === 'OpenedFrame' || frame.__typename === 'StatusFrame' ? frame.status : null;
}

/** What the replay spans, in milliseconds since 1970; null where nothing is dated. */
export function boundsIn({ earliest, latest }: OpenedFrame): { readonly from: number; readonly to: number } | null {
  return earliest === null || latest === null ? null : { from: Date.parse(earliest), to: Date.parse(latest) };
}
