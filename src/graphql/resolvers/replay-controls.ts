import { paceControl, type ReplayControl } from '../../replay/control.ts';
import type { PlaybackStatus } from '../../replay/frames.ts';
import type { ReplayKey } from '../../replay/replay-key.ts';
import type { GraphqlContext } from '../context.ts';
import { resolvedAtPath } from '../../errors.ts';
import type { MutationResolvers, MutationSeekReplayArgs } from '../generated/resolvers-types.ts';

type Controls = Pick<
  MutationResolvers,
  'pauseReplay' | 'resumeReplay' | 'stepReplay' | 'seekReplay' | 'setReplaySpeed' | 'endReplay'
>;

export const controlResolvers: Controls = {
  pauseReplay: (_root, key, context) => control(context, key, { kind: 'PAUSE' }),
  resumeReplay: (_root, key, context) => control(context, key, { kind: 'RESUME' }),
  stepReplay: (_root, { entries, ...key }, context) => control(context, key, { kind: 'STEP', entries }),
  seekReplay: async (_root, { to, ...key }, context) =>
    control(context, key, { kind: 'SEEK', to: await opened(context, to) }),
  setReplaySpeed: async (_root, { pacing, ...key }, context) => control(context, key, paceControl(pacing)),
  endReplay: (_root, key, context) => control(context, key, { kind: 'END' }),
};

/** The target of a seek, with its cursor unsealed. */
async function opened({ replays }: GraphqlContext, to: MutationSeekReplayArgs['to']): Promise<typeof to> {
  const { cursor } = to;
  if (cursor === undefined) return to;
  return { ...to, cursor: await resolvedAtPath('to.cursor', () => replays.cursors.open(cursor)) };
}

function control({ replays, viewer }: GraphqlContext, key: ReplayKey, act: ReplayControl): Promise<PlaybackStatus> {
  return replays.control(viewer, key, act);
}
