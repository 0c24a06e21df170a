import DataLoader from 'dataloader';
import type { Viewer } from '../domain/authority.ts';
import type { EntryRecord } from '../domain/record/record.ts';
import type { CollectionExtent, NamedKind, NamedRecords, RecordReader } from '../store/store.ts';

type NamedLoaders = { readonly [Kind in NamedKind]: DataLoader<string, NamedRecords[Kind] | null> };

/** Records by id. Each is read once in an operation, and records that are needed at the same time share one read. */
export interface Loaders extends NamedLoaders {
  readonly entry: DataLoader<string, EntryRecord | null>;
  /** Of a collection by its id. */
  readonly extent: DataLoader<string, CollectionExtent>;
}

export function createLoaders(reader: RecordReader, viewer: Viewer): Loaders {
  const named = <Kind extends NamedKind>(kind: Kind) =>
    new DataLoader<string, NamedRecords[Kind] | null>((ids) => reader.named(viewer, kind, ids));
  return {
    entry: new DataLoader((ids) => reader.entries(viewer, ids)),
    extent: new DataLoader((ids) => Promise.all(ids.map((id) => reader.collectionExtent(viewer, id)))),
    collection: named('collection'),
    actor: named('actor'),
    source: named('source'),
    link: named('link'),
  };
}

/** Forgets everything that was loaded. */
export function forgetAll(loaders: Loaders): void {
  for (const loader of Object.values(loaders) as DataLoader<string, unknown>[]) loader.clearAll();
}
