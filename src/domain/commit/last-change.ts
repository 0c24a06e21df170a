/**
 * When an archive says that a message was last changed, so that of two exports the one which knows more of it wins,
 * whichever is imported first. It stands in the note of the moment: `edited 2022-09-01T00:00:20.000Z`.
 */
import type { EntryInput } from '../record/input.ts';

/** A deletion may come without a time; it is the last that happens to a message. */
export type Change =
  | { readonly kind: 'edited' | 'ended'; readonly at: string }
  | { readonly kind: 'deleted'; readonly at?: string | undefined };

const CHANGED = /^(edited|ended|deleted)(?: (\S+))?$/;
const AFTER_ALL = '~';

/** The note of the moment that it happened to. `at` is an instant in UTC, or a local time of the collection's zone. */
export function changeNote({ kind, at }: Change): { readonly note: string } {
  return { note: at === undefined ? kind : `${kind} ${at}` };
}

/** Whether the one is an older state of a message than the other. */
export function isOlderState(one: EntryInput, other: EntryInput): boolean {
  return lastChange(one) < lastChange(other);
}

function lastChange({ occurred }: EntryInput): string {
  const [, kind, at = ''] = CHANGED.exec(occurred?.note ?? '') ?? [];
  return `${kind === 'deleted' ? AFTER_ALL : ''}${at.replace(/Z$/, '')}`;
}
