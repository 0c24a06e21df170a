import { isSameJson } from '../digest.ts';
import type { ActorRecord, EntryRecord } from './record.ts';

type Merged = Pick<ActorRecord, 'id' | 'mergedInto'>;

/**
 * All ids of an actor, as far as these records of it show them: the head of the group first, then by id. Two ids belong
 * together if all merges between them are among these records: a viewer gets only the records that it may see.
 */
export function identitiesAmong(id: string, records: readonly Merged[]): string[] {
  const known = new Map(records.map((record) => [record.id, record]));
  const rootOf = (start: string): string => {
    let root = start;
    for (let next = known.get(root)?.mergedInto; next && known.has(next); next = known.get(root)?.mergedInto)
      root = next;
    return root;
  };
  const root = rootOf(id);
  const others = [...known.keys()].filter((other) => other !== root && rootOf(other) === root);
  return [root, ...others.sort()];
}

/** Whether two states of an entry are equal but for the ids under which it is found, and the commit that wrote them. */
export function isSameButMerges(one: EntryRecord, other: EntryRecord): boolean {
  const shown = (entry: EntryRecord) => ({ ...entry, sequence: 0, sameAs: undefined });
  return isSameJson(shown(one), shown(other));
}
