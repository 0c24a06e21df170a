import type { ReplayCursor } from '../../domain/replay-cursor.ts';
import type { FrameBatch, EndReason, PlaybackStatus } from '../frames.ts';
import type { Timing } from '../timing.ts';
import type { Playback } from '../playback.ts';
import type { ReplayPlan } from '../replay-input.ts';

/** Gets the frames of a shared playback for viewers that are in step with it. */
export interface PlaybackListener {
  /**
   * Must decide which viewers get the batch before it returns. The playback goes on when all listeners have resolved: so
   * at most one batch waits to be rendered.
   */
  receive(batch: FrameBatch): Promise<void>;
  /** The playback can't go on. Its viewers resume from their cursors when they connect again. */
  fail(error: unknown): void;
}

/**
 * A room as this node plays it: one reader of the store and one clock for all its viewers.
 *
 * Guarantee: `cursor` is the cursor of every viewer in step. It moves in the same turn in which the listeners get the
 * frames that move it, or when no frame is due. So a viewer that joins at exactly this cursor between two batches
 * misses nothing and gets nothing twice.
 */
export class SharedPlayback {
  readonly plan: ReplayPlan;
  readonly #playback: Playback;
  readonly #listeners = new Set<PlaybackListener>();
  readonly #waiting = new Set<() => void>();
  #cursor: ReplayCursor;
  #holders = 0;
  #isOver = false;
  #failure: Error | null = null;
  #endReason: EndReason | null = null;

  constructor(plan: ReplayPlan, playback: Playback, onClosed: () => void) {
    this.plan = plan;
    this.#playback = playback;
    this.#cursor = playback.cursor;
    void this.#run(onClosed);
  }

  get cursor(): ReplayCursor {
    return this.#cursor;
  }

  /** The cursor of its own playback: ahead of `cursor` by the frames that listeners do not have yet. */
  get playbackCursor(): ReplayCursor {
    return this.#playback.cursor;
  }

  get timing(): Timing {
    return this.#playback.timing;
  }

  get status(): PlaybackStatus {
    return this.#playback.status;
  }

  /** Whether it has delivered its last frame, or has failed. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** The error with which it failed; null if it has not failed. */
  get failure(): Error | null {
    return this.#failure;
  }

  /** The reason of its end; null if it was closed without a last frame. */
  get endReason(): EndReason | null {
    return this.#endReason;
  }

  /** Keeps it open for a viewer, in step or not, or for a control. Returns a function that ends this. */
  hold(): () => void {
    this.#holders += 1;
    let isHeld = true;
    return () => {
      if (isHeld) this.#holders -= 1;
      isHeld = false;
      if (this.#holders > 0) return;
      this.#isOver = true;
      this.#playback.close();
    };
  }

  /** The listener gets every batch from the next one on. */
  listen(listener: PlaybackListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when the cursor or the timing changes, when it is over, or when `forget` is called. */
  change(): { readonly happened: Promise<void>; readonly forget: () => void } {
    let forget = () => {};
    const happened = new Promise<void>((resolve) => (forget = resolve));
    this.#waiting.add(forget);
    return { happened, forget };
  }

  follow(timing: Timing): void {
    this.#playback.follow(timing);
    this.#tellChange();
  }

  end(reason: EndReason): void {
    this.#playback.end(reason);
  }

  close(): void {
    this.#playback.close();
  }

  async #run(onClosed: () => void): Promise<void> {
    try {
      for (let isOver = false; !isOver;) {
        const batch = await this.#playback.next((cursor) => this.#moveTo(cursor));
        ({ isOver } = batch);
        this.#isOver = isOver;
        const last = batch.frames.at(-1);
        if (last?.kind === 'ENDED') this.#endReason = last.reason;
        const heard = [...this.#listeners].map((listener) => listener.receive(batch));
        this.#moveTo(batch.cursor);
        await Promise.all(heard);
      }
    } catch (error) {
      this.#isOver = true;
      this.#failure = error instanceof Error ? error : new Error(String(error));
      this.#playback.close();
      for (const listener of [...this.#listeners]) listener.fail(error);
      this.#tellChange();
    } finally {
      onClosed();
    }
  }

  #moveTo(cursor: ReplayCursor): void {
    this.#cursor = cursor;
    this.#tellChange();
  }

  #tellChange(): void {
    for (const tell of this.#waiting) tell();
    this.#waiting.clear();
  }
}
