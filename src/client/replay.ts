/** A replay for a program: frames to iterate, and controls. */
import { type Retry, retryWithBackoff } from './backoff.ts';
import { type Endpoint, endpointUrl } from './endpoint.ts';
import { FrameQueue } from './frame-queue.ts';
import { type EntrySelection, type Frame, type ReplayedEntry, replayOperation, type ReplayStatus } from './frames.ts';
import {
  EndDocument,
  PauseDocument,
  type PacingInput,
  type ReplayInput,
  ResumeDocument,
  type SeekInput,
  SeekDocument,
  SetSpeedDocument,
  StepDocument,
} from './generated/operations.ts';
import { ResumingSubscription, type ReplayState, type Session } from './resuming-subscription.ts';
import { ReplayProgress } from './replay-progress.ts';
import type { Operation } from './request.ts';

/** The arguments of `replay` in the schema, and the options of the client. */
export interface ReplayOptions<Entry = ReplayedEntry> extends ReplayInput, Endpoint {
  /** The fields of each entry; by default those of `ReplayedEntry`. */
  readonly fields?: EntrySelection<Entry> | undefined;
  /** Ends the replay; its iteration then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** How many frames may wait to be taken; 1,000 by default. */
  readonly buffer?: number | undefined;
  /** Decides about another attempt after a failure that may pass. By default waits grow, and attempts do not end. */
  readonly retry?: Retry | undefined;
}

interface Key {
  readonly replayId: string;
  readonly controlKey: string | null;
}

type ControlOperation<More> = Operation<{ readonly status: ReplayStatus }, Key & More>;

const BUFFER = 1_000;

/**
 * Opens a replay at once. One consumer iterates it; to leave the iteration closes the replay.
 *
 * The iteration throws a `ReplayError` if the service refuses the replay or cannot continue it (`BAD_VALUE`,
 * `CURSOR_EXPIRED`, `UNAUTHENTICATED`, …), after all frames that arrived are taken.
 *
 * @throws TypeError if `url` is not an address, or is missing outside a browser
 */
export function replay<Entry = ReplayedEntry>(options: ReplayOptions<Entry> = {}): Replay<Entry> {
  return new Replay(options);
}

export class Replay<Entry = ReplayedEntry> implements AsyncIterableIterator<Frame<Entry>, undefined> {
  readonly #progress: ReplayProgress<Entry>;
  readonly #queue: FrameQueue<Frame<Entry>>;
  readonly #subscription: ResumingSubscription<Entry>;
  readonly #listeners = new Set<(state: ReplayState) => void>();
  #seeks = 0;

  constructor({ url, token, fields, signal, buffer, retry, ...input }: ReplayOptions<Entry>) {
    const endpoint = { url, token };
    endpointUrl(endpoint, 'ws');
    this.#progress = new ReplayProgress(input);
    this.#queue = new FrameQueue(buffer ?? BUFFER);
    this.#subscription = new ResumingSubscription({
      endpoint,
      operation: replayOperation(fields),
      retry: retry ?? retryWithBackoff,
      progress: this.#progress,
      queue: this.#queue,
      onState: (state) => this.#tellState(state),
    });
    const abort = () => this.#leave({ error: signal?.reason });
    if (signal?.aborted === true) abort();
    signal?.addEventListener('abort', abort, { once: true });
  }

  get state(): ReplayState {
    return this.#subscription.state;
  }

  /** The id of the replay; null before it is open. A private replay gets a new id on each connection. */
  get replayId(): string | null {
    return this.#progress.opened?.replayId ?? null;
  }

  /** Calls back at each change of `state`. @returns a function that ends this */
  onState(listener: (state: ReplayState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<Frame<Entry>, undefined>> {
    return this.#queue.next();
  }

  return(): Promise<IteratorResult<Frame<Entry>, undefined>> {
    this.close();
    return this.#queue.next();
  }

  /** Leaves the replay at once. A private replay ends; a room goes on for the others. */
  close(): void {
    this.#leave(null);
  }

  /** Stops the clock. Like all controls it resolves when the service has done it, and rejects if the service refuses. */
  async pause(): Promise<void> {
    await this.#setPaused(true);
  }

  /** Starts the clock again. */
  async resume(): Promise<void> {
    await this.#setPaused(false);
  }

  /** Changes the pace. The clock goes on from its present time. */
  async setSpeed(pacing: PacingInput): Promise<void> {
    await this.#control(SetSpeedDocument, { pacing });
  }

  /**
   * Goes to another position, in a new generation. Frames of the old generation that wait to be taken are dropped. If
   * another seek follows before this one is done, only the last one counts.
   *
   * @returns the new generation; null if another seek came first
   */
  async seek(to: SeekInput): Promise<number | null> {
    this.#seeks += 1;
    return this.#jump(SeekDocument, { to });
  }

  /**
   * Plays this number of entries at once, without waiting for the clock. A negative number takes back the entries that were
   * played last, in a new generation.
   *
   * @returns the generation after the step; null if a seek came first
   */
  async step(entries = 1): Promise<number | null> {
    if (entries < 0) return this.#jump(StepDocument, { entries });
    const progress = this.#progress;
    const goal = progress.played + entries;
    await this.#subscription.withSession(async (session) => {
      const left = goal - progress.played;
      // The entries may have come before the connection was lost, and the answer not.
      if (left > 0 || entries === 0) await this.#send(session, StepDocument, { entries: left });
    });
    progress.stepTo(goal);
    return progress.generation;
  }

  /** Ends the replay for all its viewers; its last frame says so. */
  async end(): Promise<void> {
    await this.#control(EndDocument, {});
  }

  async #setPaused(paused: boolean): Promise<void> {
    this.#progress.pause(paused);
    let isAgain = false;
    await this.#subscription.withSession(async (session) => {
      // A new connection opens it in this state already, and it may even have ended since.
      if (isAgain && session.opened.status.paused === paused) return;
      isAgain = true;
      await this.#send(session, paused ? PauseDocument : ResumeDocument, {});
    });
  }

  /** Steps back add up, from the position of the last seek. A seek cancels the jumps before it. */
  #jump<More extends object>(control: ControlOperation<More>, more: More): Promise<number | null> {
    const seek = this.#seeks;
    return this.#subscription.withSession(async (session) => {
      if (seek !== this.#seeks) return null;
      const { generation } = await this.#send(session, control, more);
      // A lost connection ends a private replay, and the seek is lost with it. A room keeps its position.
      if (!this.#progress.isRoom) await this.#subscription.reaches(generation, session);
      return generation;
    });
  }

  async #control<More extends object>(control: ControlOperation<More>, more: More): Promise<void> {
    await this.#subscription.withSession((session) => this.#send(session, control, more));
  }

  async #send<More extends object>(
    session: Session,
    control: ControlOperation<More>,
    more: More,
  ): Promise<ReplayStatus> {
    const { controlKey } = this.#progress;
    const { connection, opened } = session;
    const { replayId } = opened;
    const { status } = await connection.run(control, { replayId, controlKey, ...more });
    this.#progress.noteStatus(status);
    return status;
  }

  #leave(failure: { readonly error: unknown } | null): void {
    this.#queue.keep(() => false);
    this.#subscription.finish('closed', failure);
  }

  #tellState(state: ReplayState): void {
    for (const listener of [...this.#listeners]) listener(state);
  }
}
