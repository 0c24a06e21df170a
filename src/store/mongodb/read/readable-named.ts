/** The named records that a viewer may see. `domain/authority.ts` has the rule. */
import { mayRead, type Viewer } from '../../../domain/authority.ts';
import { type Dimension, term } from '../../../domain/query/terms.ts';
import { nodeTypeOf } from '../../../domain/record/ids.ts';
import type { NamedKind } from '../../store.ts';
import type { NamedDocument } from '../documents.ts';
import type { Snapshot } from './snapshot.ts';
import { inChunks } from './chunks.ts';
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
  return async (records) => {
    const origins = await readOrigins(
      snapshot,
      records.map(({ _id }) => _id),
    );
    return new Set(records.map(({ _id }) => _id).filter((id) => isSeenIn(origins, id, readable)));
  };
}

/** The records that name some records, and the collections whose entries name them. */
interface Origins {
  readonly namedBy: ReadonlyMap<string, readonly string[]>;
  readonly collections: ReadonlyMap<string, readonly string[]>;
}

/** Step by step: finds the records that name those of the step before. */
async function readOrigins({ tables, session }: Snapshot, ids: readonly string[]): Promise<Origins> {
  const namedBy = new Map<string, string[]>();
  const collections = new Map<string, readonly string[]>();
  for (let step = [...new Set(ids)]; step.length > 0;) {
    for (const id of step) namedBy.set(id, []);
    for (const [id, naming] of await collectionsNaming({ tables, session }, step)) collections.set(id, naming);
    const options = { session, projection: { names: 1 }, hint: 'names' } as const;
    const naming = inChunks(step, (some) => tables.named.find({ names: { $in: some } }, options).toArray());
    const next = new Set<string>();
    const isInStep = new Set(step);
    for (const { _id, names = [] } of await naming) {
      for (const id of names) if (isInStep.has(id)) namedBy.get(id)?.push(_id);
      if (!namedBy.has(_id)) next.add(_id);
    }
    step = [...next];
  }
  return { namedBy, collections };
}

/** The collections whose entries name a record by this id, and not only by another id of the same actor. */
async function collectionsNaming(
  { tables, session }: Snapshot,
  ids: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const dimensionsOf = (id: string): Dimension[] => [
    nodeTypeOf(id) as 'actor' | 'source' | 'link',
    'attributed',
    'alias',
  ];
  const wanted = new Map(
    ids.flatMap((id) => dimensionsOf(id).map((dimension) => [term(dimension, id), { dimension, id }] as const)),
  );
  const sums = new Map<string, Map<string, number>>();
  const found = await inChunks([...wanted.keys()], (terms) =>
    tables.termCounts.find({ term: { $in: terms }, count: { $gt: 0 } }, { session, hint: 'term' }).toArray(),
  );
  for (const { term: given, collection, count } of found) {
    const { dimension, id } = wanted.get(given) ?? {};
    if (id === undefined) continue;
    const sum = sums.get(id) ?? new Map<string, number>();
    sums.set(id, sum.set(collection, (sum.get(collection) ?? 0) + (dimension === 'alias' ? -count : count)));
  }
  return new Map([...sums].map(([id, sum]) => [id, [...sum].filter(([, count]) => count > 0).map(([name]) => name)]));
}

/** The origins of the names that lead to a record; the viewer must see one of them, if there are any. */
function isSeenIn({ namedBy, collections }: Origins, id: string, readable: ReadonlySet<string>): boolean {
  const leading = new Set([id]);
  let hasOrigin = false;
  for (const each of leading) {
    const within = collections.get(each) ?? [];
    const by = namedBy.get(each) ?? [];
    const isCollection = nodeTypeOf(each) === 'collection';
    if (isCollection ? readable.has(each) : within.some((name) => readable.has(name))) return true;
    if (!isCollection && within.length === 0 && by.length === 0) return true;
    hasOrigin ||= isCollection || within.length > 0;
    for (const other of by) leading.add(other);
  }
  return !hasOrigin;
}
