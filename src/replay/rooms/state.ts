/**
 * A room as the nodes share it: what is replayed, and how its clock stands. Nothing else of it travels between nodes: what
 * a room shows is a pure function of this, of the record and of the database's time.
 */
import { sha256 } from '../../domain/digest.ts';
import type { ReplayBounds } from '../../domain/replay-cursor.ts';
import { DomainError } from '../../errors.ts';
import type { SharedPiece } from '../../store/store.ts';
import type { Timing } from '../timing.ts';
import type { EndReason } from '../frames.ts';
import type { Pacing } from '../pacing.ts';
import { readRoomInput, type RoomInput, type WrittenRoomInput, writeRoomInput } from './room-input.ts';

export interface RoomState {
  readonly input: RoomInput;
  /** As its opener found them: they fix the speed of `fitInto`. */
  readonly bounds: ReplayBounds;
  /** Its times are the database's. */
  readonly timing: Timing;
  /** `LIVE`: history is played, whatever is committed goes out at once. */
  readonly phase: 'PLAYING' | 'LIVE' | Exclude<EndReason, 'SHUTTING_DOWN'>;
  readonly controlKeyDigest: string;
  /** What its opener may read: whoever reads the same decides where its clock jumps and when it ends. */
  readonly authority: string;
}

const PREFIX = 'room:';
/** What stands in a link without being escaped. */
const ROOM_ID = /^[A-Za-z0-9._~-]{1,100}$/;
/** Rooms that nobody touches are forgotten. */
export const ROOM_LIFETIME_MS = 24 * 3_600_000;

/** @throws DomainError BAD_VALUE */
export function checkRoomId(id: string): void {
  if (ROOM_ID.test(id)) return;
  const shown = id.length > 40 ? `${id.slice(0, 40)}… (${id.length} characters)` : id;
  const message = `"${shown}" is no name of a room: 1 to 100 letters, digits, ".", "_", "~" and "-".`;
  throw new DomainError('BAD_VALUE', message, { path: 'input.room' });
}

/** @throws DomainError BAD_ARGUMENTS for a pacing that no clock goes by. */
export function requireRoomPacing({ kind }: Pacing, path: string): void {
  if (kind === 'SPEED' || kind === 'FIT_INTO') return;
  throw new DomainError('BAD_ARGUMENTS', 'Rooms go by speed or fitInto.', { path });
}

/** The replay's id of a room: whoever knows the room knows it. */
export function replayIdOf(room: string): string {
  return PREFIX + room;
}

/** The room of a replay; null for a private one. */
export function roomOf(replayId: string): string | null {
  return replayId.startsWith(PREFIX) ? replayId.slice(PREFIX.length) : null;
}

/** The stored form keeps the names that it was first written with, so that nodes of all versions serve one room. */
type StoredRoom = Omit<RoomState, 'input' | 'timing'> & {
  readonly input: WrittenRoomInput;
  readonly course: Omit<Timing, 'dueUpTo'> & { readonly played: Timing['dueUpTo'] };
};

export function readRoom({ body }: SharedPiece): RoomState {
  const { input, course, ...state } = JSON.parse(body) as StoredRoom;
  const { played, ...timing } = course;
  return { ...state, input: readRoomInput(input), timing: { ...timing, dueUpTo: played } };
}

export function roomBody({ input, timing, ...state }: RoomState): string {
  const { dueUpTo, ...course } = timing;
  return JSON.stringify({
    ...state,
    input: writeRoomInput(input),
    course: { ...course, played: dueUpTo },
  } satisfies StoredRoom);
}

/** Why the room is over; null where it is not. */
export function endReasonOf({ phase }: RoomState): 'COMPLETED' | 'ENDED' | null {
  return phase === 'COMPLETED' || phase === 'ENDED' ? phase : null;
}

export function digestOfControlKey(controlKey: string): string {
  return sha256(controlKey);
}
