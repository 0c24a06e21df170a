/**
 * What a line of the change log means to a replay that has played up to a place: the rules of what is told.
 *
 * | before          | after           | told                                                                    |
 * | --------------- | --------------- | ----------------------------------------------------------------------- |
 * | played          | played          | corrected or retracted                                                  |
 * | played          | ahead           | removed, because it moved: it plays again there                         |
 * | played          | none            | removed, because it left the filter or the viewer's sight, or was erased |
 * | ahead, or none  | played          | added, late                                                             |
 * | ahead, or none  | ahead, or none  | nothing; what was read ahead is read again where it is touched          |
 *
 * A move beyond what was played is never told as a correction: the client would keep the entry if it were taken back
 * before its new turn.
 */
import type { EntryChange, EntryState } from '../domain/commit/change-log.ts';
import type { OrderKey } from '../domain/query/order-key.ts';
import { type EntryQuery, orderKeyIn, orderKeyOfHidden } from '../domain/query/query.ts';
import type { EntryRecord } from '../domain/record/record.ts';
import type { Access } from '../domain/record/vocabulary.ts';

export type ChangeEffect =
  | { readonly kind: 'NONE' }
  /** Places ahead that are no longer as they were read; and what stands at one of them now, if anything does. */
  | {
      readonly kind: 'AHEAD';
      readonly places: readonly OrderKey[];
      readonly ahead: Standing | null;
    }
  | { readonly kind: 'UPDATED'; readonly entry: EntryRecord; readonly change: 'CORRECTED' | 'RETRACTED' }
  | { readonly kind: 'LATE'; readonly entry: EntryRecord }
  | {
      readonly kind: 'REMOVED';
      readonly entryId: string;
      readonly reason: 'MOVED' | 'LEFT' | 'ERASED';
      /** Where it stands now, and as what, if it moved ahead. */
      readonly ahead: Standing | null;
    };

interface Standing {
  readonly place: OrderKey;
  readonly entry: EntryRecord;
}

const NOTHING: ChangeEffect = { kind: 'NONE' };

/** @param played the last place played; null for none */
export function effectOf(change: EntryChange, query: EntryQuery, played: OrderKey | null): ChangeEffect {
  const isPlayed = (place: OrderKey | null) => place !== null && played !== null && place <= played;
  if (isForgotten(change)) return effectOfForgotten(change, query, isPlayed);
  const before = placeOf(change.before, query);
  const after = placeOf(change.after, query);
  const entry = change.after?.entry ?? null;
  if (isPlayed(before)) {
    if (entry === null || after === null) return removed(change, 'LEFT');
    if (!isPlayed(after)) return { ...removed(change, 'MOVED'), ahead: { place: after, entry } };
    const isRetracted = entry.status === 'RETRACTED' && change.before?.entry?.status !== 'RETRACTED';
    return { kind: 'UPDATED', entry, change: isRetracted ? 'RETRACTED' : 'CORRECTED' };
  }
  if (isPlayed(after) && entry !== null) return { kind: 'LATE', entry };
  const places = [before, after].filter((place): place is OrderKey => place !== null && !isPlayed(place));
  const ahead = after === null || entry === null ? null : { place: after, entry };
  return places.length === 0 ? NOTHING : { kind: 'AHEAD', places, ahead };
}

function placeOf(state: EntryState | null, query: EntryQuery): OrderKey | null {
  return state?.entry ? orderKeyIn(query, state.entry) : null;
}

/** Whether the entry is erased with this line, or was erased since. */
function isForgotten({ kind, before, after }: EntryChange): boolean {
  return kind === 'ERASED' || before?.entry === null || after?.entry === null;
}

/**
 * Nothing is known of it but its keys: whoever could have seen it where it goes from is told that it is gone. Also where
 * it only moves ahead and is erased there later: the line that says so stands beyond what was played.
 */
function effectOfForgotten(
  { entry: id, kind, collection, formerAccess, access, before, after }: EntryChange,
  query: EntryQuery,
  isPlayed: (place: OrderKey | null) => boolean,
): ChangeEffect {
  const placeAt = (state: EntryState | null, given: Access) =>
    state === null ? null : orderKeyOfHidden(query, { id, key: state.keys[query.clock], collection, access: given });
  const from = placeAt(before, formerAccess);
  const to = kind === 'ERASED' ? null : placeAt(after, access);
  if (isPlayed(from) && !isPlayed(to)) return { kind: 'REMOVED', entryId: id, reason: 'ERASED', ahead: null };
  const ahead = [from, to].filter((place): place is OrderKey => place !== null && !isPlayed(place));
  return ahead.length === 0 ? NOTHING : { kind: 'AHEAD', places: ahead, ahead: null };
}

function removed(change: EntryChange, reason: 'MOVED' | 'LEFT'): ChangeEffect & { kind: 'REMOVED' } {
  return { kind: 'REMOVED', entryId: change.entry, reason, ahead: null };
}
