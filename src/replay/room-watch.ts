import type { Viewer } from '../domain/authority.ts';
import type { ReplayCursor } from '../domain/replay-cursor.ts';
import type { LogPosition } from '../domain/change-log.ts';
import type { Batch, OpenedFrame } from './frames.ts';
import { Playback } from './playback.ts';
import { planReplay, type ReplayInput, type ReplayPlan } from './replay-input.ts';
import { openedBody, type Watch } from './replays.ts';
import { replayIdOf } from './room-record.ts';
import type { Room } from './room.ts';
import type { Stage } from './stage.ts';
import type { Reads } from './walk.ts';

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

  static async enter(reads: Reads, room: Room, { viewer, input, controlKey }: Entrance): Promise<RoomWatch> {
    const isOpener = controlKey !== null;
    const { stage, leave } = await room.enter(viewer, isOpener);
    try {
      const { after, catchUp } = input;
      const plan = await planReplay(reads.reader, viewer, { ...room.record.input, after, paused: false, catchUp });
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
      if (this.#stage.failure !== null) throw this.#stage.failure;
      if (!this.#isInStep()) continue;
      if (this.#stage.isOver) this.#playback.end(this.#stage.endReason);
      else if (this.#seen < this.#stage.course.version) this.#tellStatus();
      else {
        join(this.#stage, { ...this.#playback.place, played: this.#stage.place.played });
        return null;
      }
    }
  }

  /** The viewer's socket took nothing, so that he fell out of step after the frame with this cursor. */
  resume(from: ReplayCursor): void {
    if (this.#isClosed) return;
    this.#playback.close();
    this.#playback = this.#catchUp({ ...from, live: false, moving: false }, null);
  }

  stalled(milliseconds: number): void {
    this.#playback.stalled(milliseconds);
  }

  close(): void {
    this.#isClosed = true;
    this.#playback.close();
    this.#leave();
  }

  /** Up to where the stage stands by now. */
  #aim(): void {
    const { place, course: staged } = this.#stage;
    const { course } = this.#playback;
    const { generation, played } = place;
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

  #isInStep(): boolean {
    const { place } = this.#stage;
    const { place: own, course } = this.#playback;
    return own.generation === place.generation && course.played === place.played && isUpTo(own.taken, place.taken);
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
      score: { ...this.#plan, replayId: replayIdOf(this.#room.id) },
      // Paused, so that all that plays is what the stage has played.
      course: {
        ...course,
        version: 1,
        generation,
        paused: true,
        played: this.#stage.place.played,
        start: null,
        gap: null,
      },
      from,
      opened,
      status: () => this.#stage.status,
      conductor: null,
      waits: false,
    });
  }
}

function isUpTo(position: LogPosition, other: LogPosition): boolean {
  if (position.sequence !== other.sequence) return position.sequence > other.sequence;
  return position.ordinal === null || (other.ordinal !== null && position.ordinal >= other.ordinal);
}
