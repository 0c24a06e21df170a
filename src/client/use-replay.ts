import type { ReplayedEntry } from './frames.ts';
import { LiveStage, type LiveStageView } from './live-stage.ts';
import type { Replay, ReplayOptions } from './replay.ts';
import { Stage } from './stage.ts';

/** The hooks that React and Preact have in common. */
export interface Hooks {
  readonly useEffect: (effect: () => () => void, inputs: readonly unknown[]) => void;
  readonly useState: <State>(initial: State) => [State, (state: State) => void];
}

/** The snapshot of the stage, and the replay with its controls. */
export interface ReplayOnStage<Entry = ReplayedEntry> extends LiveStageView<Entry> {
  /** Null until the component is mounted. */
  readonly replay: Replay<Entry> | null;
}

/**
 * Plays a replay on a stage while the component is mounted. Opens a new replay when the options change; a change of a
 * function or a signal among them does not count. Renders at most once per painted frame.
 */
export type UseReplay = <Entry = ReplayedEntry>(options: ReplayOptions<Entry>) => ReplayOnStage<Entry>;

/** Creates the hook for one of the libraries. */
export function createUseReplay({ useEffect, useState }: Hooks): UseReplay {
  return function useReplay<Entry>(options: ReplayOptions<Entry>) {
    const [shown, show] = useState<ReplayOnStage<Entry>>(BEFORE);
    useEffect(() => {
      const live = new LiveStage(options, () => showNow());
      const showNow = () => show({ ...live.view, replay: live.replay });
      showNow();
      return () => live.close();
      // JSON leaves out functions and signals: those of the first render are used.
    }, [JSON.stringify(options)]);
    return shown;
  };
}

const BEFORE = { ...new Stage<never>().view, state: 'connecting', error: null, replay: null } as const;
