import type { Frame, OpenedFrame, ReplayedEntry, ReplayStatus } from './frames.ts';
import type { PacingInput, ReplayInput } from './generated/operations.ts';

/**
 * The progress and the status of a replay: all that another connection needs to continue it.
 *
 * A private replay ends with its socket: a new one is opened after the last cursor, with the status of the old one. A room
 * goes on by itself: it is joined again.
 */
export class ReplayProgress<Entry = ReplayedEntry> {
  readonly isRoom: boolean;
  readonly #input: ReplayInput;
  #opened: OpenedFrame | null = null;
  #controlKey: string | null = null;
  #cursor: string | null = null;
  #generation = 0;
  /** The status in the last frame that the consumer got. */
  #told: ReplayStatus | null = null;
  /** The status that the consumer must have: the frame after the answer to a control may have been lost. */
  #standing: { readonly paused: boolean; readonly pacing: PacingInput } | null = null;
  /** Whether the next frames only tell the status of the reopened replay. */
  #isResuming = false;
  /** How many entries were played in their turn, */
  #played = 0;
  /** and how many must be played when all steps are done. */
  #stepped = 0;

  constructor(input: ReplayInput) {
    this.#input = input;
    this.isRoom = typeof input.room === 'string';
  }

  /** The arguments to open it with: from the start, or after the last cursor. */
  get input(): ReplayInput {
    if (this.#cursor === null) return this.#input;
    const { isRoom } = this;
    // A cursor holds the bounds, and fixes the speed of `fitInto` by them.
    return { ...this.#input, from: null, after: this.#cursor, ...(!isRoom && this.#standing) };
  }

  /** The newest `OpenedFrame`; null before the first one. */
  get opened(): OpenedFrame | null {
    return this.#opened;
  }

  get controlKey(): string | null {
    return this.#controlKey;
  }

  get generation(): number {
    return this.#generation;
  }

  get played(): number {
    return this.#played;
  }

  /** How many entries are still to come by steps. */
  get stepsDue(): number {
    return Math.max(0, this.#stepped - this.#played);
  }

  /** Notes a frame. @returns the frame that the consumer gets; null if it has nothing new */
  take(frame: Frame<Entry>): Frame<Entry> | null {
    this.#cursor = frame.cursor;
    if (frame.generation > this.#generation) this.#stepped = 0;
    this.#generation = Math.max(this.#generation, frame.generation);
    if (frame.__typename === 'OpenedFrame') return this.#takeOpened(frame);
    if (frame.__typename === 'StatusFrame') return this.#takeStatus(frame.status) || !this.#isResuming ? frame : null;
    if (frame.__typename === 'EntryFrame' && frame.change === 'ADDED' && !frame.late) this.#played += 1;
    this.#isResuming = false;
    return frame;
  }

  /** Notes the status that the service returned for a control. */
  noteStatus({ paused, pacing }: ReplayStatus): void {
    this.#standing = { paused, pacing: toInput(pacing) };
    if (!paused) this.#stepped = 0;
  }

  /** From now on it is opened paused, or running. */
  pause(paused: boolean): void {
    if (this.#standing !== null) this.#standing = { ...this.#standing, paused };
    if (!paused) this.#stepped = 0;
  }

  /** Notes how many entries must be played when all steps are done. */
  stepTo(played: number): void {
    this.#stepped = played;
  }

  #takeOpened(frame: OpenedFrame): Frame<Entry> | null {
    const isFirst = this.#opened === null;
    this.#isResuming = !isFirst;
    this.#opened = frame;
    // A client that joins its room again gets no key; its first key is still valid.
    this.#controlKey = frame.controlKey ?? (this.isRoom ? this.#controlKey : null);
    const isNews = this.#takeStatus(frame.status);
    if (isFirst) return frame;
    const { cursor, timelineTime, serverTime, generation, status } = frame;
    return isNews ? { __typename: 'StatusFrame', cursor, timelineTime, serverTime, generation, status } : null;
  }

  /** @returns whether it differs from the status that the consumer has */
  #takeStatus(status: ReplayStatus): boolean {
    const isNews = this.#told === null || digest(this.#told) !== digest(status);
    this.#told = status;
    this.noteStatus(status);
    return isNews;
  }
}

function digest({ paused, speed, pacing, generation }: ReplayStatus): string {
  return JSON.stringify([paused, speed, toInput(pacing), generation]);
}

function toInput({ speed, fitInto, entriesPerSecond, instant }: ReplayStatus['pacing']): PacingInput {
  if (speed !== null) return { speed };
  if (fitInto !== null) return { fitInto };
  if (entriesPerSecond !== null) return { entriesPerSecond };
  return { instant: instant ?? true };
}
