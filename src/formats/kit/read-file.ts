import { whyUnreadable } from '../containers/unreadable.ts';
import type { ArchiveLocation, ReadEvent } from '../format.ts';

const MAX_REASON_LENGTH = 1_000;

/** What a file holds, with its path. Where it can't be read on, that is a problem, and the last of it. */
export async function* readFileOf(file: string, events: AsyncIterable<ReadEvent>): AsyncGenerator<ReadEvent> {
  for await (const event of readOn(events, { file })) yield { ...event, at: { file, ...event.at } };
}

/** Where something can't be read on, that is a problem, and the last of it. */
export async function* readOn(events: AsyncIterable<ReadEvent>, at: ArchiveLocation): AsyncGenerator<ReadEvent> {
  try {
    for await (const event of events) yield shortened(event);
  } catch (error) {
    yield { kind: 'PROBLEM', reason: whyUnreadable(error), at };
  }
}

/** A reason that quotes what it is about may be as long as that. */
function shortened(event: ReadEvent): ReadEvent {
  if (event.kind !== 'PROBLEM' || event.reason.length <= MAX_REASON_LENGTH) return event;
  return { ...event, reason: `${event.reason.slice(0, MAX_REASON_LENGTH).toWellFormed()} …` };
}
