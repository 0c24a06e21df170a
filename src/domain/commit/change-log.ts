/**
 * The log of changes: one line for each entry that a commit touched, in commit order. What follows the record (a replay
 * that is under way, a room, another node) reads it and nothing else.
 */
import type { Instant } from '../time/instant.ts';
import type { OrderKey } from '../query/order-key.ts';
import type { EntryRecord, Sequence } from '../record/record.ts';
import type { Access, Clock } from '../record/vocabulary.ts';

/** What a change was: an editor's act, or what followed from a change to something else (`DERIVED`). */
export type ChangeKind = 'ADDED' | 'CORRECTED' | 'RETRACTED' | 'RESTORED' | 'DERIVED' | 'ERASED';

export type KeysByClock = Readonly<Record<Clock, OrderKey>>;

/** A line as a commit writes it. */
export interface ChangeRecord {
  readonly sequence: Sequence;
  /** Place within the commit, from 0. */
  readonly ordinal: number;
  /** When it was committed. */
  readonly at: Instant;
  readonly entry: string;
  readonly collection: string;
  /** The collection's before and after, so that an erased entry stays hidden from whom it was hidden, and from nobody else. */
  readonly formerAccess: Access;
  readonly access: Access;
  readonly kind: ChangeKind;
  /** Null for a new entry. */
  readonly before: KeysByClock | null;
  /** Null for an erased one. */
  readonly after: KeysByClock | null;
  /** The entry as it was, so that a replay can tell whether its filter had matched; null for new and for erased ones. */
  readonly replaced: EntryRecord | null;
}

/** Where a reader of the log stands. */
export interface LogPosition {
  readonly sequence: Sequence;
  /** The last line of that commit which was taken; null for all of them. */
  readonly ordinal: number | null;
}

/** A line as it is read, with the entry on both sides of the change. */
export interface EntryChange {
  readonly sequence: Sequence;
  readonly ordinal: number;
  readonly entry: string;
  readonly collection: string;
  readonly formerAccess: Access;
  readonly access: Access;
  readonly kind: ChangeKind;
  /** Null where there was none. */
  readonly before: EntryState | null;
  /** Null where there is none any more. */
  readonly after: EntryState | null;
}

export interface EntryState {
  readonly keys: KeysByClock;
  /** Null where the entry has been erased since, so that nobody knows what it was. */
  readonly entry: EntryRecord | null;
}

/** Whether a line stands beyond a position. */
export function isBeyond(line: Pick<EntryChange, 'sequence' | 'ordinal'>, { sequence, ordinal }: LogPosition): boolean {
  return line.sequence > sequence || (line.sequence === sequence && ordinal !== null && line.ordinal > ordinal);
}

/** Whether all up to a commit was taken. */
export function covers({ sequence, ordinal }: LogPosition, commit: Sequence): boolean {
  return sequence > commit || (sequence === commit && ordinal === null);
}
