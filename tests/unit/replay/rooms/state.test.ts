import { describe, expect, test } from 'vitest';
import { parseInstant } from '../../../../src/domain/time/instant.ts';
import { readRoom, roomBody, type RoomState } from '../../../../src/replay/rooms/state.ts';

const START = parseInstant('2016-10-01T00:00:00Z');
const KEY = '0063643686400000 SECOND 000000 message:a';

const ROOM: RoomState = {
  input: { clock: 'OCCURRED', onEnd: 'FOLLOW', from: START },
  bounds: { from: START, to: null, start: START, end: START + 1_000 },
  timing: {
    version: 3,
    generation: 2,
    pacing: { kind: 'SPEED', speed: 60 },
    paused: true,
    rate: 60,
    anchor: { timeline: START, steady: 1_700_000_000_000, rate: 0 },
    dueUpTo: KEY,
    start: { played: KEY, instant: START, sequence: 7 },
    gap: null,
  },
  phase: 'PLAYING',
  controlKeyDigest: 'digest',
  reads: 'EVERYTHING',
};

/** The body that earlier versions of the service wrote. */
const STORED = {
  input: { clock: 'OCCURRED', onEnd: 'FOLLOW', from: '2016-10-01T00:00:00.000Z' },
  bounds: { from: START, to: null, start: START, end: START + 1_000 },
  course: {
    version: 3,
    generation: 2,
    pacing: { kind: 'SPEED', speed: 60 },
    paused: true,
    rate: 60,
    anchor: { timeline: START, steady: 1_700_000_000_000, rate: 0 },
    played: KEY,
    start: { played: KEY, instant: START, sequence: 7 },
    gap: null,
  },
  phase: 'PLAYING',
  controlKeyDigest: 'digest',
  authority: 'everything',
  reads: 'EVERYTHING',
};

const pieceOf = (body: string) => ({ id: 'green', version: 1, body, expires: 0 });

describe('The stored JSON of a room', () => {
  test('has the names that nodes of all versions know', () => {
    expect(JSON.parse(roomBody(ROOM))).toEqual(STORED);
  });

  test('is read into the state of the room', () => {
    expect(readRoom(pieceOf(JSON.stringify(STORED)))).toEqual(ROOM);
  });

  test('shows only open collections if an earlier version wrote it, which mixed authorities in one room', () => {
    const older = { ...STORED, reads: undefined };
    expect(readRoom(pieceOf(JSON.stringify(older))).reads).toEqual({ restricted: [] });
  });

  test.each(['PLAYING', 'LIVE', 'COMPLETED', 'ENDED'] as const)('keeps everything of a room that is %s', (phase) => {
    for (const dueUpTo of [null, KEY]) {
      const room: RoomState = { ...ROOM, phase, timing: { ...ROOM.timing, dueUpTo, start: null } };
      expect(readRoom(pieceOf(roomBody(room)))).toEqual(room);
    }
  });
});
