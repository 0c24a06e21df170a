/**
 * Rooms: replays that many watch in step, on any number of nodes.
 *
 * Guarantees: a room's clock changes by compare-and-set alone, so that controls that race each other leave one state;
 * every node hears of the change and goes on from it; a node that hears of it late takes no frame back but waits for the
 * room's clock; the room outlives the node where it was opened.
 *
 * Viewers of different authority are played to by stages of their own, which follow the same clock.
 */
import { authorityKey, type Viewer } from '../../domain/authority.ts';
import type { Control } from '../control.ts';
import { openingCourse } from '../course.ts';
import type { EndReason, ReplayStatus } from '../frames.ts';
import { planReplay, type ReplayInput } from '../replay-input.ts';
import { randomName, type ReplayHost, unknownReplay, type Watch } from '../host.ts';
import { Room } from './room.ts';
import { RoomWatch } from './watch.ts';
import {
  checkRoomId,
  checkSameRoom,
  digestOfKey,
  endOf,
  readRoom,
  requireRoomPacing,
  ROOM_LIFETIME_MS,
  roomInput,
  roomOf,
  type RoomRecord,
} from './record.ts';
import type { Reads } from '../walk.ts';

export class Rooms {
  readonly #host: ReplayHost;
  readonly #reads: Reads;
  readonly #rooms = new Map<string, Room>();
  #unwatch: (() => void) | null = null;
  /** The database's time less this node's steady time. */
  #offset: Promise<number> | null = null;

  constructor(host: ReplayHost, reads: Reads) {
    this.#host = host;
    this.#reads = reads;
  }

  /** Joins a room, and opens it where there is none. */
  async join(viewer: Viewer, input: ReplayInput, id: string): Promise<Watch> {
    checkRoomId(id);
    const wanted = roomInput(input);
    const offset = await this.#timeOffset();
    let controlKey: string | null = null;
    let record = await this.#find(id);
    if (record === null) {
      controlKey = randomName();
      record = await this.#create(id, viewer, { input, controlKey, now: this.#host.clock.now() + offset });
      if (record === null) return this.join(viewer, input, id);
    }
    checkSameRoom(id, wanted, record.input);
    const room = this.#room(id, record, offset);
    return RoomWatch.enter(this.#reads, room, { viewer, input, controlKey });
  }

  async control(
    viewer: Viewer,
    replayId: string,
    control: Control,
    permit: (isKey: (given: string) => boolean) => void,
  ): Promise<ReplayStatus> {
    const id = roomOf(replayId) ?? '';
    const record = await this.#find(id);
    if (record === null) throw unknownReplay();
    permit((given) => digestOfKey(given) === record.controlKeyDigest);
    if (endOf(record) !== null) throw unknownReplay();
    return this.#room(id, record, await this.#timeOffset()).control(viewer, control);
  }

  end(reason: EndReason): void {
    for (const room of this.#rooms.values()) room.end(reason);
  }

  close(): void {
    this.#unwatch?.();
    for (const room of this.#rooms.values()) room.close();
    this.#rooms.clear();
  }

  async #find(id: string): Promise<RoomRecord | null> {
    const [piece] = await this.#host.store.shared.read('room', [id]);
    return piece === undefined ? null : readRoom(piece);
  }

  /** @returns null where somebody else opened it at the same moment */
  async #create(
    id: string,
    viewer: Viewer,
    given: { readonly input: ReplayInput; readonly controlKey: string; readonly now: number },
  ): Promise<RoomRecord | null> {
    const { input, controlKey, now } = given;
    const plan = await planReplay(this.#host.store, viewer, { ...input, after: null });
    const { pacing, paused, start } = plan;
    requireRoomPacing(pacing, 'input.pacing');
    const record: RoomRecord = {
      input: roomInput(input),
      bounds: start.bounds,
      course: openingCourse(pacing, start.bounds, { paused, instant: start.instant, now }),
      phase: 'PLAYING',
      controlKeyDigest: digestOfKey(controlKey),
      authority: authorityKey(viewer),
    };
    const piece = { id, version: 1, body: JSON.stringify(record), expires: now + ROOM_LIFETIME_MS };
    return (await this.#host.store.shared.write('room', piece)) ? record : null;
  }

  #room(id: string, record: RoomRecord, offset: number): Room {
    const known = this.#rooms.get(id);
    if (known !== undefined) {
      known.take(record);
      return known;
    }
    this.#unwatch ??= this.#host.store.watch(() => void this.#refresh().catch(this.#host.onError));
    const room = new Room(id, record, {
      host: this.#host,
      reads: this.#reads,
      offset,
      onEmpty: () => this.#rooms.get(id) === room && this.#rooms.delete(id),
    });
    this.#rooms.set(id, room);
    return room;
  }

  /** What other nodes did to the rooms that are watched here. */
  async #refresh(): Promise<void> {
    if (this.#rooms.size === 0) return;
    const pieces = await this.#host.store.shared.read('room', [...this.#rooms.keys()]);
    for (const piece of pieces) this.#rooms.get(piece.id)?.take(readRoom(piece));
  }

  #timeOffset(): Promise<number> {
    const { store, clock } = this.#host;
    this.#offset ??= store.shared.time().then((time) => time - clock.now());
    this.#offset.catch(() => (this.#offset = null));
    return this.#offset;
  }
}
