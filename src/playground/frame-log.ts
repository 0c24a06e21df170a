import type { ExecutionResult } from 'graphql';

export interface LoggedFrame {
  /** From 1, in the order of arrival. */
  readonly number: number;
  readonly result: ExecutionResult;
}

export interface FrameLogState {
  /** The newest `MAX_KEPT` frames, oldest first. */
  readonly frames: readonly LoggedFrame[];
  /** How many frames have arrived, kept or not. */
  readonly total: number;
  readonly phase: 'playing' | 'ended' | 'stopped' | 'failed';
}

/** How many frames of a subscription are kept, and so are in the document. */
const MAX_KEPT = 400;

/** The frames of one subscription. Calls its listeners at most once for each picture that the browser paints. */
export class FrameLog {
  #state: FrameLogState = { frames: [], total: 0, phase: 'playing' };
  #arrived: LoggedFrame[] = [];
  #total = 0;
  #isDue = false;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until something changes. */
  readonly snapshot = (): FrameLogState => this.#state;

  add(result: ExecutionResult): void {
    this.#total += 1;
    this.#arrived.push({ number: this.#total, result });
    if (this.#arrived.length > 2 * MAX_KEPT) this.#arrived = this.#arrived.slice(-MAX_KEPT);
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => this.#tell(this.#state.phase));
  }

  finish(phase: Exclude<FrameLogState['phase'], 'playing'>): void {
    if (this.#state.phase === 'playing') this.#tell(phase);
  }

  #tell(phase: FrameLogState['phase']): void {
    this.#isDue = false;
    const frames = [...this.#state.frames, ...this.#arrived].slice(-MAX_KEPT);
    this.#arrived = [];
    this.#state = { frames, total: this.#total, phase };
    for (const listener of this.#listeners) listener();
  }
}
