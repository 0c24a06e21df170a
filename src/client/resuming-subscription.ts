/**
 * The subscription of a replay, over one connection after the other.
 *
 * Guarantees
 * 1. Every frame is passed on once, in order. A new connection continues after the last frame that arrived; frames that are
 *    not taken yet wait in this process.
 * 2. After a reconnection the replay is in the same state: paused or running, and at the pace that was set last. A seek or
 *    step that was not played yet is repeated.
 * 3. No more frames wait than the queue holds. When more arrive, the connection is closed (`behind`), and a new one continues
 *    at the same position when half of them are taken. So nothing is lost, and memory is bounded.
 * 4. There is one `OpenedFrame`. If the status has changed when a new connection opens, a `StatusFrame` says so.
 */
import { type Retry, wait } from './backoff.ts';
import { ServiceSocket } from './service-socket.ts';
import type { Endpoint } from './endpoint.ts';
import { ReplayError } from './errors.ts';
import type { FrameQueue } from './frame-queue.ts';
import type { Frame, OpenedFrame } from './frames.ts';
import { StepDocument } from './generated/operations.ts';
import type { ReplayProgress } from './replay-progress.ts';

/**
 * - `connecting`: not open yet
 * - `live`: open; frames come when they are due
 * - `behind`: the buffer is full; the replay goes on when half of it is taken
 * - `reconnecting`: the connection is lost; the client reconnects by itself
 * - `ended`: the last frame has come: everything was played, or somebody ended it
 * - `failed`: the service refused the replay, or `retry` returned null
 * - `closed`: the program closed or aborted it
 */
export type ReplayState = 'connecting' | 'live' | 'behind' | 'reconnecting' | 'ended' | 'failed' | 'closed';

/** The replay as it is open on one connection. */
export interface Session {
  readonly connection: ServiceSocket;
  /** Its first frame. */
  readonly opened: OpenedFrame;
}

interface Awaiting {
  readonly resolve: (session: Session) => void;
  readonly reject: (error: unknown) => void;
}

interface SubscriptionOptions<Entry> {
  readonly endpoint: Endpoint;
  /** The text of the subscription. */
  readonly operation: string;
  readonly retry: Retry;
  readonly progress: ReplayProgress<Entry>;
  readonly queue: FrameQueue<Frame<Entry>>;
  readonly onState: (state: ReplayState) => void;
}

/** After a connection that lasted this long, failures are counted from 1 again. */
const GOOD_AFTER_MS = 30_000;

export class ResumingSubscription<Entry> {
  readonly #options: SubscriptionOptions<Entry>;
  readonly #progress: ReplayProgress<Entry>;
  readonly #queue: FrameQueue<Frame<Entry>>;
  readonly #over = new AbortController();
  #state: ReplayState = 'connecting';
  #connection: ServiceSocket | null = null;
  #session: Session | null = null;
  #awaitingSession: Awaiting[] = [];
  #awaitingNews: (() => void)[] = [];
  /** How many controls need a connection, even if the queue is full. */
  #holders = 0;
  #recall: () => void = () => undefined;
  /** Whether frames were skipped. They come again on a new connection, unless a seek makes them void. */
  #isSkipping = false;
  /** How many attempts have failed in a row. */
  #failures = 0;

  constructor(options: SubscriptionOptions<Entry>) {
    this.#options = options;
    this.#progress = options.progress;
    this.#queue = options.queue;
    this.#run().catch((error: unknown) => this.finish('failed', { error }));
  }

  get state(): ReplayState {
    return this.#state;
  }

  /**
   * Calls `act` with the open replay, as soon as it is open. If the connection is lost before `act` is done, calls it again
   * with the next one.
   *
   * @throws any other error of `act`, and OVER if the replay is over
   */
  async withSession<Done>(act: (session: Session) => Promise<Done>): Promise<Done> {
    this.#holders += 1;
    this.#recall();
    try {
      for (;;) {
        const session = await this.#openSession();
        try {
          return await act(session);
        } catch (error) {
          if (!session.connection.isOver || this.#isOver) throw error;
        }
      }
    } finally {
      this.#holders -= 1;
      if (this.#holders === 0 && this.#isSkipping) this.#disconnect();
    }
  }

  /** @throws the reason, if the connection is lost before the replay is in this generation */
  async reaches(generation: number, { connection }: Session): Promise<void> {
    while (this.#progress.generation < generation) {
      const news = new Promise<null>((resolve) => this.#awaitingNews.push(() => resolve(null)));
      const reason = await Promise.race([news, connection.over]);
      if (reason !== null) throw reason;
    }
  }

  /** Ends the subscription. Frames that have arrived can still be taken. */
  finish(state: 'ended' | 'failed' | 'closed', failure: { readonly error: unknown } | null): void {
    if (this.#isOver) return;
    this.#over.abort();
    if (state === 'ended') this.#connection?.finish();
    else this.#connection?.close();
    this.#queue.end(failure);
    const over = new ReplayError('OVER', `The replay has ${state === 'closed' ? 'been closed' : state}.`);
    for (const { reject } of this.#awaitingSession.splice(0)) reject(over);
    this.#setState(state);
  }

  get #isOver(): boolean {
    return this.#over.signal.aborted;
  }

  async #run(): Promise<void> {
    for (;;) {
      const since = performance.now();
      const reason = await this.#play();
      this.#session = null;
      if (this.#isOver) return;
      if (performance.now() - since > GOOD_AFTER_MS) this.#failures = 0;
      if (this.#state === 'behind') await this.#caughtUp();
      else await this.#recover(reason);
    }
  }

  /** Plays until the connection has ended. @returns the reason */
  async #play(): Promise<ReplayError> {
    const { endpoint, operation } = this.#options;
    const connection = await ServiceSocket.open(endpoint);
    if (this.#isOver) connection.close();
    if (connection.isOver) return connection.over;
    this.#connection = connection;
    this.#isSkipping = false;
    const { input } = this.#progress;
    connection.subscribe(operation, { input }, (data) => {
      this.#take(connection, (data as { readonly replay: Frame<Entry> }).replay);
    });
    return connection.over;
  }

  /** Resolves when half of the queue is taken, or a control needs a connection. */
  async #caughtUp(): Promise<void> {
    const recalled = new Promise<void>((resolve) => (this.#recall = resolve));
    if (this.#holders === 0) await Promise.race([this.#queue.room(), recalled]);
  }

  /** @throws the reason, if there is no other attempt */
  async #recover(error: ReplayError): Promise<void> {
    const hasOpened = this.#progress.opened !== null;
    this.#failures += 1;
    const delay = error.isTransient ? this.#options.retry({ error, attempt: this.#failures, hasOpened }) : null;
    if (delay === null) throw error;
    if (hasOpened) this.#setState('reconnecting');
    await wait(delay, this.#over.signal);
  }

  #take(connection: ServiceSocket, frame: Frame<Entry>): void {
    if (frame.generation > this.#progress.generation) this.#dropStale();
    else if (frame.__typename !== 'OpenedFrame' && (this.#isSkipping || this.#queue.isFull)) return this.#skipFrame();
    const told = this.#progress.take(frame);
    if (frame.__typename === 'OpenedFrame') this.#begin({ connection, opened: frame });
    if (frame.__typename === 'EndedFrame' && frame.reason === 'SHUTTING_DOWN') {
      connection.drop(new ReplayError('SHUTTING_DOWN', 'The service is shutting down.'));
    } else if (told !== null) {
      this.#failures = 0;
      this.#queue.push(told);
      if (told.__typename === 'EndedFrame') this.finish('ended', null);
    }
    for (const tell of this.#awaitingNews.splice(0)) tell();
  }

  /** Frames of an older generation are void. */
  #dropStale(): void {
    this.#isSkipping = false;
    this.#queue.keep(({ __typename }) => __typename === 'OpenedFrame');
  }

  #skipFrame(): void {
    this.#isSkipping = true;
    if (this.#holders === 0) this.#disconnect();
  }

  #disconnect(): void {
    this.#setState('behind');
    this.#connection?.drop(new ReplayError('CONNECTION_LOST', 'The buffer is full.'));
  }

  #begin(session: Session): void {
    this.#session = session;
    this.#setState('live');
    for (const { resolve } of this.#awaitingSession.splice(0)) resolve(session);
    const { stepsDue, controlKey, isRoom } = this.#progress;
    if (stepsDue === 0 || isRoom) return;
    const { connection, opened } = session;
    const { replayId } = opened;
    // If this connection is lost too, the next one repeats the step.
    connection.run(StepDocument, { replayId, controlKey, entries: stepsDue }).catch(() => undefined);
  }

  #openSession(): Promise<Session> {
    const session = this.#session;
    if (session !== null && !session.connection.isOver) return Promise.resolve(session);
    return new Promise((resolve, reject) => {
      if (this.#isOver) reject(new ReplayError('OVER', 'The replay is over.'));
      else this.#awaitingSession.push({ resolve, reject });
    });
  }

  #setState(state: ReplayState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.onState(state);
  }
}
