import { readerLike } from '../../domain/authority.ts';
import { offsetClock, type SteadyClock } from '../clock.ts';
import { type ReplayControl, applyControl } from '../control.ts';
import { afterPause } from '../timing.ts';
import type { EndReason, PlaybackStatus } from '../frames.ts';
import { Playback } from '../playback.ts';
import { planReplay } from '../replay-input.ts';
import type { ReplayEnvironment, SharedReads } from '../environment.ts';
import { replayNotFound } from '../replay-key.ts';
import { endReasonOf, readRoom, replayIdOf, requireRoomPacing, roomBody, type RoomState } from './state.ts';
import { RoomCoordinator } from './room-coordinator.ts';
import { roomCursor } from './room-cursor.ts';
import { SharedPlayback } from './shared-playback.ts';

interface RoomOptions {
  readonly environment: ReplayEnvironment;
  readonly reads: SharedReads;
  /** The database's time minus this node's steady time. */
  readonly offset: number;
  /** How long the room is kept without viewers. */
  readonly lifetimeMs: number;
  /** Called when no viewer is left on this node. */
  readonly onEmpty: () => void;
}

/** A room as this node plays it. */
export class Room {
  readonly id: string;
  readonly #options: RoomOptions;
  readonly #clock: SteadyClock;
  readonly #coordinator: RoomCoordinator;
  #shared: Promise<SharedPlayback> | null = null;
  #state: RoomState;
  #viewers = 0;
  /** How many viewers wait for the shared playback to open. */
  #entering = 0;
  #stopRenewing = () => {};

  constructor(id: string, state: RoomState, options: RoomOptions) {
    this.id = id;
    this.#state = state;
    this.#options = options;
    this.#clock = offsetClock(options.environment.clock, options.offset);
    this.#coordinator = new RoomCoordinator((change) => {
      this.#change((current) => Promise.resolve(change(current))).catch(options.environment.onError);
    });
    this.#renewLater();
  }

  get state(): RoomState {
    return this.#state;
  }

  get clock(): SteadyClock {
    return this.#clock;
  }

  /**
   * Lets a viewer in. If there is no shared playback yet, it is opened: at the start for the viewer that opens the
   * room, else at the present position of the room.
   */
  async enter(isOpening: boolean): Promise<{ readonly shared: SharedPlayback; readonly leave: () => void }> {
    const { shared, release } = await this.#held(isOpening);
    this.#viewers += 1;
    let isIn = true;
    const leave = () => {
      if (isIn) this.#viewers -= 1;
      isIn = false;
      release();
    };
    return { shared, leave };
  }

  /** Takes over the state that the store has, if it is newer. */
  receive(state: RoomState): void {
    const isNews = state.timing.version > this.#state.timing.version;
    if (!isNews && state.phase === this.#state.phase) return;
    this.#state = isNews ? state : { ...this.#state, phase: state.phase };
    this.#withPlayback((shared) => {
      if (isNews) shared.follow(state.timing);
      this.#endAsOne(shared);
    });
  }

  async control(control: ReplayControl): Promise<PlaybackStatus> {
    if (control.kind === 'PACE') requireRoomPacing(control.pacing, 'pacing');
    const { shared, release } = await this.#held(false);
    try {
      await this.#change(async (state) => {
        if (endReasonOf(state) !== null) throw replayNotFound();
        shared.follow(state.timing);
        const { timing, bounds } = state;
        // The cursor for the new timing: the known cursor may still be the one before a seek.
        const cursor = { ...shared.playbackCursor, bounds };
        const now = this.#clock.now();
        const timeline = shared.status.timelineTime ?? timing.anchor.timeline;
        if (control.kind === 'END') {
          return { ...state, phase: 'ENDED', timing: afterPause(timing, { timeline, now, played: cursor.played }) };
        }
        const { store } = this.#options.environment;
        const given = { reader: store, query: shared.plan.query, timing, cursor, timeline, now };
        const next = await applyControl(control, given);
        if (next === timing) return null;
        // After a seek, history is played again.
        return { ...state, timing: next, phase: next.generation === timing.generation ? state.phase : 'PLAYING' };
      });
      return shared.status;
    } finally {
      release();
    }
  }

  end(reason: EndReason): void {
    this.#withPlayback((shared) => shared.end(reason));
  }

  close(): void {
    this.#stopRenewing();
    this.#withPlayback((shared) => shared.close());
  }

  /** The store deletes a room that was not written for a long time. This one has viewers, so it is written again. */
  #renewLater(): void {
    this.#stopRenewing = this.#clock.alarm(this.#clock.now() + this.#options.lifetimeMs / 2, () => {
      this.#renewLater();
      this.#change((state) => Promise.resolve(state)).catch(this.#options.environment.onError);
    });
  }

  #withPlayback(act: (shared: SharedPlayback) => void): void {
    this.#shared?.then(act, () => undefined);
  }

  /** One shared playback, even if many ask at the same moment. It is stored before other work has a turn. */
  async #held(isOpening: boolean): Promise<{ readonly shared: SharedPlayback; readonly release: () => void }> {
    this.#entering += 1;
    try {
      for (;;) {
        const known = this.#shared;
        const opening = known ?? this.#open(isOpening);
        this.#shared = opening;
        const shared = await opening;
        if (known === null || !shared.isOver) return { shared, release: shared.hold() };
        this.#forget(opening);
      }
    } finally {
      this.#entering -= 1;
      this.#closeIfEmpty();
    }
  }

  #forget(shared: Promise<SharedPlayback>): void {
    if (this.#shared === shared) this.#shared = null;
    this.#closeIfEmpty();
  }

  #closeIfEmpty(): void {
    if (this.#shared !== null || this.#entering > 0) return;
    this.#stopRenewing();
    this.#options.onEmpty();
  }

  #open(isOpening: boolean): Promise<SharedPlayback> {
    const opening: Promise<SharedPlayback> = this.#newSharedPlayback(isOpening, () => this.#forget(opening));
    opening.catch(() => this.#forget(opening));
    return opening;
  }

  async #newSharedPlayback(isOpening: boolean, onClosed: () => void): Promise<SharedPlayback> {
    const { reads, environment } = this.#options;
    const state = this.#state;
    const { input, timing } = state;
    const asked = { ...input, paused: timing.paused, catchUp: false };
    const plan = await planReplay(environment.store, readerLike(state), asked);
    const from = isOpening ? plan.start : await roomCursor(state, plan, { reads, now: this.#clock.now() });
    await reads.feed.reach(from.taken.sequence);
    const playback = new Playback({
      reads,
      clock: this.#clock,
      settings: { ...plan, client: '', replayId: replayIdOf(this.id) },
      timing,
      from,
      opened: null,
      viewers: () => this.#viewers,
      coordinator: this.#coordinator,
      waits: true,
    });
    const shared = new SharedPlayback(plan, playback, onClosed);
    // The timing may have changed while the cursor was read.
    shared.follow(this.#state.timing);
    this.#endAsOne(shared);
    return shared;
  }

  /** A room ends for its viewers on all nodes. */
  #endAsOne(shared: SharedPlayback): void {
    const reason = endReasonOf(this.#state);
    if (reason !== null) shared.end(reason);
  }

  /** Changes the state by compare-and-set: tries until it is written, or until there is nothing to change. */
  async #change(change: (state: RoomState) => Promise<RoomState | null>): Promise<void> {
    const { shared } = this.#options.environment.store;
    for (;;) {
      const [piece] = await shared.read('room', [this.id]);
      if (piece === undefined) throw replayNotFound();
      const next = await change(readRoom(piece));
      if (next === null) return this.receive(readRoom(piece));
      const expires = this.#clock.now() + this.#options.lifetimeMs;
      const written = { id: this.id, version: piece.version + 1, body: roomBody(next), expires };
      if (await shared.write('room', written)) return this.receive(next);
    }
  }
}
