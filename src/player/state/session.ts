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
  /** Null while it is on its way to a place of which nobody knows what lies before. */
  #past: readonly StageEntry[] | null = [];
  #awaiting: { readonly generation: number; readonly resolve: () => void }[] = [];
  #isDue = false;
  #isClosed = false;

  constructor(options: ReplayOptions<StageEntry>, events: SessionEvents) {
    this.#events = events;
    this.stage = new Stage(options.clock);
    this.replay = replay(options);
    this.replay.onState((state) => this.#isClosed || events.onState(state));
    void this.#pump();
  }

  /** What stood before the replay's place does so no more: it is on its way to another. */
  forgetPast(): void {
    this.#past = null;
  }

  /** Puts what stands before the replay's place on the stage, and again whenever the stage is left empty. */
  remember(past: readonly StageEntry[]): void {
    this.#past = past;
    this.stage.fill(past);
  }

  /** Resolves when the stage is in this generation, or closed. */
  reaches(generation: number): Promise<void> {
    if (this.#isClosed || this.stage.view.generation >= generation) return Promise.resolve();
    return new Promise((resolve) => this.#awaiting.push({ generation, resolve }));
  }

  /** Resolves when the stage has taken whatever has come by now, or is closed. */
  drawn(): Promise<void> {
    if (this.#isClosed || !this.#isDue) return Promise.resolve();
    // Each picture is of a generation from the first one on.
    return new Promise((resolve) => this.#awaiting.push({ generation: 0, resolve }));
  }

  /** Nothing that still comes is told to anybody. */
  close(): void {
    this.#isClosed = true;
    this.replay.close();
    for (const { resolve } of this.#awaiting.splice(0)) resolve();
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
    for (const frame of frames) this.#take(frame);
    this.#events.onFrames(frames);
    const { generation } = this.stage.view;
    const there = this.#awaiting.filter((wait) => wait.generation <= generation);
    this.#awaiting = this.#awaiting.filter((wait) => wait.generation > generation);
    for (const { resolve } of there) resolve();
  }

  #take(frame: StageFrame): void {
    const { generation, opened } = this.stage.view;
    this.stage.take(frame);
    if (this.#past !== null && opened !== null && frame.generation > generation) this.stage.fill(this.#past);
  }
}
