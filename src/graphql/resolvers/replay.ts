import { formatDuration } from '../../domain/duration.ts';
import { never } from '../../domain/vocabulary.ts';
import type { ReplayFrame, ReplayStatus } from '../../replay/frames.ts';
import type { Pacing } from '../../replay/pacing.ts';
import { openReplay } from '../../replay/replay.ts';
import type {
  EntryFrameResolvers,
  GapFrameResolvers,
  ReplayFrameResolvers,
  ReplayStatusResolvers,
  SubscriptionResolvers,
} from '../generated/resolvers-types.ts';

export const subscription: SubscriptionResolvers = {
  replay: {
    subscribe: (_root, { input }, { reader, viewer, clock }) => openReplay({ reader, viewer, input, clock }),
    resolve: (frame: ReplayFrame) => frame,
  },
};

export const replayFrame: ReplayFrameResolvers = {
  __resolveType: ({ kind }) => {
    switch (kind) {
      case 'OPENED':
        return 'OpenedFrame';
      case 'ENTRY':
        return 'EntryFrame';
      case 'GAP':
        return 'GapFrame';
      case 'CLOCK':
        return 'ClockFrame';
      case 'STATUS':
        return 'StatusFrame';
      case 'ENDED':
        return 'EndedFrame';
      default:
        return never(kind);
    }
  },
};

export const entryFrame: EntryFrameResolvers = {
  entry: ({ entry, knownBefore }) => ({ value: entry, lens: { knownBefore } }),
};

export const gapFrame: GapFrameResolvers = { waited: ({ waitedMs }) => formatDuration(waitedMs) };

export const replayStatus: ReplayStatusResolvers = {
  pacing: ({ pacing }: ReplayStatus) => pacingOf(pacing),
  viewers: () => 1,
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
