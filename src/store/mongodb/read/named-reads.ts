import type { Filter } from 'mongodb';
import type { Viewer } from '../../../domain/authority.ts';
import { accountKey } from '../../../domain/commit/commit.ts';
import type { AccountInput } from '../../../domain/record/input.ts';
import type { ActorRecord, LinkRecord } from '../../../domain/record/record.ts';
import { wordsOf } from '../../../domain/search/words.ts';
import type { NamedFilter, NamedKind, NamedRecords, Slice, Window } from '../../store.ts';
import type { NamedDocument } from '../documents.ts';
import type { Snapshot } from './snapshot.ts';
import { readableNamed } from './readable-named.ts';

const LAST_CHARACTER = '\u{10FFFF}';
/** How many records are read at a time, to find those that the viewer may see. */
const STRIDE = 200;

/** The records of a kind among these ids that the viewer may see. */
export async function namedById<Kind extends NamedKind>(
  snapshot: Snapshot,
  viewer: Viewer,
  kind: Kind,
  ids: readonly string[],
): Promise<Map<string, NamedRecords[Kind]>> {
  const { tables, session } = snapshot;
  const asked = [...new Set(ids)];
  const filter =
    kind === 'collection'
      ? { _id: { $in: asked }, ...openTo(viewer) }
      : { _id: { $in: await readableAmong(snapshot, viewer, kind, asked) } };
  const found = await tables.named.find({ ...filter, kind }, { session, sort: { _id: 1 } }).toArray();
  return new Map(found.map((document) => [document._id, JSON.parse(document.body) as NamedRecords[Kind]]));
}

/** The collections that the viewer may read. */
function openTo({ reads }: Viewer): Filter<NamedDocument> {
  return reads === 'EVERYTHING' ? {} : { $or: [{ access: 'OPEN' }, { _id: { $in: [...reads.restricted] } }] };
}

/** Asks the same about an id whether it exists or not, so that a hidden one takes no longer than an unknown one. */
async function readableAmong(
  snapshot: Snapshot,
  viewer: Viewer,
  kind: NamedKind,
  ids: readonly string[],
): Promise<string[]> {
  const seen = await (await readableNamed(snapshot, viewer, kind))(ids.map((id) => ({ _id: id })));
  return ids.filter((id) => seen.has(id));
}

export async function actorByAccount(
  snapshot: Snapshot,
  viewer: Viewer,
  account: AccountInput,
): Promise<ActorRecord | null> {
  const [actor] = await visible(snapshot, viewer, 'actor', { accounts: { $eq: accountKey(account) } });
  return actor === undefined ? null : (JSON.parse(actor.body) as ActorRecord);
}

/** Of several links to one address, the first by id that the viewer may see. */
export async function linkByUrl(snapshot: Snapshot, viewer: Viewer, url: string): Promise<LinkRecord | null> {
  const [link] = await visible(snapshot, viewer, 'link', { url: { $eq: url } });
  return link === undefined ? null : (JSON.parse(link.body) as LinkRecord);
}

export async function listNamed<Kind extends NamedKind>(
  snapshot: Snapshot,
  viewer: Viewer,
  kind: Kind,
  filter: NamedFilter,
  window: Window<string>,
): Promise<Slice<NamedRecords[Kind]>> {
  const { after, before, limit, from } = window;
  const within = {
    $and: [
      conditionsOf(kind, filter),
      ...(after === null ? [] : [{ _id: { $gt: after } }]),
      ...(before === null ? [] : [{ _id: { $lt: before } }]),
    ],
  };
  const found: NamedDocument[] = [];
  for await (const documents of strides(snapshot, viewer, kind, within, from === 'START' ? 1 : -1)) {
    found.push(...documents);
    if (found.length > limit) break;
  }
  const items = found.slice(0, limit).map(({ body }) => JSON.parse(body) as NamedRecords[Kind]);
  return { items: from === 'START' ? items : items.reverse(), more: found.length > limit };
}

export async function countNamed(
  snapshot: Snapshot,
  viewer: Viewer,
  kind: NamedKind,
  filter: NamedFilter,
): Promise<number> {
  let count = 0;
  for await (const documents of strides(snapshot, viewer, kind, conditionsOf(kind, filter), 1))
    count += documents.length;
  return count;
}

/** Only actors are filtered by words and kind. */
function conditionsOf(kind: NamedKind, filter: NamedFilter): Filter<NamedDocument> {
  if (kind !== 'actor') return { kind };
  const words = wordsOf(filter.text ?? '').map(({ word }) => word);
  return {
    $and: [
      { kind },
      ...(filter.kind === null || filter.kind === undefined ? [] : [{ actorKind: { $eq: filter.kind } }]),
      ...words.map((word) => ({ nameWords: { $elemMatch: { $gte: word, $lt: word + LAST_CHARACTER } } })),
    ],
  };
}

async function visible(
  snapshot: Snapshot,
  viewer: Viewer,
  kind: NamedKind,
  filter: Filter<NamedDocument>,
): Promise<NamedDocument[]> {
  const { tables, session } = snapshot;
  const documents = await tables.named.find(filter, { session, sort: { _id: 1 } }).toArray();
  const seen = await (await readableNamed(snapshot, viewer, kind))(documents);
  return documents.filter(({ _id }) => seen.has(_id));
}

/** The matching records that the viewer may see, by id in the given direction, some at a time. */
async function* strides(
  snapshot: Snapshot,
  viewer: Viewer,
  kind: NamedKind,
  filter: Filter<NamedDocument>,
  direction: 1 | -1,
): AsyncGenerator<NamedDocument[]> {
  const { tables, session } = snapshot;
  const sight = await readableNamed(snapshot, viewer, kind);
  const cursor = tables.named.find(filter, { session, hint: 'kind', sort: { _id: direction }, batchSize: STRIDE });
  try {
    for (;;) {
      const documents: NamedDocument[] = [];
      while (documents.length < STRIDE) {
        const next = await cursor.next();
        if (next === null) break;
        documents.push(next);
      }
      const seen = await sight(documents);
      yield documents.filter(({ _id }) => seen.has(_id));
      if (documents.length < STRIDE) return;
    }
  } finally {
    await cursor.close();
  }
}
