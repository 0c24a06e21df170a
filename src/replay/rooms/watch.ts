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
  /** The key of the room, for the viewer that opened it; else null. */
  readonly controlKey: string | null;
}

/**
 * One viewer of a room. It catches up with a playback of its own, unpaced, up to the cursor of the shared playback, and is
 * in step from then on. A viewer that falls behind catches up again, and no other viewer notices.
 */
export class RoomWatch implements Watch {
  readonly #reads: SharedReads;
  readonly #room: Room;
  readonly #shared: SharedPlayback;
  readonly #plan: ReplayPlan;
  readonly #leave: () => void;
  #playback: Playback;
  /** The last version of the timing that the viewer knows. */
  #seen: number;
  readonly #closing = new AbortController();
  /** Ends the wait for a change of the shared playback. */
  #forget = () => {};

  static async enter(reads: SharedReads, room: Room, { viewer, input, controlKey }: Entrance): Promise<RoomWatch> {
    const isOpener = controlKey !== null;
    const { shared, leave } = await room.enter(isOpener);
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
      this.#setGoal();
      const batch = await this.#playback.next();
      if (batch.frames.length > 0 || batch.isOver) return batch;
      // Closed since the batch was ready: nobody is left to join.
      if (this.#closing.signal.aborted) return { ...batch, isOver: true };
      if (this.#shared.failure !== null) throw this.#shared.failure;
      if (this.#isSeekAhead()) await this.#sharedChange();
      else if (!this.#hasPresentGoal()) continue;
      else if (this.#shared.isOver) this.#end();
      else if (this.#seen < this.#shared.timing.version) this.#tellStatus();
      else if (this.#isAhead()) await this.#fallBack();
      else if (this.#isInStep()) {
        join(this.#shared, this.#shared.cursor);
        return null;
      } else if (isUpTo(this.#playback.cursor.taken, this.#shared.cursor.taken)) await this.#sharedChange();
      // The shared playback may have taken the first lines of a commit; the last ones are not read yet.
      else await this.#reads.feed.reach(this.#shared.cursor.taken.sequence);
    }
  }

  /** The viewer's socket took nothing, so the viewer fell out of step after the frame with this cursor. */
  resume(from: ReplayCursor): void {
    if (!this.#closing.signal.aborted) this.#restart(from);
  }

  stalled(milliseconds: number): void {
    this.#playback.stalled(milliseconds);
  }

  close(): void {
    this.#closing.abort();
    this.#forget();
    this.#playback.close();
    this.#leave();
  }

  #restart(from: ReplayCursor): void {
    this.#playback.close();
    this.#playback = this.#catchUp({ ...from, live: false }, null);
  }

  /** Whether the viewer comes from another node that has finished a seek, while this node has only begun it. */
  #isSeekAhead(): boolean {
    const { generation } = this.#playback.cursor;
    return generation > this.#shared.cursor.generation && generation <= this.#shared.timing.generation;
  }

  /** Sets the goal of the own playback: the present cursor of the shared one. */
  #setGoal(): void {
    if (this.#isSeekAhead()) return;
    const { cursor, timing: staged } = this.#shared;
    const { timing } = this.#playback;
    const { generation } = cursor;
    const played = this.#goalKey();
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

  #hasPresentGoal(): boolean {
    const { cursor: own, timing } = this.#playback;
    return own.generation === this.#shared.cursor.generation && timing.dueUpTo === this.#goalKey();
  }

  /** The order key up to which the viewer catches up: that of the shared playback, or the end if it has completed. */
  #goalKey(): OrderKey | null {
    const { isOver, endReason, cursor } = this.#shared;
    return isOver && endReason === 'COMPLETED' ? UNDATED_MARK : cursor.played;
  }

  /** Whether the viewer got the same lines of the change log as those in step. The keys may differ: no entry is between. */
  #isInStep(): boolean {
    const { taken, moving } = this.#shared.cursor;
    const { cursor: own } = this.#playback;
    return own.taken.sequence === taken.sequence && own.taken.ordinal === taken.ordinal && !own.moving && !moving;
  }

  /** Whether the viewer is ahead of the shared playback: it was on a node whose clock was ahead, or an entry moved. */
  #isAhead(): boolean {
    const { played } = this.#playback.cursor;
    const { played: staged } = this.#shared.cursor;
    return played !== null && (staged === null || played > staged);
  }

  /** Goes back to the shared playback if no entry is between the two; else waits until the shared playback is as far. */
  async #fallBack(): Promise<void> {
    const { cursor } = this.#playback;
    const { played } = this.#shared.cursor;
    const { pages, feed } = this.#reads;
    const position = { after: played, limit: 1, commit: feed.head };
    const slice = await pages.page(this.#plan.query, position, { client: '', signal: this.#closing.signal });
    if (slice === null) return;
    const { items, head } = slice;
    // The store may have a commit that the feed of this node does not know yet.
    await feed.reach(head);
    if (this.#closing.signal.aborted) return;
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

  /** Ends for the same reason as the shared playback. */
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
      // The shared playback sends the clock frames.
      settings: { ...this.#plan, client: '', clockEveryMs: null, replayId: replayIdOf(this.#room.id) },
      // Paused, so that it plays only the entries up to its goal, which the shared playback has played.
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
