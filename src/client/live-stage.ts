import type { Frame, ReplayedEntry } from './frames.ts';
import type { ReplayState } from './resuming-subscription.ts';
import { type Replay, replay, type ReplayOptions } from './replay.ts';
import { Stage, type StageView } from './stage.ts';

/** A stage with the state of the replay that fills it. */
export interface LiveStageView<Entry = ReplayedEntry> extends StageView<Entry> {
  readonly state: ReplayState;
  /** Why the replay failed; null if it did not. */
  readonly error: Error | null;
}

/** A browser paints nothing while its page is hidden: then the stage takes its frames after this time. */
const LONGEST_WAIT_MS = 250;

interface SettledWaiter {
  readonly generation: number;
  readonly resolve: () => void;
}

/**
 * Opens a replay and puts its frames on a stage.
 *
 * The stage takes frames together, once for each picture that the browser paints, and then calls the listener with these
 * frames. So the stage changes only right before a call. Where nothing paints (in Node), it takes together what came
 * together. The listener is also called, with no frames, when the state changes, after `fill`, and when the replay fails.
 */
export class LiveStage<Entry = ReplayedEntry> {
  /** For its controls; do not iterate it, because the stage takes its frames. */
  readonly replay: Replay<Entry>;
  readonly stage: Stage<Entry>;
  readonly #onChange: (frames: readonly Frame<Entry>[]) => void;
  #arrived: Frame<Entry>[] = [];
  #waiting: SettledWaiter[] = [];
  #error: Error | null = null;
  #isScheduled = false;
  #isClosed = false;

  /** @param onChange is called with the frames that the stage has just taken, in their order */
  constructor(options: ReplayOptions<Entry>, onChange: (frames: readonly Frame<Entry>[]) => void) {
    this.#onChange = onChange;
    this.stage = new Stage(options.clock);
    this.replay = replay(options);
    this.replay.onState(() => this.#schedule());
    void this.#receive();
  }

  get view(): LiveStageView<Entry> {
    return { ...this.stage.view, state: this.replay.state, error: this.#error };
  }

  /** Puts earlier entries on the stage; see `Stage.fill`. */
  fill(entries: Parameters<Stage<Entry>['fill']>[0]): void {
    this.stage.fill(entries);
    this.#schedule();
  }

  /**
   * Resolves when the stage has taken every frame that has arrived, and is in this generation or a later one. Also resolves
   * when the replay is closed.
   */
  settled(generation = 0): Promise<void> {
    const isSettled = !this.#isScheduled && this.stage.view.generation >= generation;
    if (this.#isClosed || isSettled) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ generation, resolve }));
  }

  /** Closes the replay. The listener is not called any more. */
  close(): void {
    this.#isClosed = true;
    this.replay.close();
    for (const { resolve } of this.#waiting.splice(0)) resolve();
  }

  async #receive(): Promise<void> {
    try {
      for await (const frame of this.replay) {
        this.#arrived.push(frame);
        this.#schedule();
      }
    } catch (error) {
      this.#error = error instanceof Error ? error : new Error(String(error));
      this.#schedule();
    }
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    nextPaint(() => this.#update());
  }

  #update(): void {
    this.#isScheduled = false;
    if (this.#isClosed) return;
    const frames = this.#arrived;
    this.#arrived = [];
    for (const frame of frames) this.stage.take(frame);
    this.#onChange(frames);
    const { generation } = this.stage.view;
    const settled = this.#waiting.filter((waiting) => waiting.generation <= generation);
    this.#waiting = this.#waiting.filter((waiting) => waiting.generation > generation);
    for (const { resolve } of settled) resolve();
  }
}

/** Calls back once: right before the next picture, or at the latest after `LONGEST_WAIT_MS`. */
function nextPaint(callback: () => void): void {
  const { requestAnimationFrame, cancelAnimationFrame } = globalThis as Painting;
  if (requestAnimationFrame === undefined) {
    setTimeout(callback);
    return;
  }
  const timer = setTimeout(() => {
    cancelAnimationFrame?.(picture);
    callback();
  }, LONGEST_WAIT_MS);
  const picture = requestAnimationFrame(() => {
    clearTimeout(timer);
    callback();
  });
}

/** The global function of browsers that Node does not have. */
interface Painting {
  readonly requestAnimationFrame?: (callback: () => void) => number;
  readonly cancelAnimationFrame?: (picture: number) => void;
}
