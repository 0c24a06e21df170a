/** The collections that a query concerns. */
import { mayRead, type Viewer } from '../../../domain/authority.ts';
import type { EntryQuery } from '../../../domain/query/query.ts';
import { type Term, term } from '../../../domain/query/terms.ts';
import type { Access } from '../../../domain/record/vocabulary.ts';
import type { Snapshot } from './snapshot.ts';

interface CollectionAccess {
  readonly id: string;
  readonly access: Access;
}

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
