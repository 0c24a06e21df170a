import type { EntryInput } from './record-input.ts';
import type { EntryRecord } from './record.ts';
import type { ReplyState } from './vocabulary.ts';

/** The message that an entry answers, or null. */
export function targetOf(input: EntryInput): string | null {
  return input.type === 'MESSAGE' ? (input.inReplyTo ?? null) : null;
}

/** An answer in the record outweighs a report that there was none; the report stays readable with its citations. */
export function replyStateOf(input: EntryInput, isAnswered: boolean): ReplyState | null {
  if (input.type !== 'MESSAGE') return null;
  if (isAnswered) return 'ANSWERED';
  return input.unanswered === undefined ? 'NO_REPLY_DOCUMENTED' : 'REPORTED_UNANSWERED';
}

/**
 * The thread of an entry: as written, else that of the message which it answers, along the whole chain. Messages that
 * answer each other in a circle, as broken archives have them, inherit none.
 */
export function threadOf(
  id: string,
  inputs: ReadonlyMap<string, { readonly input: EntryInput }>,
  stored: ReadonlyMap<string, EntryRecord>,
): string | null {
  const seen = new Set<string>();
  for (let next: string | null = id; next !== null && !seen.has(next);) {
    seen.add(next);
    const input: EntryInput | undefined = inputs.get(next)?.input;
    if (input === undefined) return stored.get(next)?.thread ?? null;
    if (input.type === 'MESSAGE' && input.thread !== undefined) return input.thread;
    next = targetOf(input);
  }
  return null;
}
