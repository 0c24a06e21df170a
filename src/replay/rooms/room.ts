import { authorityKey, type Viewer } from '../../domain/authority.ts';
import { keyOn } from '../../domain/query/entry-index.ts';
import { instantBound, UNDATED_MARK } from '../../domain/query/order-key.ts';
import type { ReplayCursor } from '../../domain/replay-cursor.ts';
import type { SteadyClock } from '../clock.ts';
import { type Control, steer } from '../control.ts';
import { courseAt, laterPlace, pausedCourse } from '../course.ts';
import type { EndReason, ReplayStatus } from '../frames.ts';
import { Playback } from '../playback.ts';
import type { Conductor } from '../score.ts';
import { planReplay, type ReplayPlan } from '../replay-input.ts';
import { type ReplayHost, unknownReplay } from '../host.ts';
import { endOf, readRoom, replayIdOf, requireRoomPacing, ROOM_LIFETIME_MS, type RoomRecord } from './record.ts';
import { Stage } from './stage.ts';
import type { Reads } from '../walk.ts';

interface RoomOptions {
  readonly host: ReplayHost;
  readonly reads: Reads;
  /** The database's time less this node's steady time. */
  readonly offset: number;
  /** Called when nobody watches it here any more. */
  readonly onEmpty: () => void;
}

/** A room as this node plays it, with a stage for each authority among its viewers. */
export class Room {
  readonly id: string;
  readonly #options: RoomOptions;
  readonly #clock: SteadyClock;
  readonly #stages = new Map<string, Promise<Stage>>();
  #record: RoomRecord;
  #viewers = 0;
  /** Who waits for a stage. */
  #entering = 0;
  #stopRenewing = () => {};

  constructor(id: string, record: RoomRecord, options: RoomOptions) {
    this.id = id;
    this.#record = record;
    this.#options = options;
    this.#clock = shifted(options.host.clock, options.offset);
    this.#renewLater();
  }

  get record(): RoomRecord {
    return this.#record;
  }

  get clock(): SteadyClock {
    return this.#clock;
  }

  /**
   * Lets a viewer in. The stage is opened where there is none yet: from the start by who opens the room, else where it
   * stands.
   */
  async enter(viewer: Viewer, isOpening: boolean): Promise<{ readonly stage: Stage; readonly leave: () => void }> {
    const { stage, release } = await this.#held(viewer, isOpening);
    this.#viewers += 1;
    let isIn = true;
    const leave = () => {
      if (isIn) this.#viewers -= 1;
      isIn = false;
      release();
    };
    return { stage, leave };
  }

  /** Takes what the store says of the room, if it is news. */
  take(record: RoomRecord): void {
    const isNews = record.course.version > this.#record.course.version;
    if (!isNews && record.phase === this.#record.phase) return;
    this.#record = isNews ? record : { ...this.#record, phase: record.phase };
    this.#eachStage((stage) => {
      if (isNews) stage.follow(record.course);
      this.#endAsOne(stage);
    });
  }

  async control(viewer: Viewer, control: Control): Promise<ReplayStatus> {
    if (control.kind === 'PACE') requireRoomPacing(control.pacing, 'pacing');
    const { stage, release } = await this.#held(viewer, false);
    try {
      await this.#change(async (record) => {
        if (endOf(record) !== null) throw unknownReplay();
        stage.follow(record.course);
        const { course, bounds } = record;
        // Where the course leads, told or not: the stage may yet stand where it was before a seek.
        const place = { ...stage.heading, bounds };
        const now = this.#clock.now();
        const timeline = stage.status.timelineTime ?? course.anchor.timeline;
        if (control.kind === 'END') {
          return { ...record, phase: 'ENDED', course: pausedCourse(course, { timeline, now, played: place.played }) };
        }
        const { store } = this.#options.host;
        const given = { reader: store, query: stage.plan.query, course, place, timeline, now };
        const next = await steer(control, given);
        if (next === course) return null;
        // Elsewhere there is history to play again.
        return { ...record, course: next, phase: next.generation === course.generation ? record.phase : 'PLAYING' };
      });
      return stage.status;
    } finally {
      release();
    }
  }

  end(reason: EndReason): void {
    this.#eachStage((stage) => stage.end(reason));
  }

  close(): void {
    this.#stopRenewing();
    this.#eachStage((stage) => stage.close());
  }

  /** The store forgets a room that nobody has touched for long; this one is watched. */
  #renewLater(): void {
    this.#stopRenewing = this.#clock.alarm(this.#clock.now() + ROOM_LIFETIME_MS / 2, () => {
      this.#renewLater();
      this.#change((record) => Promise.resolve(record)).catch(this.#options.host.onError);
    });
  }

  #eachStage(act: (stage: Stage) => void): void {
    for (const stage of this.#stages.values()) stage.then(act, () => undefined);
  }

  /** One stage for each authority, also where many ask for it at the same moment. It is held before anybody else's turn. */
  async #held(viewer: Viewer, isOpening: boolean): Promise<{ readonly stage: Stage; readonly release: () => void }> {
    const key = authorityKey(viewer);
    this.#entering += 1;
    try {
      for (;;) {
        const known = this.#stages.get(key);
        const opening = known ?? this.#open(viewer, key, isOpening);
        this.#stages.set(key, opening);
        const stage = await opening;
        if (known === undefined || !stage.isOver) return { stage, release: stage.hold() };
        this.#forget(key, opening);
      }
    } finally {
      this.#entering -= 1;
      this.#closeIfEmpty();
    }
  }

  #forget(key: string, stage: Promise<Stage>): void {
    if (this.#stages.get(key) === stage) this.#stages.delete(key);
    this.#closeIfEmpty();
  }

  #closeIfEmpty(): void {
    if (this.#stages.size > 0 || this.#entering > 0) return;
    this.#stopRenewing();
    this.#options.onEmpty();
  }

  #open(viewer: Viewer, key: string, isOpening: boolean): Promise<Stage> {
    const opening: Promise<Stage> = this.#newStage(viewer, {
      key,
      isOpening,
      onClosed: () => this.#forget(key, opening),
    });
    opening.catch(() => this.#forget(key, opening));
    return opening;
  }

  async #newStage(
    viewer: Viewer,
    { key, isOpening, onClosed }: { readonly key: string; readonly isOpening: boolean; readonly onClosed: () => void },
  ): Promise<Stage> {
    const { reads, host } = this.#options;
    const record = this.#record;
    const { input, course, authority } = record;
    const plan = await planReplay(host.store, viewer, { ...input, paused: course.paused, catchUp: false });
    const from = isOpening ? plan.start : await placeOf(record, plan, { reads, now: this.#clock.now() });
    await reads.feed.reach(from.taken.sequence);
    const playback = new Playback({
      reads,
      clock: this.#clock,
      score: { ...plan, replayId: replayIdOf(this.id) },
      course,
      from,
      opened: null,
      viewers: () => this.#viewers,
      conductor: authority === key ? this.#conductor() : SILENT,
      waits: true,
    });
    const stage = new Stage(plan, playback, onClosed);
    // What came while the place was looked up.
    stage.follow(this.#record.course);
    this.#endAsOne(stage);
    return stage;
  }

  /** A room is over for all its viewers, also for those who may read more than was played by then. */
  #endAsOne(stage: Stage): void {
    const reason = endOf(this.#record);
    if (reason !== null) stage.end(reason);
  }

  #conductor(): Conductor {
    const propose = (change: (record: RoomRecord) => RoomRecord | null) => {
      this.#change((record) => Promise.resolve(change(record))).catch(this.#options.host.onError);
    };
    const inPhase = (phase: 'LIVE' | 'COMPLETED', version: number) =>
      propose((record) =>
        record.phase === 'PLAYING' && record.course.version === version ? { ...record, phase } : null,
      );
    return {
      jump: (course) =>
        propose((record) => (record.course.version === course.version - 1 ? { ...record, course } : null)),
      caughtUp: (version) => inPhase('LIVE', version),
      completed: (version) => inPhase('COMPLETED', version),
    };
  }

  /** Compare-and-set, again and again until it is done or there is nothing to do. */
  async #change(change: (record: RoomRecord) => Promise<RoomRecord | null>): Promise<void> {
    const { shared } = this.#options.host.store;
    for (;;) {
      const [piece] = await shared.read('room', [this.id]);
      if (piece === undefined) throw unknownReplay();
      const next = await change(readRoom(piece));
      if (next === null) return this.take(readRoom(piece));
      const expires = this.#clock.now() + ROOM_LIFETIME_MS;
      const written = { id: this.id, version: piece.version + 1, body: JSON.stringify(next), expires };
      if (await shared.write('room', written)) return this.take(next);
    }
  }
}

const SILENT: Conductor = { jump: () => undefined, caughtUp: () => undefined, completed: () => undefined };

/** The same steady time, as the database counts it. */
function shifted(clock: SteadyClock, offset: number): SteadyClock {
  return {
    now: () => clock.now() + offset,
    wall: () => clock.wall(),
    alarm: (deadline, ring) => clock.alarm(deadline - offset, ring),
    turn: () => clock.turn(),
  };
}

/** Where a room stands by now: all is played up to where its clock has come, and nothing beyond. */
async function placeOf(
  { course, phase }: RoomRecord,
  { start, query }: ReplayPlan,
  { reads, now }: { readonly reads: Reads; readonly now: number },
): Promise<ReplayCursor> {
  const { generation } = course;
  const began = course.start?.played ?? null;
  const isAll = phase === 'LIVE' || phase === 'COMPLETED';
  const timeline = Math.floor(courseAt(course, now));
  const isRunning = course.anchor.rate > 0;
  const before = isAll ? UNDATED_MARK : isRunning ? instantBound(timeline + 1) : null;
  const window = { after: began, before, limit: 1, from: 'END' } as const;
  const { items, head } = await reads.reader.page(query.query, window);
  const [last] = items;
  const reached = before === null || last === undefined ? null : keyOn(last, query.query.clock);
  const played = laterPlace(laterPlace(began, course.played), reached);
  const instant = start.instant === null ? null : timeline;
  return { ...start, generation, played, instant, taken: { sequence: head, ordinal: null }, live: phase === 'LIVE' };
}
