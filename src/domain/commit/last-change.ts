/**
 * The last change of a message, as its archive says. Of two exports, the one with the later change wins, in either
 * order of import.
 */
import type { EntryInput, LastChange } from '../record/input.ts';
import { CHANGE_TIME } from '../record/parts.ts';
import type { MessageChange } from '../record/vocabulary.ts';

/** Sorts after every time: nothing changes a message after its deletion, and a deletion may have no time. */
const AFTER_ALL = '~';

/** @param at an instant in UTC, or a local time in the collection's zone; left out if it is not such a time */
export function toLastChange(kind: MessageChange, at?: string): LastChange {
  return at !== undefined && CHANGE_TIME.test(at) ? { kind, at } : { kind };
}

/** Whether the first is an older state of a message than the second. */
export function isOlderState(one: EntryInput, other: EntryInput): boolean {
  return stateKey(one) < stateKey(other);
}

function stateKey(input: EntryInput): string {
  const { kind, at = '' } = (input.type === 'MESSAGE' ? input.lastChange : undefined) ?? {};
  return `${kind === 'DELETED' ? AFTER_ALL : ''}${at.replace(/Z$/, '')}`;
}

/** `edited 2022-09-01T00:00:20Z`: the note of a moment that has no note of its own; null if nothing changed. */
export function lastChangeNote(input: EntryInput): string | null {
  if (input.type !== 'MESSAGE' || input.lastChange === undefined) return null;
  const { kind, at } = input.lastChange;
  return at === undefined ? kind.toLowerCase() : `${kind.toLowerCase()} ${at}`;
}
