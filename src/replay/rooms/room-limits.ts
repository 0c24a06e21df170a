import { canonicalJson } from '../../domain/digest.ts';
import { DomainError } from '../../errors.ts';

export interface RoomLimits {
  /** The most rooms at once, on all nodes. */
  readonly total: number;
  /** The most rooms that one address may have open, on one node. */
  readonly perAddress: number;
  /** How long a room without viewers is kept. */
  readonly lifetimeMs: number;
}

/** The most characters of a room's arguments, as JSON: far more than a person's filter has. */
const MAX_INPUT_LENGTH = 8_192;

/** @throws DomainError LIMIT_EXCEEDED for arguments that are too long to be kept */
export function checkRoomSize(input: object): void {
  const { length } = canonicalJson(input);
  if (length <= MAX_INPUT_LENGTH) return;
  const message = `The arguments of a room can have ${MAX_INPUT_LENGTH} characters, and these have ${length}. Use a shorter filter.`;
  throw new DomainError('LIMIT_EXCEEDED', message, { path: 'input.filter' });
}

/** The rooms that were opened on this node, by the address of their opener. */
export class OpenedRooms {
  readonly #limits: RoomLimits;
  readonly #isWatched: (room: string) => boolean;
  /** By address: its rooms, each with the latest time at which it is deleted if nobody watches it. */
  readonly #opened = new Map<string, Map<string, number>>();

  constructor(limits: RoomLimits, isWatched: (room: string) => boolean) {
    this.#limits = limits;
    this.#isWatched = isWatched;
  }

  /** @throws DomainError LIMIT_EXCEEDED if the address has opened too many */
  check(address: string, now: number): void {
    const rooms = this.#opened.get(address) ?? new Map<string, number>();
    for (const [room, until] of rooms) if (until <= now && !this.#isWatched(room)) rooms.delete(room);
    if (rooms.size === 0) this.#opened.delete(address);
    if (rooms.size >= this.#limits.perAddress) {
      throw tooMany(`One address can have ${this.#limits.perAddress} rooms open at once.`);
    }
  }

  /** @throws DomainError LIMIT_EXCEEDED if there are too many rooms in all */
  checkTotal(existing: number): void {
    if (existing >= this.#limits.total) throw tooMany(`There are ${this.#limits.total} rooms already.`);
  }

  add(address: string, room: string, now: number): void {
    const rooms = this.#opened.get(address) ?? new Map<string, number>();
    this.#opened.set(address, rooms.set(room, now + this.#limits.lifetimeMs));
  }

  /** Nobody watches the room on this node any more: it is kept for its lifetime. */
  left(room: string, now: number): void {
    for (const rooms of this.#opened.values()) if (rooms.has(room)) rooms.set(room, now + this.#limits.lifetimeMs);
  }
}

function tooMany(what: string): DomainError {
  return new DomainError('LIMIT_EXCEEDED', `${what} Join one of them, or watch alone without a room.`, {
    path: 'input.room',
  });
}
