import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLOCKS } from '../../../../src/domain/record/vocabulary.ts';
import { type Duration, durationMilliseconds, parseDuration } from '../../../../src/domain/time/duration.ts';
import { parseInstant } from '../../../../src/domain/time/instant.ts';
import {
  checkSameRoom,
  readRoomInput,
  type RoomInput,
  type WrittenRoomInput,
  writeRoomInput,
} from '../../../../src/replay/rooms/room-input.ts';
import { arbitraryFilter } from '../../../support/arbitrary-questions.ts';

const YEAR_0 = parseInstant('0000-01-01T00:00:00+14:00');
const YEAR_10_000 = parseInstant('9999-12-31T23:59:59.999-12:00');

const instant = fc.oneof(fc.integer({ min: YEAR_0, max: YEAR_10_000 }), fc.constantFrom(YEAR_0, YEAR_10_000, -1, 0));
const duration = fc
  .record({ days: fc.nat(999), hours: fc.nat(99), milliseconds: fc.nat(99_999_999) })
  .map(({ days, hours, milliseconds }) => parseDuration(`P${days}DT${hours}H${(milliseconds / 1_000).toFixed(3)}S`));
const pacing = fc.oneof(
  duration.map((fitInto) => ({ fitInto })),
  fc.double({ min: 0.1, max: 1e9, noNaN: true }).map((speed) => ({ speed })),
);
const roomInputs: fc.Arbitrary<RoomInput> = fc.record(
  {
    filter: fc.option(arbitraryFilter),
    clock: fc.constantFrom(...CLOCKS),
    from: fc.option(instant),
    to: fc.option(instant),
    pacing: fc.option(pacing),
    maxGap: fc.option(duration),
    onEnd: fc.constantFrom('COMPLETE', 'FOLLOW'),
    clockEvery: fc.option(duration),
  },
  { requiredKeys: ['clock', 'onEnd'] },
);

/** Durations as milliseconds, because `toEqual` treats all durations as equal. */
function plain({ filter, from, to, pacing: given, maxGap, clockEvery, ...rest }: RoomInput) {
  const { fitInto, ...others } = given ?? {};
  return {
    ...rest,
    filter: filter ?? null,
    from: from ?? null,
    to: to ?? null,
    others,
    lengths: [fitInto, maxGap, clockEvery].map(lengthOf),
  };
}

function lengthOf(length: Duration | null | undefined): number | undefined {
  return length ? durationMilliseconds(length) : undefined;
}

function readBack(input: RoomInput): RoomInput {
  return readRoomInput(JSON.parse(JSON.stringify(writeRoomInput(input))) as WrittenRoomInput);
}

test('reads its own output', () => {
  fc.assert(
    fc.property(roomInputs, (input) => {
      expect(plain(readBack(input))).toEqual(plain(input));
    }),
  );
});

test('reads the output of nodes of earlier versions', () => {
  const written: WrittenRoomInput = {
    filter: { actors: ['actor:ann'], from: '2016-10', to: null },
    clock: 'OCCURRED',
    from: '2016-10-12T00:00:00Z',
    to: null,
    pacing: { speed: null, fitInto: 'P1D' },
    maxGap: 'PT3S',
    onEnd: 'FOLLOW',
  };
  const read = readRoomInput(written);
  expect(read).toMatchObject({
    filter: { from: { edtf: '2016-10', earliest: Date.UTC(2016, 9, 1), latest: Date.UTC(2016, 10, 1) - 1 } },
    from: Date.UTC(2016, 9, 12),
  });
  expect(plain(read).lengths).toEqual([86_400_000, 3_000, undefined]);
});

describe('a viewer that joins a room', () => {
  const room = readRoomInput({ clock: 'OCCURRED', onEnd: 'COMPLETE', from: '2016-10-12T00:00:00Z', maxGap: 'PT3S' });
  const joining = (written: Partial<WrittenRoomInput>) => () =>
    checkSameRoom('a', readRoomInput({ clock: 'OCCURRED', onEnd: 'COMPLETE', ...written }), room);

  test('may leave its arguments out, or give the same in other words', () => {
    expect(joining({})).not.toThrow();
    expect(joining({ from: '2016-10-12T02:00:00.000+02:00', maxGap: 'PT3.0S' })).not.toThrow();
  });

  test.each(['from', 'maxGap', 'filter', 'pacing'] as const)('may not give another %s', (name) => {
    const others = { from: '2016-10-12T00:00:01Z', maxGap: 'PT4S', filter: {}, pacing: { speed: 2 } };
    expect(joining({ [name]: others[name] })).toThrow(
      expect.objectContaining({
        code: 'BAD_ARGUMENTS',
        message: `The room a has another ${name}. Leave it out to join the room as it is.`,
        location: { path: `input.${name}` },
      }),
    );
  });
});
