import { visibleRevision } from '../../access/visible-revision.ts';
import { resolvedAtPath } from '../../errors.ts';
import { formatDuration } from '../../domain/time/duration.ts';
import type { PlaybackStatus } from '../../replay/frames.ts';
import type { Pacing } from '../../replay/pacing.ts';
import type { FrameNode } from '../nodes.ts';
import type {
  CaughtUpFrameResolvers,
  EntryFrameResolvers,
  FellBehindFrameResolvers,
  GapFrameResolvers,
  ReplayFrameResolvers,
  ReplayStatusResolvers,
  SubscriptionResolvers,
} from '../generated/resolvers-types.ts';

export const subscriptionResolvers: SubscriptionResolvers = {
  replay: {
    subscribe: async (_root, { input }, { replays, viewer, client, reader, deliver }) => {
      await replays.cursors.load();
      const { after } = input;
      const isResumed = after !== null && after !== undefined;
      const opened = isResumed ? await resolvedAtPath('input.after', () => replays.cursors.open(after)) : after;
      return deliver(await replays.open(viewer, { ...input, after: opened }, { client, reader }));
    },
    resolve: (frame: FrameNode) => frame,
  },
};

const TYPE_NAMES = {
  OPENED: 'OpenedFrame',
  ENTRY: 'EntryFrame',
  REMOVED: 'RemovedFrame',
  GAP: 'GapFrame',
  STATUS: 'StatusFrame',
  CAUGHT_UP: 'CaughtUpFrame',
  FELL_BEHIND: 'FellBehindFrame',
  CLOCK: 'ClockFrame',
  ENDED: 'EndedFrame',
} as const satisfies Record<FrameNode['kind'], string>;

export const replayFrameResolvers: ReplayFrameResolvers = { __resolveType: ({ kind }) => TYPE_NAMES[kind] };

export const entryFrameResolvers: EntryFrameResolvers = {
  entry: ({ entry, knownBefore }) => ({ value: entry, lens: { knownBefore } }),
};

export const gapFrameResolvers: GapFrameResolvers = { waited: ({ waitedMs }) => formatDuration(waitedMs) };

export const caughtUpFrameResolvers: CaughtUpFrameResolvers = {
  revision: ({ revision }, _args, { reader, viewer }) => visibleRevision(reader, viewer, revision),
};

export const fellBehindFrameResolvers: FellBehindFrameResolvers = {
  by: ({ byMs }) => formatDuration(Math.round(byMs)),
};

export const replayStatusResolvers: ReplayStatusResolvers = {
  pacing: ({ pacing }: PlaybackStatus) => pacingOf(pacing),
};

function pacingOf(pacing: Pacing) {
  switch (pacing.kind) {
    case 'SPEED':
      return { speed: pacing.speed };
    case 'FIT_INTO':
      return { fitInto: formatDuration(pacing.durationMs) };
    case 'ENTRIES_PER_SECOND':
      return { entriesPerSecond: pacing.entriesPerSecond };
    case 'INSTANT':
      return { instant: true };
  }
}
