/**
 * Merges and splits of actors.
 *
 * Each actor keeps the id of the actor that it was merged into, so a split takes back exactly that merge. Each also
 * keeps all ids of the group, so a reader of one actor knows the others. A merge into an actor that is itself merged
 * goes to the actor at the head of its group.
 */
import { DomainError } from '../../errors.ts';
import type { BatchItem, CommitView, NamedRecord } from './commit.ts';
import { MAX_SAME_ACTORS } from '../record/limits.ts';
import type { ActorRecord } from '../record/record.ts';

export interface Identity {
  /** The actor that this one was merged into. */
  readonly mergedInto: string | null;
  /** All ids of the group, the head first; only its own id if it has no other. */
  readonly ids: readonly string[];
}

export interface Identities {
  /** Actors whose group or merge changed. */
  readonly changed: ReadonlyMap<string, Identity>;
  /** All ids of the group of each loaded actor. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** The items that changed something. */
  readonly done: ReadonlySet<number>;
  readonly refused: ReadonlyMap<number, DomainError>;
}

/** The actors that merges and splits name, with all members of their groups. */
export async function loadMerged(view: CommitView, items: readonly BatchItem[]): Promise<readonly NamedRecord[]> {
  const named = items.flatMap((item) =>
    item.kind === 'merge' ? [item.keep, item.merge] : item.kind === 'split' ? [item.id] : [],
  );
  if (named.length === 0) return [];
  const records = await view.named([...new Set(named)]);
  const known = new Set(records.map(({ id }) => id));
  const others = records.flatMap((record) => (record.kind === 'actor' ? (record.sameAs ?? []) : []));
  const missing = [...new Set(others)].filter((id) => !known.has(id));
  return missing.length === 0 ? records : [...records, ...(await view.named(missing))];
}

/**
 * @param stored the named records before the commit, with all members of the groups that merges and splits name
 * @param passedOver the items that do nothing, by index in the batch
 */
export function planIdentities(
  items: readonly BatchItem[],
  stored: ReadonlyMap<string, NamedRecord>,
  passedOver: ReadonlyMap<number, DomainError>,
): Identities {
  const before = new Map<string, Identity>();
  for (const record of stored.values()) if (record.kind === 'actor') before.set(record.id, identityOf(record));
  const after = new Map(before);
  const done = new Set<number>();
  const refused = new Map<number, DomainError>();
  items.forEach((item, index) => {
    if (passedOver.has(index)) return;
    try {
      if (item.kind === 'merge' && merge(after, item.keep, item.merge)) done.add(index);
      if (item.kind === 'split' && split(after, item.id)) done.add(index);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refused.set(index, error);
    }
  });
  return {
    changed: new Map([...after].filter(([id, identity]) => !isSame(identity, before.get(id)))),
    groups: new Map([...after].map(([id, { ids }]) => [id, ids])),
    done,
    refused,
  };
}

function identityOf({ id, mergedInto, sameAs }: ActorRecord): Identity {
  return { mergedInto: mergedInto ?? null, ids: sameAs ?? [id] };
}

type IdentityMap = Map<string, Identity>;

/** @returns whether anything changed */
function merge(identities: IdentityMap, keep: string, merged: string): boolean {
  if (keep === merged) {
    throw new DomainError('BAD_ARGUMENTS', `${keep} cannot be merged into itself. Name two different actors.`, {
      path: keep,
    });
  }
  const [kept, other] = [find(identities, keep), find(identities, merged)];
  const [root = keep] = kept.ids;
  if (other.mergedInto !== null) {
    if (other.ids.includes(root)) return false;
    // The other actor may be hidden from the writer.
    const message = `${merged} is already merged into another actor. Split it first.`;
    throw new DomainError('CONFLICT', message, { path: merged });
  }
  if (root === merged) {
    const message = `${keep} is already merged into ${merged}. Merge them the other way round, or split ${keep} first.`;
    throw new DomainError('CONFLICT', message, { path: merged });
  }
  const ids = inOrder(root, [...kept.ids, ...other.ids]);
  if (ids.length > MAX_SAME_ACTORS) {
    throw new DomainError(
      'LIMIT_EXCEEDED',
      `${merged} cannot be merged into ${keep}: one actor can have at most ${MAX_SAME_ACTORS} ids.`,
      { path: merged },
    );
  }
  for (const id of ids) {
    const { mergedInto } = find(identities, id);
    identities.set(id, { mergedInto: id === merged ? root : mergedInto, ids });
  }
  return true;
}

/** Actors that were merged into this one stay with it. */
function split(identities: IdentityMap, id: string): boolean {
  const { mergedInto, ids } = find(identities, id);
  const [root] = ids;
  if (mergedInto === null || root === undefined) return false;
  identities.set(id, { mergedInto: null, ids });
  const leaving = ids.filter((member) => rootOf(identities, member) === id);
  const staying = ids.filter((member) => !leaving.includes(member));
  for (const group of [inOrder(root, staying), inOrder(id, leaving)]) {
    for (const member of group) {
      identities.set(member, { mergedInto: find(identities, member).mergedInto, ids: group });
    }
  }
  return true;
}

function rootOf(identities: IdentityMap, id: string): string {
  const { mergedInto } = find(identities, id);
  return mergedInto === null ? id : rootOf(identities, mergedInto);
}

function find(identities: IdentityMap, id: string): Identity {
  const identity = identities.get(id);
  if (identity === undefined) throw new DomainError('NOT_FOUND', `The record has no ${id}.`, { path: id });
  return identity;
}

function inOrder(first: string, ids: readonly string[]): string[] {
  return [first, ...ids.filter((id) => id !== first).sort()];
}

function isSame(one: Identity, other: Identity | undefined): boolean {
  return one.mergedInto === other?.mergedInto && one.ids.join(' ') === other.ids.join(' ');
}
