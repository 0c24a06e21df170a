import type { Viewer } from '../../domain/authority.ts';
import { type OrderKey, UNDATED_MARK } from '../../domain/query/order-key.ts';
import type { ReplayBounds, ReplayCursor } from '../../domain/replay-cursor.ts';
import { covers, type LogPosition } from '../../domain/commit/change-log.ts';
import { keyOn } from '../../domain/query/entry-index.ts';
import { DomainError } from '../../errors.ts';
import type { Batch, OpenedFrame } from '../frames.ts';
import { Playback } from '../playback.ts';
import { planReplay, type ReplayInput, type ReplayPlan } from '../replay-input.ts';
import { openedBody, type Watch } from '../host.ts';
import { replayIdOf } from './record.ts';
import type { Room } from './room.ts';
import type { Stage } from './stage.ts';
import type { Reads } from '../walk.ts';

interface Entrance {
  readonly viewer: Viewer;
  readonly input: ReplayInput;
  /** Of the room, for who opened it. */
  readonly controlKey: string | null;
}

/**
 * One viewer of a room: catches up by a playback of his own, unpaced, up to where the stage stands, and is in step from
 * then on. Who falls behind catches up again, and nobody else notices.
 */
export class RoomWatch implements Watch {
  readonly #reads: Reads;
  readonly #room: Room;
  readonly #stage: Stage;
  readonly #plan: ReplayPlan;
  readonly #leave: () => void;
  #playback: Playback;
  /** The version of the course of which the viewer knows. */
  #seen: number;
  #isClosed = false;
  /** Takes back what he waits for. */
  #forget = () => {};

  static async enter(reads: Reads, room: Room, { viewer, input, controlKey }: Entrance): Promise<RoomWatch> {
    const isOpener = controlKey !== null;
    const { stage, leave } = await room.enter(viewer, isOpener);
    try {
      const { after, catchUp } = input;
      // A cursor holds its bounds, and so does not go with `from`.
      const asked = typeof after === 'string' ? { ...room.record.input, from: null } : room.record.input;
      const plan = await planReplay(reads.reader, viewer, { ...asked, after, paused: false, catchUp });
      checkSameBounds(plan.start.bounds, room.record.bounds);
      const fromStart = isOpener || catchUp || typeof after === 'string';
      const from = fromStart ? { ...plan.start } : stage.place;
      const { generation } = typeof after === 'string' ? plan.start : stage.place;
      const opened = openedBody(plan, replayIdOf(room.id), controlKey);
      return new RoomWatch(reads, room, { stage, plan, leave, from: { ...from, generation }, opened });
    } catch (error) {
      leave();
      throw error;
    }
  }

  private constructor(
    reads: Reads,
    room: Room,
    given: {
      readonly stage: Stage;
      readonly plan: ReplayPlan;
      readonly leave: () => void;
      readonly from: ReplayCursor;
      readonly opened: Omit<OpenedFrame, 'status'>;
    },
  ) {
    this.#reads = reads;
    this.#room = room;
    this.#stage = given.stage;
    this.#plan = given.plan;
    this.#leave = given.leave;
    this.#seen = given.stage.course.version;
    this.#playback = this.#catchUp({ ...given.from, live: false }, given.opened);
  }

  async next(join: (stage: Stage, place: ReplayCursor) => void): Promise<Batch | null> {
    for (;;) {
      this.#aim();
      const batch = await this.#playback.next();
      if (batch.frames.length > 0 || batch.isOver) return batch;
      // Closed since the batch was ready: nobody is left to join.
      if (this.#isClosed) return { ...batch, isOver: true };
      if (this.#stage.failure !== null) throw this.#stage.failure;
      if (this.#isSoughtAhead()) await this.#stageChange();
      else if (!this.#isAimed()) continue;
      else if (this.#stage.isOver) this.#end();
      else if (this.#seen < this.#stage.course.version) this.#tellStatus();
      else if (this.#isAhead()) await this.#fallBack();
      else if (this.#isInStep()) {
        join(this.#stage, this.#stage.place);
        return null;
      } else if (isUpTo(this.#playback.place.taken, this.#stage.place.taken)) await this.#stageChange();
      // The stage may have taken the first lines of a commit whose last ones are yet to be read.
      else await this.#reads.feed.reach(this.#stage.place.taken.sequence);
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

  /** Whether he comes from a place that was sought, on another node, to which the stage here is only on its way. */
  #isSoughtAhead(): boolean {
    const { generation } = this.#playback.place;
    return generation > this.#stage.place.generation && generation <= this.#stage.course.generation;
  }

  /** Up to where the stage stands by now. */
  #aim(): void {
    if (this.#isSoughtAhead()) return;
    const { place, course: staged } = this.#stage;
    const { course } = this.#playback;
    const { generation } = place;
    const played = this.#target();
    const version = course.version + 1;
    if (this.#playback.place.generation !== generation) {
      const here = { played, instant: place.instant, sequence: place.taken.sequence };
      const start = (staged.generation === generation ? staged.start : null) ?? here;
      this.#playback.follow({ ...course, version, generation, start, played });
      this.#tellStatus();
    } else if (course.played !== played) {
      this.#playback.follow({ ...course, version, played });
    }
  }

  #isAimed(): boolean {
    const { place: own, course } = this.#playback;
    return own.generation === this.#stage.place.generation && course.played === this.#target();
  }

  /** How far he is to be brought: where the stage stands, and to the very end where that is what it came to. */
  #target(): OrderKey | null {
    const { isOver, endReason, place } = this.#stage;
    return isOver && endReason === 'COMPLETED' ? UNDATED_MARK : place.played;
  }

  /** Whether he was told exactly what those in step were told; less of the keys is as much, where nothing stands between. */
  #isInStep(): boolean {
    const { taken, moving } = this.#stage.place;
    const { place: own } = this.#playback;
    return own.taken.sequence === taken.sequence && own.taken.ordinal === taken.ordinal && !own.moving && !moving;
  }

  /** Whether more was played to him than the stage has played: on a node whose clock was ahead, or before it moved away. */
  #isAhead(): boolean {
    const { played } = this.#playback.place;
    const { played: staged } = this.#stage.place;
    return played !== null && (staged === null || played > staged);
  }

  /** To the place of the stage, where nothing stands between it and his own; else the stage must come up to him. */
  async #fallBack(): Promise<void> {
    const { place } = this.#playback;
    const { played } = this.#stage.place;
    const { pages, feed } = this.#reads;
    const { items, head } = await pages.page(this.#plan.query, played, 1, feed.head);
    // The store may know of a commit of which nobody was told here yet.
    await feed.reach(head);
    if (this.#isClosed) return;
    const [next] = items;
    const isBetween = next !== undefined && keyOn(next, this.#plan.query.query.clock) <= (place.played ?? '');
    if (!isBetween && covers(place.taken, head)) this.#restart({ ...place, played });
    else if (isBetween && this.#stage.place.played === played) await this.#stageChange();
  }

  async #stageChange(): Promise<void> {
    const { happened, forget } = this.#stage.change();
    this.#forget = forget;
    await happened;
  }

  /** As the stage did. */
  #end(): void {
    const { endReason } = this.#stage;
    if (endReason === null) this.#playback.close();
    else this.#playback.end(endReason);
  }

  #tellStatus(): void {
    this.#seen = this.#stage.course.version;
    this.#playback.announce({ kind: 'STATUS', status: this.#stage.status });
  }

  #catchUp(from: ReplayCursor, opened: Omit<OpenedFrame, 'status'> | null): Playback {
    const { generation } = from;
    const { course } = this.#stage;
    return new Playback({
      reads: this.#reads,
      clock: this.#room.clock,
      // The clock is the stage's to tell.
      score: { ...this.#plan, clockEveryMs: null, replayId: replayIdOf(this.#room.id) },
      // Paused, so that all that plays is what the stage has played, at which it is aimed.
      course: { ...course, version: 1, generation, paused: true, played: null, start: null, gap: null },
      from,
      opened,
      status: () => this.#stage.status,
      conductor: null,
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
