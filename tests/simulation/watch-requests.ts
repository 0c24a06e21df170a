/** Generates arguments of replays and rooms of all kinds. */
import { ANONYMOUS, grantedViewer, OPERATOR } from '../../src/domain/authority.ts';
import type { EntryFilter } from '../../src/domain/query/filter.ts';
import { parseDuration } from '../../src/domain/time/duration.ts';
import { momentRange } from '../../src/domain/time/moment-resolution.ts';
import type { PacingInput } from '../../src/replay/pacing.ts';
import { CLOSED, OPEN } from '../support/record-items.ts';
import { Selection } from './model.ts';
import type { Random } from './random.ts';
import type { WatchRequest, World } from './world.ts';

const VIEWERS = [OPERATOR, ANONYMOUS, grantedViewer(['read'], [CLOSED])] as const;
const FILTERS: readonly [EntryFilter, ...EntryFilter[]] = [
  {},
  {},
  { collections: [OPEN] },
  { types: ['MESSAGE'] },
  { channels: ['EMAIL', 'CHAT'] },
  { statuses: ['CURRENT', 'CORRECTED'] },
  { statuses: ['CURRENT'] },
  { actors: ['actor:ann'] },
  { visibility: 'PUBLIC' },
  { knownOn: momentRange('2016-07') },
  { text: 'leak*' },
  { replyState: 'NO_REPLY_DOCUMENTED' },
  { from: momentRange('2016-02'), to: momentRange('2016-10') },
];
const DAY_S = 86_400;
const CLOCKED: readonly [PacingInput, ...PacingInput[]] = [
  { fitInto: parseDuration('PT2S') },
  { fitInto: parseDuration('PT6S') },
  { speed: 60 * DAY_S },
  { speed: 400 * DAY_S },
];
const PACINGS: readonly [PacingInput, ...PacingInput[]] = [
  ...CLOCKED,
  { instant: true },
  { instant: true },
  { entriesPerSecond: 10 },
];

export function pacing(random: Random, room: string | null): PacingInput {
  return random.pick(room === null ? PACINGS : CLOCKED);
}

export function request(
  { random, span: [start, end] }: Pick<World, 'random' | 'span'>,
  room: string | null,
): WatchRequest {
  const viewer = random.pick(VIEWERS);
  const filter = random.pick(FILTERS);
  const clock = random.chance(0.7) ? 'OCCURRED' : 'DISCLOSED';
  const from = random.chance(0.2) ? start + Math.floor(0.3 * (end - start)) : null;
  const to = random.chance(0.2) ? start + Math.floor(0.8 * (end - start)) : null;
  const input = {
    filter,
    clock,
    pacing: pacing(random, room),
    paused: random.chance(0.1),
    onEnd: random.chance(0.65) ? 'FOLLOW' : 'COMPLETE',
    from,
    to,
    ...(random.chance(0.4) && { maxGap: parseDuration(random.pick(['PT0S', 'PT0.05S', 'PT0.5S'])) }),
    ...(random.chance(0.4) && { clockEvery: parseDuration(random.pick(['PT0.1S', 'PT0.7S'])) }),
  } as const;
  return { selection: new Selection({ viewer, filter, clock, from, to }), input, room };
}

/** The request for the same room, sometimes by a viewer with another authority. */
export function withViewer(given: WatchRequest, random: Random): WatchRequest {
  const viewer = random.chance(0.6) ? given.selection.viewer : random.pick(VIEWERS);
  const { filter, clock, from, to } = given.selection;
  return { ...given, selection: new Selection({ viewer, filter, clock, from, to }) };
}
