import { whyUnreadable } from '../containers/unreadable.ts';
import type { ArchiveLocation, ReadEvent } from '../format.ts';

const MAX_REASON_LENGTH = 1_000;

/** Adds the path of the file to the events. If the file is not readable to its end, the last event is a problem. */
export async function* readFileOf(file: string, events: AsyncIterable<ReadEvent>): AsyncGenerator<ReadEvent> {
  for await (const event of readOn(events, { file })) yield { ...event, at: { file, ...event.at } };
}

/** If reading fails, the last event is a problem. */
export async function* readOn(events: AsyncIterable<ReadEvent>, at: ArchiveLocation): AsyncGenerator<ReadEvent> {
  try {
    for await (const event of events) yield shortened(event);
  } catch (error) {
    yield { kind: 'PROBLEM', reason: whyUnreadable(error), at };
  }
}

/** A reason can quote a long text, so it is cut. */
function shortened(event: ReadEvent): ReadEvent {
  if (event.kind !== 'PROBLEM' || event.reason.length <= MAX_REASON_LENGTH) return event;
  return { ...event, reason: `${event.reason.slice(0, MAX_REASON_LENGTH).toWellFormed()} …` };
}
