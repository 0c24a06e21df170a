import type { ReplayedEntry } from './frames.ts';
import { LiveStage, type LiveStageView } from './live-stage.ts';
import type { Replay, ReplayOptions } from './replay.ts';
import { Stage } from './stage.ts';

/** What React and Preact have in common. */
export interface Hooks {
  readonly useEffect: (effect: () => () => void, inputs: readonly unknown[]) => void;
  readonly useState: <State>(initial: State) => [State, (state: State) => void];
}

/** The stage as it is, and what steers the replay. */
export interface ReplayOnStage<Entry = ReplayedEntry> extends LiveStageView<Entry> {
  /** Null until the component is mounted. */
  readonly replay: Replay<Entry> | null;
}

/**
 * Plays a replay on a stage for as long as the component is mounted, and anew whenever the options say something else (those
 * that are text; functions and signals count only when it is opened). Renders at most once a painted frame.
 */
export type UseReplay = <Entry = ReplayedEntry>(options: ReplayOptions<Entry>) => ReplayOnStage<Entry>;

/** The hook, of either library. */
export function createUseReplay({ useEffect, useState }: Hooks): UseReplay {
  return function useReplay<Entry>(options: ReplayOptions<Entry>) {
    const [shown, show] = useState<ReplayOnStage<Entry>>(BEFORE);
    useEffect(() => {
      const live = new LiveStage(options, () => showNow());
      const showNow = () => show({ ...live.view, replay: live.replay });
      showNow();
      return () => live.close();
      // Functions and signals are taken as they are when the replay is opened.
    }, [JSON.stringify(options)]);
    return shown;
  };
}

const BEFORE = { ...new Stage<never>().view, state: 'connecting', error: null, replay: null } as const;
