import { signal } from '@preact/signals';
import { authorOf, type StageFrame } from '../model/entry.ts';
import { cardTexts, liveTexts } from '../strings.ts';

/** The text for screen readers. They read it when they have finished their sentence. */
export const announcement = signal('');

const LONGEST = 200;

/** Announces new entries: one by its text, several by their number. */
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
