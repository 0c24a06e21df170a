/** A replay, as a program takes it: frames to iterate, and its controls. */
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

/** The arguments of a replay, as the schema has them, where to ask for it, and how. */
export interface ReplayOptions<Entry = ReplayedEntry> extends ReplayInput, Endpoint {
  /** What to ask of entries; what `ReplayedEntry` holds if absent. */
  readonly fields?: EntrySelection<Entry> | undefined;
  /** Ends the replay; its iteration then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** How many frames may wait to be taken; 1,000 if absent. */
  readonly buffer?: number | undefined;
  /** Whether to try again after a failure that may pass, and when; with growing, jittered waits for good if absent. */
  readonly retry?: Retry | undefined;
}

interface Key {
  readonly replayId: string;
  readonly controlKey: string | null;
}

type ControlOperation<More> = Operation<{ readonly status: ReplayStatus }, Key & More>;

const BUFFER = 1_000;

/**
 * Opens a replay at once. Iterate it, by one consumer; leaving the iteration closes it.
 *
 * The iteration throws a `ReplayError` where the service refuses the replay or can't go on with it (`BAD_VALUE`,
 * `CURSOR_EXPIRED`, `UNAUTHENTICATED`, …), once all frames that came are taken.
 *
 * @throws TypeError for a `url` that is none, or for none outside a browser
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

  /** Names the replay; null before it is open. A private one that goes on over a new connection has a new name. */
  get replayId(): string | null {
    return this.#progress.opened?.replayId ?? null;
  }

  /** @returns what ends the listening */
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

  /** Leaves the replay at once. A private one is over then; a room goes on for the others. */
  close(): void {
    this.#leave(null);
  }

  /** Stops the clock. Like all controls it resolves when the service has done it, and rejects with what it refuses. */
  async pause(): Promise<void> {
    await this.#setPaused(true);
  }

  /** Lets the clock run again. */
  async resume(): Promise<void> {
    await this.#setPaused(false);
  }

  /** Changes the pace; the clock goes on from where it stands. */
  async setSpeed(pacing: PacingInput): Promise<void> {
    await this.#control(SetSpeedDocument, { pacing });
  }

  /**
   * Goes on from another place, in a new generation: frames of the old one that wait to be taken are thrown away. Where
   * another seek follows before this one is done, the last one counts.
   *
   * @returns the generation; null where another seek came first
   */
  async seek(to: SeekInput): Promise<number | null> {
    this.#seeks += 1;
    return this.#jump(SeekDocument, { to });
  }

  /**
   * Plays so many entries at once, whatever the clock says. Where negative, it takes back so many of those that were
   * played, in a new generation.
   *
   * @returns the generation in which it stands then; null where a seek came first
   */
  async step(entries = 1): Promise<number | null> {
    if (entries < 0) return this.#jump(StepDocument, { entries });
    const progress = this.#progress;
    const goal = progress.played + entries;
    await this.#subscription.withSession(async (session) => {
      const left = goal - progress.played;
      // They may have come before the connection was lost, and the answer not.
      if (left > 0 || entries === 0) await this.#send(session, StepDocument, { entries: left });
    });
    progress.stepTo(goal);
    return progress.generation;
  }

  /** Ends it for all who watch it: the last frame says so. */
  async end(): Promise<void> {
    await this.#control(EndDocument, {});
  }

  async #setPaused(paused: boolean): Promise<void> {
    this.#progress.pause(paused);
    let isAgain = false;
    await this.#subscription.withSession(async (session) => {
      // Over a new connection it was opened like that, and may even have come to its end by now.
      if (isAgain && session.opened.status.paused === paused) return;
      isAgain = true;
      await this.#send(session, paused ? PauseDocument : ResumeDocument, {});
    });
  }

  /** Steps back add up, and go by the place of a seek before them; a seek makes void whatever came before it. */
  #jump<More extends object>(control: ControlOperation<More>, more: More): Promise<number | null> {
    const seek = this.#seeks;
    return this.#subscription.withSession(async (session) => {
      if (seek !== this.#seeks) return null;
      const { generation } = await this.#send(session, control, more);
      // A room stays where it was sought, whoever watches; with a connection, a private replay is lost, and the seek with it.
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
