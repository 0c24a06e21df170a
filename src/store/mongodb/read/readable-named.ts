/**
 * The named records that a viewer may see. The access of a collection decides. Actors, sources and links must be mentioned
 * in an entry that the viewer may read, or in no entry at all.
 */
import { mayRead, type Viewer } from '../../../domain/authority.ts';
import { term, valueOf } from '../../../domain/query/terms.ts';
import type { NamedKind } from '../../store.ts';
import type { NamedDocument } from '../documents.ts';
import type { Snapshot } from './snapshot.ts';
import { readableCollections } from './counters.ts';

type Named = Pick<NamedDocument, '_id' | 'access'>;

/** The ids of those among these records that the viewer may see. */
export type ReadableFilter = (records: readonly Named[]) => Promise<ReadonlySet<string>>;

/** Looks the readable collections up once; the filter may then be called many times. */
export async function readableNamed(snapshot: Snapshot, viewer: Viewer, kind: NamedKind): Promise<ReadableFilter> {
  if (viewer.reads === 'EVERYTHING') return (records) => Promise.resolve(new Set(records.map(({ _id }) => _id)));
  if (kind === 'collection') {
    return (records) =>
      Promise.resolve(
        new Set(
          records
            .filter(({ _id, access = 'RESTRICTED' }) => mayRead(viewer, { id: _id, access }))
            .map(({ _id }) => _id),
        ),
      );
  }
  const readable = new Set(await readableCollections(snapshot, viewer));
  return (records) => namedByReadable(snapshot, kind, records, readable);
}

async function namedByReadable(
  { tables, session }: Snapshot,
  kind: Exclude<NamedKind, 'collection'>,
  records: readonly Named[],
  readable: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  const hidden = new Set<string>();
  const terms = records.map(({ _id }) => term(kind, _id));
  const counts = tables.termCounts.find({ term: { $in: terms }, count: { $gt: 0 } }, { session, hint: 'term' });
  for await (const count of counts) {
    const id = valueOf(kind, count.term);
    if (id !== null) (readable.has(count.collection) ? seen : hidden).add(id);
  }
  return new Set(records.map(({ _id }) => _id).filter((id) => seen.has(id) || !hidden.has(id)));
}
