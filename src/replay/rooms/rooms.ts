/**
 * Rooms: replays that many viewers watch in step, on any number of nodes.
 *
 * Guarantees: the clock of a room changes only by compare-and-set, so concurrent controls leave one state. Every node
 * learns of each change and continues from it. A node that learns of it late takes no frame back, but waits for the
 * clock of the room. A room outlives the node where it was opened.
 *
 * A room belongs to one authority, because its clock, its gaps and its end follow from the entries that its viewers may
 * read. Viewers with another authority have another room with the same name, and learn nothing of this one.
 */
import type { Viewer } from '../../domain/authority.ts';
import type { ReplayControl } from '../control.ts';
import { openingTiming } from '../timing.ts';
import type { EndReason, PlaybackStatus } from '../frames.ts';
import { planReplay, type ReplayInput } from '../replay-input.ts';
import type { ReplayEnvironment, SharedReads } from '../environment.ts';
import { type Controlled, randomToken, replayNotFound } from '../replay-key.ts';
import type { Watch } from '../watch.ts';
import { Room } from './room.ts';
import { checkSameRoom, type RoomInput, roomInput } from './room-input.ts';
import { checkRoomSize, OpenedRooms, type RoomLimits } from './room-limits.ts';
import { RoomWatch } from './watch.ts';
import {
  checkRoomId,
  digestOfControlKey,
  endReasonOf,
  readRoom,
  requireRoomPacing,
  roomBody,
  roomKey,
  roomOf,
  type RoomState,
} from './state.ts';

export class Rooms {
  readonly #environment: ReplayEnvironment;
  readonly #reads: SharedReads;
  readonly #rooms = new Map<string, Room>();
  readonly #limits: RoomLimits;
  readonly #opened: OpenedRooms;
  #unwatch: (() => void) | null = null;
  /** The time of the database minus the steady time of this node. */
  #offset: Promise<number> | null = null;

  constructor(environment: ReplayEnvironment, reads: SharedReads) {
    this.#environment = environment;
    this.#limits = environment.rooms;
    this.#opened = new OpenedRooms(this.#limits, (room) => this.#rooms.has(room));
    this.#reads = reads;
  }

  /** Joins a room, or opens it if it does not exist. */
  async join(viewer: Viewer, input: ReplayInput, id: string, client: string): Promise<Watch> {
    checkRoomId(id);
    const wanted = roomInput(input);
    const offset = await this.#timeOffset();
    let controlKey: string | null = null;
    const key = roomKey(id, viewer);
    let state = await this.#find(key);
    if (state === null) {
      await this.#checkLimits(wanted, client);
      controlKey = randomToken();
      state = await this.#create(key, viewer, { input, controlKey, now: this.#environment.clock.now() + offset });
      if (state === null) return this.join(viewer, input, id, client);
      this.#opened.add(client, key, this.#environment.clock.now());
    }
    checkSameRoom(id, wanted, state.input);
    const room = this.#room(key, state, offset);
    return RoomWatch.enter(this.#reads, room, { viewer, input, controlKey });
  }

  async control(
    replayId: string,
    control: ReplayControl,
    permit: (controlled: Controlled) => void,
  ): Promise<PlaybackStatus> {
    const key = roomOf(replayId) ?? '';
    const state = await this.#find(key);
    if (state === null) throw replayNotFound();
    permit({ opener: state, isKey: (given) => digestOfControlKey(given) === state.controlKeyDigest });
    if (endReasonOf(state) !== null) throw replayNotFound();
    return this.#room(key, state, await this.#timeOffset()).control(control);
  }

  end(reason: EndReason): void {
    for (const room of this.#rooms.values()) room.end(reason);
  }

  close(): void {
    this.#unwatch?.();
    for (const room of this.#rooms.values()) room.close();
    this.#rooms.clear();
  }

  async #find(key: string): Promise<RoomState | null> {
    const [piece] = await this.#environment.store.shared.read('room', [key]);
    return piece === undefined ? null : readRoom(piece);
  }

  /** Called before a room is opened, which every client may do. */
  async #checkLimits(input: RoomInput, client: string): Promise<void> {
    checkRoomSize(input);
    this.#opened.check(client, this.#environment.clock.now());
    this.#opened.checkTotal(await this.#environment.store.shared.count('room'));
  }

  /** @returns null if another viewer opened the room at the same moment */
  async #create(
    key: string,
    viewer: Viewer,
    given: { readonly input: ReplayInput; readonly controlKey: string; readonly now: number },
  ): Promise<RoomState | null> {
    const { input, controlKey, now } = given;
    const plan = await planReplay(this.#environment.store, viewer, { ...input, after: null });
    const { pacing, paused, start } = plan;
    requireRoomPacing(pacing, 'input.pacing');
    const state: RoomState = {
      input: roomInput(input),
      bounds: start.bounds,
      timing: openingTiming(pacing, start.bounds, { paused, instant: start.instant, now }),
      phase: 'PLAYING',
      controlKeyDigest: digestOfControlKey(controlKey),
      reads: viewer.reads,
    };
    const piece = { id: key, version: 1, body: roomBody(state), expires: now + this.#limits.lifetimeMs };
    return (await this.#environment.store.shared.write('room', piece)) ? state : null;
  }

  #room(key: string, state: RoomState, offset: number): Room {
    const known = this.#rooms.get(key);
    if (known !== undefined) {
      known.receive(state);
      return known;
    }
    this.#unwatch ??= this.#environment.store.watch(() => void this.#refresh().catch(this.#environment.onError));
    const room = new Room(key, state, {
      environment: this.#environment,
      reads: this.#reads,
      offset,
      lifetimeMs: this.#limits.lifetimeMs,
      onEmpty: () => {
        if (this.#rooms.get(key) === room) this.#rooms.delete(key);
        this.#opened.left(key, this.#environment.clock.now());
      },
    });
    this.#rooms.set(key, room);
    return room;
  }

  /** Takes over the changes by other nodes to the rooms on this node. */
  async #refresh(): Promise<void> {
    if (this.#rooms.size === 0) return;
    const pieces = await this.#environment.store.shared.read('room', [...this.#rooms.keys()]);
    for (const piece of pieces) this.#rooms.get(piece.id)?.receive(readRoom(piece));
  }

  #timeOffset(): Promise<number> {
    const { store, clock } = this.#environment;
    this.#offset ??= store.shared.time().then((time) => time - clock.now());
    this.#offset.catch(() => (this.#offset = null));
    return this.#offset;
  }
}
