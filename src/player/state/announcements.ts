import { signal } from '@preact/signals';
import { authorOf, type StageFrame } from '../model/entry.ts';
import { cardTexts, liveTexts } from '../strings.ts';

/** What a screen reader is told, when it has finished what it reads. */
export const announcement = signal('');

const LONGEST = 200;

/** Tells what came onto the stage: one entry by its words, many by their number. */
export function announce(frames: readonly StageFrame[]): void {
  const entries = frames.flatMap((frame) => (frame.__typename === 'EntryFrame' ? [frame.entry] : []));
  const [entry] = entries;
  if (entry === undefined) {
    if (frames.some(({ __typename }) => __typename === 'RemovedFrame')) announcement.value = liveTexts.removed;
  } else if (entries.length > 1) announcement.value = liveTexts.many(entries.length);
  else {
    const author = authorOf(entry)?.actor.name ?? cardTexts.unknownAuthor;
    const side = cardTexts.side(entry.visibility === 'PRIVATE');
    announcement.value = liveTexts.entry(side, author, (entry.text ?? cardTexts.noWords).slice(0, LONGEST));
  }
}
