import DataLoader from 'dataloader';
import type { Viewer } from '../domain/authority.ts';
import type { EntryRecord } from '../domain/record/record.ts';
import type { NamedKind, NamedRecords, RecordReader } from '../store/store.ts';

type NamedLoaders = { readonly [Kind in NamedKind]: DataLoader<string, NamedRecords[Kind] | null> };

/** Records by id. Each is read once in an operation, and records that are needed at the same time share one read. */
export interface Loaders extends NamedLoaders {
  readonly entry: DataLoader<string, EntryRecord | null>;
}

export function createLoaders(reader: RecordReader, viewer: Viewer): Loaders {
  const named = <Kind extends NamedKind>(kind: Kind) =>
    new DataLoader<string, NamedRecords[Kind] | null>((ids) => reader.named(viewer, kind, ids));
  return {
    entry: new DataLoader((ids) => reader.entries(viewer, ids)),
    collection: named('collection'),
    actor: named('actor'),
    source: named('source'),
    link: named('link'),
  };
}

/** Forgets everything that was loaded. */
export function forgetAll({ entry, collection, actor, source, link }: Loaders): void {
  for (const loader of [entry, collection, actor, source, link]) loader.clearAll();
}
