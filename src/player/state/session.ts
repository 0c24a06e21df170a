/**
 * One replay and the stage that it fills. What comes together is taken together, once for each picture that the browser
 * draws.
 */
import { type Frame, type Replay, replay, type ReplayOptions, type ReplayState, Stage } from '../../client/client.ts';
import type { StageEntry } from '../model/entry.ts';

export type StageFrame = Frame<StageEntry>;

interface SessionEvents {
  /** The stage has taken these, which came in this order. */
  readonly onFrames: (frames: readonly StageFrame[]) => void;
  readonly onState: (state: ReplayState) => void;
  /** The service refuses to play, or to go on. */
  readonly onFailure: (error: Error) => void;
}

export class Session {
  readonly replay: Replay<StageEntry>;
  readonly stage: Stage<StageEntry>;
  readonly #events: SessionEvents;
  #waiting: StageFrame[] = [];
  #isDue = false;
  #isClosed = false;

  constructor(options: ReplayOptions<StageEntry>, events: SessionEvents) {
    this.#events = events;
    this.stage = new Stage(options.clock);
    this.replay = replay(options);
    this.replay.onState((state) => this.#isClosed || events.onState(state));
    void this.#pump();
  }

  /** Nothing that still comes is told to anybody. */
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
    if (this.#isClosed) return;
    for (const frame of frames) this.stage.take(frame);
    this.#events.onFrames(frames);
  }
}
