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
import type { EntryChange, EntryState } from '../domain/change-log.ts';
import type { OrderKey } from '../domain/order-key.ts';
import { type EntryQuery, placeIn, placeOfHidden } from '../domain/query.ts';
import type { EntryRecord } from '../domain/record.ts';

export type ChangeEffect =
  | { readonly kind: 'NONE' }
  /** Places ahead that are no longer as they were read. */
  | { readonly kind: 'AHEAD'; readonly places: readonly OrderKey[]; readonly entry: EntryRecord | null }
  | { readonly kind: 'UPDATED'; readonly entry: EntryRecord; readonly change: 'CORRECTED' | 'RETRACTED' }
  | { readonly kind: 'LATE'; readonly entry: EntryRecord }
  | {
      readonly kind: 'REMOVED';
      readonly entryId: string;
      readonly reason: 'MOVED' | 'LEFT' | 'ERASED';
      /** Where it stands now, and as what, if it moved ahead. */
      readonly ahead: { readonly place: OrderKey; readonly entry: EntryRecord } | null;
    };

const NOTHING: ChangeEffect = { kind: 'NONE' };

/** @param played the last place played; null for none */
export function effectOf(change: EntryChange, query: EntryQuery, played: OrderKey | null): ChangeEffect {
  const isPlayed = (place: OrderKey | null) => place !== null && played !== null && place <= played;
  if (change.kind === 'ERASED') return effectOfErasure(change, query, isPlayed);
  const before = placeOf(change.before, query);
  const after = placeOf(change.after, query);
  const entry = change.after?.entry ?? null;
  if (isPlayed(before)) {
    if (entry === null || after === null) {
      // What nobody knows any more was erased since, and the line that says so follows.
      return isForgotten(change.after) ? NOTHING : removed(change, 'LEFT');
    }
    if (!isPlayed(after)) return { ...removed(change, 'MOVED'), ahead: { place: after, entry } };
    const isRetracted = entry.status === 'RETRACTED' && change.before?.entry?.status !== 'RETRACTED';
    return { kind: 'UPDATED', entry, change: isRetracted ? 'RETRACTED' : 'CORRECTED' };
  }
  if (isPlayed(after) && entry !== null) return { kind: 'LATE', entry };
  const states = [change.before, change.after].filter((state) => state !== null);
  // A forgotten state may have matched: its key alone says where.
  const ahead = states
    .map((state) => (state.entry === null ? state.keys[query.clock] : placeOf(state, query)))
    .filter((place): place is OrderKey => place !== null && !isPlayed(place));
  return ahead.length === 0 ? NOTHING : { kind: 'AHEAD', places: ahead, entry: after === null ? null : entry };
}

function placeOf(state: EntryState | null, query: EntryQuery): OrderKey | null {
  return state?.entry ? placeIn(query, state.entry) : null;
}

function isForgotten(state: EntryState | null): boolean {
  return state !== null && state.entry === null;
}

/** Nothing is known of it but its keys: whoever could have seen it there is told that it is gone. */
function effectOfErasure(
  change: EntryChange,
  query: EntryQuery,
  isPlayed: (place: OrderKey | null) => boolean,
): ChangeEffect {
  const key = change.before?.keys[query.clock];
  if (key === undefined) return NOTHING;
  const place = placeOfHidden(query, { id: change.entry, key, collection: change.collection, access: change.access });
  if (place === null) return NOTHING;
  return isPlayed(place) ? removed(change, 'ERASED') : { kind: 'AHEAD', places: [place], entry: null };
}

function removed(change: EntryChange, reason: 'MOVED' | 'LEFT' | 'ERASED'): ChangeEffect & { kind: 'REMOVED' } {
  return { kind: 'REMOVED', entryId: change.entry, reason, ahead: null };
}
