/**
 * The state of a room that the nodes share: its arguments and its timing. Nodes share nothing else, because the content
 * of a room is a pure function of this state, of the record and of the database's time.
 */
import { ANONYMOUS, authorityKey, type ReadScope, type Viewer } from '../../domain/authority.ts';
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
  /** The bounds when the room was opened. They fix the speed of `fitInto`. */
  readonly bounds: ReplayBounds;
  /** In the time of the database. */
  readonly timing: Timing;
  /** `LIVE`: history is over, and commits are sent at once. */
  readonly phase: 'PLAYING' | 'LIVE' | Exclude<EndReason, 'SHUTTING_DOWN'>;
  readonly controlKeyDigest: string;
  /** The authority of all its viewers. */
  readonly reads: Viewer['reads'];
}

const PREFIX = 'room:';
/** The characters that need no escape in a link. */
const ROOM_ID = /^[A-Za-z0-9._~-]{1,100}$/;

/** @throws DomainError BAD_VALUE */
export function checkRoomId(id: string): void {
  if (ROOM_ID.test(id)) return;
  const shown = id.length > 40 ? `${id.slice(0, 40)}… (${id.length} characters)` : id;
  const message = `"${shown}" is not a name of a room. Write 1 to 100 letters, digits, ".", "_", "~" or "-".`;
  throw new DomainError('BAD_VALUE', message, { path: 'input.room' });
}

/** @throws DomainError BAD_ARGUMENTS if the pacing does not use the clock */
export function requireRoomPacing({ kind }: Pacing, path: string): void {
  if (kind === 'SPEED' || kind === 'FIT_INTO') return;
  throw new DomainError('BAD_ARGUMENTS', 'A room needs the pacing speed or fitInto.', { path });
}

/**
 * The name of a room together with the authority of its viewers. For viewers who may read only open collections it is
 * just the name. No name contains "@".
 */
export function roomKey(name: string, viewer: ReadScope): string {
  const authority = authorityKey(viewer);
  return authority === authorityKey(ANONYMOUS) ? name : `${name}@${authority}`;
}

/** The replay id of a room. It is not secret: it follows from the name of the room and the authority. */
export function replayIdOf(key: string): string {
  return PREFIX + key;
}

/** The key of the room of a replay. Null for a private replay. */
export function roomOf(replayId: string): string | null {
  return replayId.startsWith(PREFIX) ? replayId.slice(PREFIX.length) : null;
}

/** The stored form keeps its first names for the members, so that nodes of all versions can serve one room. */
type StoredRoom = Omit<RoomState, 'input' | 'timing' | 'reads'> & {
  /** Absent in rooms of earlier versions, which had viewers of different authorities. */
  readonly reads?: RoomState['reads'];
  /** Written for nodes of earlier versions. */
  readonly authority: string;
  readonly input: WrittenRoomInput;
  readonly course: Omit<Timing, 'dueUpTo'> & { readonly played: Timing['dueUpTo'] };
};

export function readRoom({ body }: SharedPiece): RoomState {
  const stored = JSON.parse(body) as StoredRoom;
  const { bounds, phase, controlKeyDigest, reads = { restricted: [] } } = stored;
  const { played, ...timing } = stored.course;
  const input = readRoomInput(stored.input);
  return { input, bounds, timing: { ...timing, dueUpTo: played }, phase, controlKeyDigest, reads };
}

export function roomBody({ input, timing, ...state }: RoomState): string {
  const { dueUpTo, ...course } = timing;
  return JSON.stringify({
    ...state,
    authority: authorityKey(state),
    input: writeRoomInput(input),
    course: { ...course, played: dueUpTo },
  } satisfies StoredRoom);
}

/** Why the room is over. Null if it is not over. */
export function endReasonOf({ phase }: RoomState): 'COMPLETED' | 'ENDED' | null {
  return phase === 'COMPLETED' || phase === 'ENDED' ? phase : null;
}

export function digestOfControlKey(controlKey: string): string {
  return sha256(controlKey);
}
