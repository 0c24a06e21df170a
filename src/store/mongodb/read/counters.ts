/** The queries that the counters answer, and the collections that they concern. */
import { mayRead, type Viewer } from '../../../domain/authority.ts';
import { UNDATED_MARK } from '../../../domain/query/order-key.ts';
import type { EntryQuery } from '../../../domain/query/query.ts';
import { type Term, term, valueOf } from '../../../domain/query/terms.ts';
import type { Access } from '../../../domain/record/vocabulary.ts';
import type { Snapshot } from './snapshot.ts';

interface CollectionAccess {
  readonly id: string;
  readonly access: Access;
}

/** Which entries of whole collections a query asks for. */
export type ClockPart = 'ALL' | 'DATED' | 'UNDATED';

async function collectionsOf({ tables, session }: Snapshot): Promise<CollectionAccess[]> {
  const cursor = tables.named.find({ kind: 'collection' }, { session, projection: { access: 1 } });
  return (await cursor.toArray()).map(({ _id, access = 'RESTRICTED' }) => ({ id: _id, access }));
}

/** The ids of the collections that a viewer may read; null if the viewer may read everything. */
export async function readableCollections(snapshot: Snapshot, viewer: Viewer): Promise<string[] | null> {
  if (viewer.reads === 'EVERYTHING') return null;
  return (await collectionsOf(snapshot)).filter((collection) => mayRead(viewer, collection)).map(({ id }) => id);
}

/** The collections whose entries satisfy these groups. The groups may only ask for collections and access. */
export async function collectionsWithin(snapshot: Snapshot, groups: EntryQuery['groups']): Promise<string[]> {
  const carried = (collection: CollectionAccess): Term[] => [
    term('collection', collection.id),
    term('access', collection.access),
  ];
  return (await collectionsOf(snapshot))
    .filter((collection) => groups.every((group) => carried(collection).some((given) => group.includes(given))))
    .map(({ id }) => id);
}

/** The part of whole collections that the query asks for; null if the query has other conditions. */
export function wholePart({ groups, ids, knownBefore, search, ranges }: EntryQuery): ClockPart | null {
  if (ids !== null || knownBefore !== null || search !== null) return null;
  if (!groups.flat().every((given) => valueOf('collection', given) !== null || valueOf('access', given) !== null)) {
    return null;
  }
  const [range, another] = ranges;
  if (range === undefined || another !== undefined) return null;
  if (range.from === null && range.to === null) return 'ALL';
  if (range.from === null && range.to === UNDATED_MARK) return 'DATED';
  return range.from === UNDATED_MARK && range.to === null ? 'UNDATED' : null;
}
