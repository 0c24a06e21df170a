import { paceControl, type ReplayControl } from '../../replay/control.ts';
import type { PlaybackStatus } from '../../replay/frames.ts';
import type { ReplayKey } from '../../replay/replay-key.ts';
import type { GraphqlContext } from '../context.ts';
import type { MutationResolvers } from '../generated/resolvers-types.ts';

type Controls = Pick<
  MutationResolvers,
  'pauseReplay' | 'resumeReplay' | 'stepReplay' | 'seekReplay' | 'setReplaySpeed' | 'endReplay'
>;

export const controlResolvers: Controls = {
  pauseReplay: (_root, key, context) => control(context, key, { kind: 'PAUSE' }),
  resumeReplay: (_root, key, context) => control(context, key, { kind: 'RESUME' }),
  stepReplay: (_root, { entries, ...key }, context) => control(context, key, { kind: 'STEP', entries }),
  seekReplay: (_root, { to, ...key }, context) => control(context, key, { kind: 'SEEK', to }),
  setReplaySpeed: async (_root, { pacing, ...key }, context) => control(context, key, paceControl(pacing)),
  endReplay: (_root, key, context) => control(context, key, { kind: 'END' }),
};

function control({ replays, viewer }: GraphqlContext, key: ReplayKey, act: ReplayControl): Promise<PlaybackStatus> {
  return replays.control(viewer, key, act);
}
