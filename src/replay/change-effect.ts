/**
 * The effect of a line of the change log on a replay that has played up to an order key.
 *
 * | before         | after          | effect on the client                                                      |
 * | -------------- | -------------- | ------------------------------------------------------------------------- |
 * | played         | played         | corrected or retracted                                                    |
 * | played         | ahead          | removed, because it moved; it plays again at its new order key            |
 * | played         | none           | removed: it left the filter or the viewer's authority, or was erased      |
 * | ahead, or none | played         | added, late                                                               |
 * | ahead, or none | ahead, or none | none; the prefetched page is read again if the change is in it            |
 *
 * A move ahead is never sent as a correction: if the entry were removed before it plays again, the client would still
 * have it.
 */
import type { EntryChange, EntryState } from '../domain/commit/change-log.ts';
import type { OrderKey } from '../domain/query/order-key.ts';
import { isSameButMerges } from '../domain/record/merged.ts';
import { type EntryQuery, orderKeyIn, orderKeyOfHidden } from '../domain/query/query.ts';
import type { EntryRecord } from '../domain/record/record.ts';
import type { Access } from '../domain/record/vocabulary.ts';

export type ChangeEffect =
  | { readonly kind: 'NONE' }
  /**
   * Order keys ahead at which the prefetched page may be out of date, and the entry that is at one of them now, if any.
   */
  | {
      readonly kind: 'AHEAD';
      readonly orderKeys: readonly OrderKey[];
      readonly ahead: KeyedEntry | null;
    }
  | { readonly kind: 'UPDATED'; readonly entry: EntryRecord; readonly change: 'CORRECTED' | 'RETRACTED' }
  | { readonly kind: 'LATE'; readonly entry: EntryRecord }
  | {
      readonly kind: 'REMOVED';
      readonly entryId: string;
      readonly reason: 'MOVED' | 'LEFT' | 'ERASED';
      /** The entry with its new order key, if it moved ahead. */
      readonly ahead: KeyedEntry | null;
    };

interface KeyedEntry {
  readonly orderKey: OrderKey;
  readonly entry: EntryRecord;
}

const NOTHING: ChangeEffect = { kind: 'NONE' };

/** @param played the last order key played; null for none */
export function effectOf(change: EntryChange, query: EntryQuery, played: OrderKey | null): ChangeEffect {
  const isPlayed = (key: OrderKey | null) => key !== null && played !== null && key <= played;
  if (isForgotten(change)) return effectOfForgotten(change, query, isPlayed);
  const before = orderKeyOf(change.before, query);
  const after = orderKeyOf(change.after, query);
  const entry = change.after?.entry ?? null;
  if (isPlayed(before)) {
    if (entry === null || after === null) return removed(change, 'LEFT');
    if (!isPlayed(after)) return { ...removed(change, 'MOVED'), ahead: { orderKey: after, entry } };
    if (isSameToReaders(change)) return NOTHING;
    const isRetracted = entry.status === 'RETRACTED' && change.before?.entry?.status !== 'RETRACTED';
    return { kind: 'UPDATED', entry, change: isRetracted ? 'RETRACTED' : 'CORRECTED' };
  }
  if (isPlayed(after) && entry !== null) return { kind: 'LATE', entry };
  const orderKeys = [before, after].filter((key): key is OrderKey => key !== null && !isPlayed(key));
  const ahead = after === null || entry === null ? null : { orderKey: after, entry };
  return orderKeys.length === 0 ? NOTHING : { kind: 'AHEAD', orderKeys, ahead };
}

/** Whether only the ids changed under which it is found. A merge may be of actors that some readers may not see. */
function isSameToReaders({ before, after }: EntryChange): boolean {
  const [former, present] = [before?.entry ?? null, after?.entry ?? null];
  return former !== null && present !== null && isSameButMerges(former, present);
}

function orderKeyOf(state: EntryState | null, query: EntryQuery): OrderKey | null {
  return state?.entry ? orderKeyIn(query, state.entry) : null;
}

/** Whether this line or a later one erases the entry. */
function isForgotten({ kind, before, after }: EntryChange): boolean {
  return kind === 'ERASED' || before?.entry === null || after?.entry === null;
}

/**
 * For an erased entry only the keys are known. A viewer that could have seen it at its old order key gets a frame that
 * removes it. This also holds if it only moves ahead and is erased later, because the replay gets no frame for that
 * later line.
 */
function effectOfForgotten(
  { entry: id, kind, collection, formerAccess, access, before, after }: EntryChange,
  query: EntryQuery,
  isPlayed: (key: OrderKey | null) => boolean,
): ChangeEffect {
  const orderKeyAt = (state: EntryState | null, given: Access) =>
    state === null ? null : orderKeyOfHidden(query, { id, key: state.keys[query.clock], collection, access: given });
  const from = orderKeyAt(before, formerAccess);
  const to = kind === 'ERASED' ? null : orderKeyAt(after, access);
  if (isPlayed(from) && !isPlayed(to)) return { kind: 'REMOVED', entryId: id, reason: 'ERASED', ahead: null };
  const ahead = [from, to].filter((key): key is OrderKey => key !== null && !isPlayed(key));
  return ahead.length === 0 ? NOTHING : { kind: 'AHEAD', orderKeys: ahead, ahead: null };
}

function removed(change: EntryChange, reason: 'MOVED' | 'LEFT'): ChangeEffect & { kind: 'REMOVED' } {
  return { kind: 'REMOVED', entryId: change.entry, reason, ahead: null };
}
