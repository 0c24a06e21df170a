import type { ReplayedEntry } from './frames.ts';
import type { ReplayState } from './line.ts';
import { type Replay, replay, type ReplayOptions } from './replay.ts';
import { Stage, type StageView } from './stage.ts';

/** A stage with the replay that plays on it. */
export interface LiveStageView<Entry = ReplayedEntry> extends StageView<Entry> {
  readonly state: ReplayState;
  /** Why the replay failed; null where it did not. */
  readonly error: Error | null;
}

/**
 * Opens a replay and keeps a stage by it. Whoever listens is told at most once for each frame that the browser paints,
 * however many frames of the replay came in the meantime (where nothing paints, once for what came together).
 */
export class LiveStage<Entry = ReplayedEntry> {
  /** For its controls; its frames are taken here. */
  readonly replay: Replay<Entry>;
  readonly stage: Stage<Entry>;
  readonly #onChange: () => void;
  #error: Error | null = null;
  #isTold = true;
  #isClosed = false;

  constructor(options: ReplayOptions<Entry>, onChange: () => void) {
    this.#onChange = onChange;
    this.stage = new Stage(options.clock);
    this.replay = replay(options);
    this.replay.onState(() => this.#tell());
    void this.#run();
  }

  get view(): LiveStageView<Entry> {
    return { ...this.stage.view, state: this.replay.state, error: this.#error };
  }

  /** Puts what came before on the stage; see `Stage.fill`. */
  fill(entries: Parameters<Stage<Entry>['fill']>[0]): void {
    this.stage.fill(entries);
    this.#tell();
  }

  /** Closes the replay; nobody is told of anything any more. */
  close(): void {
    this.#isClosed = true;
    this.replay.close();
  }

  async #run(): Promise<void> {
    try {
      for await (const frame of this.replay) {
        this.stage.take(frame);
        this.#tell();
      }
    } catch (error) {
      this.#error = error instanceof Error ? error : new Error(String(error));
      this.#tell();
    }
  }

  #tell(): void {
    if (!this.#isTold) return;
    this.#isTold = false;
    nextPaint(() => {
      this.#isTold = true;
      if (!this.#isClosed) this.#onChange();
    });
  }
}

function nextPaint(act: () => void): void {
  const { requestAnimationFrame } = globalThis as { requestAnimationFrame?: (act: () => void) => unknown };
  if (requestAnimationFrame === undefined) setTimeout(act, 0);
  else requestAnimationFrame(act);
}
