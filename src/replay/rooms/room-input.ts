/** The arguments of a room, and the JSON form that nodes share. */
import { canonicalJson } from '../../domain/digest.ts';
import { type WrittenFilter, writeFilter } from '../../domain/query/filter.ts';
import { entryFilter } from '../../domain/query/filter-input.ts';
import { type Duration, parseDuration } from '../../domain/time/duration.ts';
import { fromIso, toIso } from '../../domain/time/instant.ts';
import { DomainError } from '../../errors.ts';
import type { PacingInput } from '../pacing.ts';
import type { ReplayInput } from '../replay-input.ts';

export type RoomInput = Omit<ReplayInput, 'after' | 'room' | 'catchUp' | 'paused'>;

type WrittenPacing = Omit<PacingInput, 'fitInto'> & { readonly fitInto?: string | null | undefined };

/** The arguments of a room as JSON, with the texts of the public schema. Nodes of all versions write this form. */
export type WrittenRoomInput = Pick<RoomInput, 'clock' | 'onEnd'> & {
  readonly filter?: WrittenFilter | null | undefined;
  readonly pacing?: WrittenPacing | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly maxGap?: string | null | undefined;
  readonly clockEvery?: string | null | undefined;
};

const DEFAULTS: RoomInput = { clock: 'OCCURRED', onEnd: 'COMPLETE' };

export function roomInput(input: ReplayInput): RoomInput {
  const { filter, clock, from, to, pacing, maxGap, onEnd, clockEvery } = input;
  return { filter, clock, from, to, pacing, maxGap, onEnd, clockEvery };
}

export function writeRoomInput(input: RoomInput): WrittenRoomInput {
  return {
    ...input,
    filter: whereGiven(input.filter, writeFilter),
    pacing: whereGiven(input.pacing, (pacing) => ({ ...pacing, fitInto: whereGiven(pacing.fitInto, writeDuration) })),
    from: whereGiven(input.from, toIso),
    to: whereGiven(input.to, toIso),
    maxGap: whereGiven(input.maxGap, writeDuration),
    clockEvery: whereGiven(input.clockEvery, writeDuration),
  };
}

/** Reads the output of `writeRoomInput`, from this node or another one. */
export function readRoomInput(written: WrittenRoomInput): RoomInput {
  return {
    ...written,
    filter: whereGiven(written.filter, (filter) => entryFilter.parse(filter)),
    pacing: whereGiven(written.pacing, (pacing) => ({ ...pacing, fitInto: whereGiven(pacing.fitInto, parseDuration) })),
    from: whereGiven(written.from, fromIso),
    to: whereGiven(written.to, fromIso),
    maxGap: whereGiven(written.maxGap, parseDuration),
    clockEvery: whereGiven(written.clockEvery, parseDuration),
  };
}

function whereGiven<Value, Result>(value: Value | null | undefined, map: (value: Value) => Result): Result | undefined {
  return value === null || value === undefined ? undefined : map(value);
}

function writeDuration(duration: Duration): string {
  return duration.toString();
}

/**
 * A viewer who joins a room need not repeat the room's arguments. Those that the viewer gives must be the same.
 *
 * @throws DomainError BAD_ARGUMENTS
 */
export function checkSameRoom(id: string, given: RoomInput, room: RoomInput): void {
  const [wanted, present] = [writeRoomInput(given), writeRoomInput(room)];
  for (const name of Object.keys(wanted) as (keyof RoomInput)[]) {
    const value = wanted[name] ?? null;
    const isLeftOut = value === null || value === DEFAULTS[name];
    if (isLeftOut || canonicalJson(value) === canonicalJson(present[name] ?? null)) continue;
    const message = `The room ${id} has another ${name}. Leave it out to join the room as it is.`;
    throw new DomainError('BAD_ARGUMENTS', message, { path: `input.${name}` });
  }
}
