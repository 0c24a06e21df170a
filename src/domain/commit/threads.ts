import type { EntryInput } from '../record/input.ts';
import type { CollectionRecord, EntryRecord } from '../record/record.ts';
import type { ReplyState } from '../record/vocabulary.ts';

/** The message that an entry answers, or null. */
export function targetOf(input: EntryInput): string | null {
  return input.type === 'MESSAGE' ? (input.inReplyTo ?? null) : null;
}

/** An answer in the record outweighs a report that there was none. The report stays readable with its citations. */
export function replyStateOf(input: EntryInput, isAnswered: boolean): ReplyState | null {
  if (input.type !== 'MESSAGE') return null;
  if (isAnswered) return 'ANSWERED';
  return input.unanswered === undefined ? 'NO_REPLY_DOCUMENTED' : 'REPORTED_UNANSWERED';
}

interface Answering {
  readonly input: EntryInput;
  readonly collection: CollectionRecord;
}

/**
 * The thread of an entry: as written, else the thread of the message that it answers, along the whole chain. Messages
 * that answer each other in a circle (as in broken archives) inherit none. An entry inherits no thread from another
 * collection that is restricted, because its readers may not be allowed to know that thread.
 */
export function threadOf(
  id: string,
  drafts: ReadonlyMap<string, Answering>,
  stored: ReadonlyMap<string, EntryRecord>,
): string | null {
  const seen = new Set<string>();
  let around: string | null = null;
  for (let next: string | null = id; next !== null && !seen.has(next);) {
    seen.add(next);
    const draft = drafts.get(next);
    const entry = stored.get(next);
    const collection = draft?.collection.id ?? entry?.collection ?? null;
    const access = draft?.collection.input.access ?? entry?.access;
    if (around !== null && collection !== around && access === 'RESTRICTED') return null;
    if (draft === undefined) return entry?.thread ?? null;
    if (draft.input.type === 'MESSAGE' && draft.input.thread !== undefined) return draft.input.thread;
    around = collection;
    next = targetOf(draft.input);
  }
  return null;
}
