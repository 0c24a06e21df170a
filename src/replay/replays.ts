import type { ReadScope, Viewer } from '../domain/authority.ts';
import { DomainError, resolvedAtPath } from '../errors.ts';
import { ChangeFeed } from './change-feed.ts';
import { applyControl, type ReplayControl } from './control.ts';
import type { RecordReader } from '../store/store.ts';
import { CursorSeal } from './cursor-seal.ts';
import type { ReplayEnvironment, SharedReads } from './environment.ts';
import { type EndReason, type FrameBatch, openedBody, type PlaybackStatus } from './frames.ts';
import { type DigestedQuery, PageCache } from './page-cache.ts';
import { Playback } from './playback.ts';
import { planReplay, type ReplayInput, type ReplayPlan } from './replay-input.ts';
import { checkControl, type Controlled, isSameKey, randomToken, type ReplayKey, replayNotFound } from './replay-key.ts';
import { Rooms } from './rooms/rooms.ts';
import { roomOf } from './rooms/state.ts';
import { openingTiming } from './timing.ts';
import type { Watch } from './watch.ts';

/** The client that opens a replay. */
interface Opener {
  /** Its address, for the limit of rooms. */
  readonly client: string;
  /** Its reads end when the opener goes. */
  readonly reader: RecordReader;
}

interface PrivateReplay {
  readonly playback: Playback;
  readonly query: DigestedQuery;
  readonly controlKey: string;
  readonly opener: ReadScope;
}

export class Replays {
  /** Seals the cursors for clients. */
  readonly cursors: CursorSeal;
  readonly #environment: ReplayEnvironment;
  readonly #reads: SharedReads;
  readonly #rooms: Rooms;
  readonly #private = new Map<string, PrivateReplay>();

  constructor(host: ReplayEnvironment) {
    const { store, onError } = host;
    this.#environment = host;
    this.cursors = new CursorSeal(store.shared);
    this.#reads = { reader: store, feed: new ChangeFeed(store, onError), pages: new PageCache(store) };
    this.#rooms = new Rooms(host, this.#reads);
  }

  /** The last commit that the replays know. */
  get head(): number {
    return this.#reads.feed.head;
  }

  /**
   * Checks the arguments and opens a replay. Its clock starts when its first frame is pulled.
   *
   * @throws DomainError for wrong arguments, before the first frame, with the path below `input`.
   */
  async open(
    viewer: Viewer,
    input: ReplayInput,
    { client = '', reader = this.#environment.store }: Partial<Opener> = {},
  ): Promise<Watch> {
    if (input.room !== null && input.room !== undefined) return this.#rooms.join(viewer, input, input.room, client);
    if (input.catchUp) {
      throw new DomainError('BAD_ARGUMENTS', 'catchUp is for rooms. Name the room, or leave catchUp out.', {
        path: 'input.catchUp',
      });
    }
    const plan = await planReplay(reader, viewer, input);
    await resolvedAtPath('input.after', () => this.#reads.feed.check(plan.start.taken));
    return this.#openPrivate(plan, viewer, client);
  }

  /**
   * Controls a replay, by its `controlKey` or a token that may control the replays of others.
   *
   * @returns its state after the control
   * @throws DomainError NOT_FOUND if it is unknown or over; UNAUTHENTICATED, FORBIDDEN.
   */
  async control(viewer: Viewer, { replayId, controlKey }: ReplayKey, control: ReplayControl): Promise<PlaybackStatus> {
    const permit = (controlled: Controlled) => checkControl(viewer, controlKey, controlled);
    if (roomOf(replayId) !== null) return this.#rooms.control(replayId, control, permit);
    const replay = this.#private.get(replayId);
    if (replay === undefined || replay.playback.isOver) throw replayNotFound();
    permit({ opener: replay.opener, isKey: (given) => isSameKey(given, replay.controlKey) });
    const { playback, query } = replay;
    if (control.kind === 'END') {
      playback.end('ENDED');
      return playback.status;
    }
    const { store, clock } = this.#environment;
    for (;;) {
      const { timing, cursor, status } = playback;
      const given = {
        reader: store,
        query,
        timing,
        cursor,
        timeline: status.timelineTime,
        now: clock.now(),
      };
      const next = await applyControl(control, given);
      if (playback.isOver) throw replayNotFound();
      // Another control came in between, so this one is applied to its result.
      if (playback.timing.version !== timing.version) continue;
      playback.follow(next);
      return playback.status;
    }
  }

  /** Ends all replays with a last frame. */
  end(reason: EndReason): void {
    for (const { playback } of this.#private.values()) playback.end(reason);
    this.#rooms.end(reason);
  }

  close(): void {
    for (const { playback } of this.#private.values()) playback.close();
    this.#private.clear();
    this.#rooms.close();
    this.#reads.feed.close();
  }

  #openPrivate(plan: ReplayPlan, opener: ReadScope, client: string): Watch {
    const { clock } = this.#environment;
    const replayId = randomToken();
    const controlKey = randomToken();
    const { start, pacing, paused } = plan;
    const query = this.#reads.pages.shared(plan.query);
    const playback = new Playback({
      reads: this.#reads,
      clock,
      settings: {
        replayId,
        client,
        query,
        maxGapMs: plan.maxGapMs,
        clockEveryMs: plan.clockEveryMs,
        onEnd: plan.onEnd,
      },
      timing: {
        ...openingTiming(pacing, start.bounds, { paused, instant: start.instant, now: clock.now() }),
        generation: start.generation,
      },
      from: start,
      opened: openedBody(plan, replayId, controlKey),
      coordinator: null,
      waits: true,
    });
    this.#private.set(replayId, { playback, query, controlKey, opener });
    return new PrivateWatch(playback, () => this.#private.delete(replayId));
  }
}

/** A private replay is in step only with itself. */
class PrivateWatch implements Watch {
  readonly #playback: Playback;
  readonly #forget: () => void;

  constructor(playback: Playback, forget: () => void) {
    this.#playback = playback;
    this.#forget = forget;
  }

  next(): Promise<FrameBatch> {
    return this.#playback.next();
  }

  resume(): void {}

  stalled(milliseconds: number): void {
    this.#playback.stalled(milliseconds);
  }

  close(): void {
    this.#forget();
    this.#playback.close();
  }
}
