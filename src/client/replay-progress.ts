import type { Frame, OpenedFrame, ReplayedEntry, ReplayStatus } from './frames.ts';
import type { PacingInput, ReplayInput } from './generated/operations.ts';

/**
 * How far a replay has come, and how it stands: all that it takes to go on over another connection.
 *
 * A private replay ends with its socket, so a new one is opened after the last cursor, and set as the old one was. A room
 * goes on by itself: it is joined again.
 */
export class ReplayProgress<Entry = ReplayedEntry> {
  readonly isRoom: boolean;
  readonly #input: ReplayInput;
  #opened: OpenedFrame | null = null;
  #controlKey: string | null = null;
  #cursor: string | null = null;
  #generation = 0;
  /** How it stands by what its taker was told, */
  #told: ReplayStatus | null = null;
  /** and how it is to stand: the service may have answered a control, and its frame have been lost. */
  #standing: { readonly paused: boolean; readonly pacing: PacingInput } | null = null;
  /** Whether what comes only says how the replay stands after it was opened again. */
  #isResuming = false;
  /** Entries that came in their turn, */
  #played = 0;
  /** and how many are to have come by the steps that were asked for. */
  #stepped = 0;

  constructor(input: ReplayInput) {
    this.#input = input;
    this.isRoom = typeof input.room === 'string';
  }

  /** The arguments to open it with, from the start or where it goes on. */
  get input(): ReplayInput {
    if (this.#cursor === null) return this.#input;
    const { isRoom } = this;
    // A cursor holds the bounds, and fixes the speed of `fitInto` by them.
    return { ...this.#input, from: null, after: this.#cursor, ...(!isRoom && this.#standing) };
  }

  /** The first frame, with the names that the replay has by now; null before it came. */
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

  /** Entries that steps asked for and that have not come yet. */
  get stepsDue(): number {
    return Math.max(0, this.#stepped - this.#played);
  }

  /** Takes note of a frame; answers with what of it is news to the taker, or null. */
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

  /** What the service answered to a control. */
  noteStatus({ paused, pacing }: ReplayStatus): void {
    this.#standing = { paused, pacing: toInput(pacing) };
    if (!paused) this.#stepped = 0;
  }

  /** It is to be paused, or to run, whenever it is opened again. */
  pause(paused: boolean): void {
    if (this.#standing !== null) this.#standing = { ...this.#standing, paused };
    if (!paused) this.#stepped = 0;
  }

  /** Steps were taken up to so many entries. */
  stepTo(played: number): void {
    this.#stepped = played;
  }

  #takeOpened(frame: OpenedFrame): Frame<Entry> | null {
    const isFirst = this.#opened === null;
    this.#isResuming = !isFirst;
    this.#opened = frame;
    // Who joins a room again gets none, and the one that opened it is still good.
    this.#controlKey = frame.controlKey ?? (this.isRoom ? this.#controlKey : null);
    const isNews = this.#takeStatus(frame.status);
    if (isFirst) return frame;
    const { cursor, timelineTime, serverTime, generation, status } = frame;
    return isNews ? { __typename: 'StatusFrame', cursor, timelineTime, serverTime, generation, status } : null;
  }

  /** @returns whether anything is otherwise than the taker was told */
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
