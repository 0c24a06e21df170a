import type { MessageInput } from '../../src/domain/record/input.ts';
import type { ReadEvent } from '../../src/formats/format.ts';
import { itemsIn } from './read-events.ts';

/** The messages among what was read. */
export function messagesIn(events: readonly ReadEvent[]): MessageInput[] {
  return itemsIn(events).flatMap((item) =>
    item.kind === 'entry' && item.input.type === 'MESSAGE' ? [item.input] : [],
  );
}

/** What the report would say besides: `topic: text`. */
export function notesIn(events: readonly ReadEvent[]): string[] {
  return events.flatMap((event) => (event.kind === 'NOTE' ? [`${event.topic}: ${event.text}`] : []));
}
