/** For tests of the client: takes frames, and describes them in lines of text. */
import type { Frame, Replay } from '../../src/client/client.ts';

/** Takes frames up to the first one that fits, or to the end. */
export async function takeUntil<Entry>(
  replay: Replay<Entry>,
  fits: (frame: Frame<Entry>) => boolean = () => false,
): Promise<Frame<Entry>[]> {
  const frames: Frame<Entry>[] = [];
  for (;;) {
    const { done, value } = await replay.next();
    if (done === true) return frames;
    frames.push(value);
    if (fits(value)) return frames;
  }
}

export const isKind =
  (name: Frame['__typename']) =>
  ({ __typename }: { readonly __typename: string }): boolean =>
    __typename === name;

/** Describes each frame in a line, without the values that differ from run to run: cursors, ids and times of day. */
export function linesOfFrames(frames: readonly Frame<unknown>[]): string[] {
  return frames.map((frame) => {
    switch (frame.__typename) {
      case 'EntryFrame':
        return `${frame.change}${frame.late ? ' late' : ''} ${frame.entry.id} in ${frame.generation}`;
      case 'RemovedFrame':
        return `${frame.removal} ${frame.entryId}`;
      case 'GapFrame':
        return `gap ${frame.from} ${frame.to} ${frame.waited}`;
      case 'StatusFrame':
        return `${frame.status.paused ? 'paused' : 'running'} in ${frame.generation}`;
      case 'EndedFrame':
        return `ended ${frame.reason}`;
      case 'OpenedFrame':
      case 'ClockFrame':
      case 'CaughtUpFrame':
      case 'FellBehindFrame':
        return frame.__typename;
    }
  });
}
