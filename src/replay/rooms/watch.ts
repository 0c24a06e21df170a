import type { Viewer } from '../../domain/authority.ts';
import { type OrderKey, UNDATED_MARK } from '../../domain/query/order-key.ts';
import type { ReplayBounds, ReplayCursor } from '../../domain/replay-cursor.ts';
import { covers, type LogPosition } from '../../domain/commit/change-log.ts';
import { keyOn } from '../../domain/query/entry-index.ts';
import { DomainError } from '../../errors.ts';
import { type FrameBatch, openedBody, type OpenedBody } from '../frames.ts';
import { Playback } from '../playback.ts';
import { planReplay, type ReplayInput, type ReplayPlan } from '../replay-input.ts';
import type { SharedReads } from '../environment.ts';
import type { Watch } from '../watch.ts';
import { replayIdOf } from './state.ts';
import type { Room } from './room.ts';
import type { SharedPlayback } from './shared-playback.ts';

interface Entrance {
  readonly viewer: Viewer;
  readonly input: ReplayInput;
  /** Of the room, for who opened it. */
  readonly controlKey: string | null;
}

/**
 * One viewer of a room: catches up by a playback of his own, unpaced, up to where the shared stands, and is in step from
 * then on. Who falls behind catches up again, and nobody else notices.
 */
export class RoomWatch implements Watch {
  readonly #reads: SharedReads;
  readonly #room: Room;
  readonly #shared: SharedPlayback;
  readonly #plan: ReplayPlan;
  readonly #leave: () => void;
  #playback: Playback;
  /** The version of the timing of which the viewer knows. */
  #seen: number;
  #isClosed = false;
  /** Takes back what he waits for. */
  #forget = () => {};

  static async enter(reads: SharedReads, room: Room, { viewer, input, controlKey }: Entrance): Promise<RoomWatch> {
    const isOpener = controlKey !== null;
    const { shared, leave } = await room.enter(viewer, isOpener);
    try {
      const { after, catchUp } = input;
      // A cursor holds its bounds, and so does not go with `from`.
      const asked = typeof after === 'string' ? { ...room.state.input, from: null } : room.state.input;
      const plan = await planReplay(reads.reader, viewer, { ...asked, after, paused: false, catchUp });
      checkSameBounds(plan.start.bounds, room.state.bounds);
      const fromStart = isOpener || catchUp || typeof after === 'string';
      const from = fromStart ? { ...plan.start } : shared.cursor;
      const { generation } = typeof after === 'string' ? plan.start : shared.cursor;
      const opened = openedBody(plan, replayIdOf(room.id), controlKey);
      return new RoomWatch(reads, room, { shared, plan, leave, from: { ...from, generation }, opened });
    } catch (error) {
      leave();
      throw error;
    }
  }

  private constructor(
    reads: SharedReads,
    room: Room,
    given: {
      readonly shared: SharedPlayback;
      readonly plan: ReplayPlan;
      readonly leave: () => void;
      readonly from: ReplayCursor;
      readonly opened: Omit<OpenedBody, 'status'>;
    },
  ) {
    this.#reads = reads;
    this.#room = room;
    this.#shared = given.shared;
    this.#plan = given.plan;
    this.#leave = given.leave;
    this.#seen = given.shared.timing.version;
    this.#playback = this.#catchUp({ ...given.from, live: false }, given.opened);
  }

  async next(join: (shared: SharedPlayback, cursor: ReplayCursor) => void): Promise<FrameBatch | null> {
    for (;;) {
      this.#aim();
      const batch = await this.#playback.next();
      if (batch.frames.length > 0 || batch.isOver) return batch;
      // Closed since the batch was ready: nobody is left to join.
      if (this.#isClosed) return { ...batch, isOver: true };
      if (this.#shared.failure !== null) throw this.#shared.failure;
      if (this.#isSoughtAhead()) await this.#sharedChange();
      else if (!this.#isAimed()) continue;
      else if (this.#shared.isOver) this.#end();
      else if (this.#seen < this.#shared.timing.version) this.#tellStatus();
      else if (this.#isAhead()) await this.#fallBack();
      else if (this.#isInStep()) {
        join(this.#shared, this.#shared.cursor);
        return null;
      } else if (isUpTo(this.#playback.cursor.taken, this.#shared.cursor.taken)) await this.#sharedChange();
      // The shared may have taken the first lines of a commit whose last ones are yet to be read.
      else await this.#reads.feed.reach(this.#shared.cursor.taken.sequence);
    }
  }

  /** The viewer's socket took nothing, so that he fell out of step after the frame with this cursor. */
  resume(from: ReplayCursor): void {
    if (!this.#isClosed) this.#restart(from);
  }

  stalled(milliseconds: number): void {
    this.#playback.stalled(milliseconds);
  }

  close(): void {
    this.#isClosed = true;
    this.#forget();
    this.#playback.close();
    this.#leave();
  }

  #restart(from: ReplayCursor): void {
    this.#playback.close();
    this.#playback = this.#catchUp({ ...from, live: false }, null);
  }

  /** Whether he comes from a place that was sought, on another node, to which the shared here is only on its way. */
  #isSoughtAhead(): boolean {
    const { generation } = this.#playback.cursor;
    return generation > this.#shared.cursor.generation && generation <= this.#shared.timing.generation;
  }

  /** Up to where the shared stands by now. */
  #aim(): void {
    if (this.#isSoughtAhead()) return;
    const { cursor, timing: staged } = this.#shared;
    const { timing } = this.#playback;
    const { generation } = cursor;
    const played = this.#target();
    const version = timing.version + 1;
    if (this.#playback.cursor.generation !== generation) {
      const here = { played, instant: cursor.instant, sequence: cursor.taken.sequence };
      const start = (staged.generation === generation ? staged.start : null) ?? here;
      this.#playback.follow({ ...timing, version, generation, start, dueUpTo: played });
      this.#tellStatus();
    } else if (timing.dueUpTo !== played) {
      this.#playback.follow({ ...timing, version, dueUpTo: played });
    }
  }

  #isAimed(): boolean {
    const { cursor: own, timing } = this.#playback;
    return own.generation === this.#shared.cursor.generation && timing.dueUpTo === this.#target();
  }

  /** How far he is to be brought: where the shared stands, and to the very end where that is what it came to. */
  #target(): OrderKey | null {
    const { isOver, endReason, cursor } = this.#shared;
    return isOver && endReason === 'COMPLETED' ? UNDATED_MARK : cursor.played;
  }

  /** Whether he was told exactly what those in step were told; less of the keys is as much, where nothing stands between. */
  #isInStep(): boolean {
    const { taken, moving } = this.#shared.cursor;
    const { cursor: own } = this.#playback;
    return own.taken.sequence === taken.sequence && own.taken.ordinal === taken.ordinal && !own.moving && !moving;
  }

  /** Whether more was played to him than the shared has played: on a node whose clock was ahead, or before it moved away. */
  #isAhead(): boolean {
    const { played } = this.#playback.cursor;
    const { played: staged } = this.#shared.cursor;
    return played !== null && (staged === null || played > staged);
  }

  /** To the place of the shared, where nothing stands between it and his own; else the shared must come up to him. */
  async #fallBack(): Promise<void> {
    const { cursor } = this.#playback;
    const { played } = this.#shared.cursor;
    const { pages, feed } = this.#reads;
    const { items, head } = await pages.page(this.#plan.query, played, 1, feed.head);
    // The store may know of a commit of which nobody was told here yet.
    await feed.reach(head);
    if (this.#isClosed) return;
    const [next] = items;
    const isBetween = next !== undefined && keyOn(next, this.#plan.query.query.clock) <= (cursor.played ?? '');
    if (!isBetween && covers(cursor.taken, head)) this.#restart({ ...cursor, played });
    else if (isBetween && this.#shared.cursor.played === played) await this.#sharedChange();
  }

  async #sharedChange(): Promise<void> {
    const { happened, forget } = this.#shared.change();
    this.#forget = forget;
    await happened;
  }

  /** As the shared did. */
  #end(): void {
    const { endReason } = this.#shared;
    if (endReason === null) this.#playback.close();
    else this.#playback.end(endReason);
  }

  #tellStatus(): void {
    this.#seen = this.#shared.timing.version;
    this.#playback.announce({ kind: 'STATUS', status: this.#shared.status });
  }

  #catchUp(from: ReplayCursor, opened: Omit<OpenedBody, 'status'> | null): Playback {
    const { generation } = from;
    const { timing } = this.#shared;
    return new Playback({
      reads: this.#reads,
      clock: this.#room.clock,
      // The clock is the shared's to tell.
      settings: { ...this.#plan, clockEveryMs: null, replayId: replayIdOf(this.#room.id) },
      // Paused, so that all that plays is what the shared has played, at which it is aimed.
      timing: { ...timing, version: 1, generation, paused: true, dueUpTo: null, start: null, gap: null },
      from,
      opened,
      status: () => this.#shared.status,
      coordinator: null,
      waits: false,
    });
  }
}

function checkSameBounds(given: ReplayBounds, wanted: ReplayBounds): void {
  if (given.from === wanted.from && given.to === wanted.to) return;
  const message = 'The cursor in after belongs to a replay between other instants than the room.';
  throw new DomainError('CURSOR_MISMATCH', message, { path: 'input.after' });
}

function isUpTo(position: LogPosition, other: LogPosition): boolean {
  if (position.sequence !== other.sequence) return position.sequence > other.sequence;
  return position.ordinal === null || (other.ordinal !== null && position.ordinal >= other.ordinal);
}
