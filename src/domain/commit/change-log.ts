/**
 * The change log: one line for each entry that a commit touched, in commit order. Everything that follows the record (a
 * replay under way, a room, another node) reads only this log.
 */
import type { Instant } from '../time/instant.ts';
import type { OrderKey } from '../query/order-key.ts';
import type { EntryRecord, Sequence } from '../record/record.ts';
import type { Access, Clock } from '../record/vocabulary.ts';

/** What a change was: an editor's act, or the result of a change to something else (`DERIVED`). */
export type ChangeKind = 'ADDED' | 'CORRECTED' | 'RETRACTED' | 'RESTORED' | 'DERIVED' | 'ERASED';

export type KeysByClock = Readonly<Record<Clock, OrderKey>>;

/** A line as a commit writes it. */
export interface ChangeRecord {
  readonly sequence: Sequence;
  /** Ordinal within the commit, from 0. */
  readonly ordinal: number;
  /** When it was committed. */
  readonly at: Instant;
  readonly entry: string;
  readonly collection: string;
  /**
   * The access of the collection before and after. With it, an erased entry stays hidden from the same viewers as
   * before.
   */
  readonly formerAccess: Access;
  readonly access: Access;
  readonly kind: ChangeKind;
  /** Null for a new entry. */
  readonly before: KeysByClock | null;
  /** Null for an erased one. */
  readonly after: KeysByClock | null;
  /**
   * The entry before the change. With it, a replay can tell whether its filter matched. Null for new and for erased
   * entries.
   */
  readonly replaced: EntryRecord | null;
}

/** The position of a reader in the log. */
export interface LogPosition {
  readonly sequence: Sequence;
  /** The last line of that commit which the reader has taken; null for all of them. */
  readonly ordinal: number | null;
}

/** A line as it is read, with the entry before and after the change. */
export interface EntryChange {
  readonly sequence: Sequence;
  readonly ordinal: number;
  readonly entry: string;
  readonly collection: string;
  readonly formerAccess: Access;
  readonly access: Access;
  readonly kind: ChangeKind;
  /** Null for a new entry. */
  readonly before: EntryState | null;
  /** Null if the entry was removed. */
  readonly after: EntryState | null;
}

export interface EntryState {
  readonly keys: KeysByClock;
  /** Null if the entry has been erased since: then its former state is unknown. */
  readonly entry: EntryRecord | null;
}

/** Whether a line comes after a position. */
export function isBeyond(line: Pick<EntryChange, 'sequence' | 'ordinal'>, { sequence, ordinal }: LogPosition): boolean {
  return line.sequence > sequence || (line.sequence === sequence && ordinal !== null && line.ordinal > ordinal);
}

/** Whether the reader has taken everything up to a commit. */
export function covers({ sequence, ordinal }: LogPosition, commit: Sequence): boolean {
  return sequence > commit || (sequence === commit && ordinal === null);
}
