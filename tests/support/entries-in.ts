import type { MessageInput } from '../../src/domain/record/input.ts';
import type { ReadEvent } from '../../src/formats/format.ts';
import { itemsIn } from './read-events.ts';

/** The messages among the events. */
export function messagesIn(events: readonly ReadEvent[]): MessageInput[] {
  return itemsIn(events).flatMap((item) =>
    item.kind === 'entry' && item.input.type === 'MESSAGE' ? [item.input] : [],
  );
}

/** The notes among the events, as `topic: text`. */
export function notesIn(events: readonly ReadEvent[]): string[] {
  return events.flatMap((event) => (event.kind === 'NOTE' ? [`${event.topic}: ${event.text}`] : []));
}
