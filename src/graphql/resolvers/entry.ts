import { durationMilliseconds } from '../../domain/time/duration.ts';
import { keyOn } from '../../domain/query/entry-index.ts';
import { nearbyQueries, nearOf, relatedIds } from '../../domain/query/nearby.ts';
import type { OrderKey } from '../../domain/query/order-key.ts';
import { citationsOf, linksOf, participantsOf } from '../../domain/record/participants.ts';
import type { EntryQuery } from '../../domain/query/query.ts';
import type { EntryRecord } from '../../domain/record/record.ts';
import { term } from '../../domain/query/terms.ts';
import { atPath } from '../../errors.ts';
import type { RecordReader, Window } from '../../store/store.ts';
import { requireCount } from '../connection.ts';
import type { GraphqlContext } from '../context.ts';
import { compile, everythingWith, loadEntry } from '../entry-lists.ts';
import { withVisibleMerges } from '../identities.ts';
import type { EntryContextArgs, EntryNearbyArgs, EntryResolvers } from '../generated/resolvers-types.ts';
import { type EntryNode, type Lens, type RelationNode, through } from '../nodes.ts';
import { loadAll, loadCollection } from './named.ts';

const MAX_NEIGHBOURS = 100;

/** Limit of candidates and incoming relations for one entry. */
const MAX_RELATED = 500;

const typeNameOf = ({ value }: EntryNode) => (value.input.type === 'MESSAGE' ? 'Message' : 'Statement');

/** The fields that messages and statements share. */
export const entryFields = {
  id: ({ value }: EntryNode) => value.id,
  collection: (node: EntryNode, _args: unknown, context: GraphqlContext) => loadCollection(context, node),
  text: ({ value }: EntryNode) => value.input.text ?? null,
  wording: ({ value }: EntryNode) => value.input.wording,
  visibility: ({ value }: EntryNode) => value.input.visibility,
  occurred: (node: EntryNode) => node.value.occurred && through(node, node.value.occurred),
  disclosed: (node: EntryNode) => node.value.disclosed && through(node, node.value.disclosed),
  disclosure: ({ value }: EntryNode) => value.disclosure,
  language: ({ value }: EntryNode) => value.input.language ?? null,
  participants: (node: EntryNode) => participantsOf(node.value.input).map((participant) => through(node, participant)),
  links: (node: EntryNode, _args: unknown, context: GraphqlContext) =>
    loadAll(context, 'link', linksOf(node.value.input), node),
  citations: (node: EntryNode) => citationsOf(node.value.input).map((citation) => through(node, citation)),
  relations: relationsOf,
  context: contextOf,
  nearby: nearbyOf,
  status: ({ value }: EntryNode) => value.status,
  revision: ({ value }: EntryNode) => value.revision,
  revisions: async ({ value }: EntryNode, _args: unknown, { reader, viewer }: GraphqlContext) => [
    ...(await reader.revisions(viewer, [value.id])),
  ],
};

export const entryResolvers: EntryResolvers = { __resolveType: typeNameOf };

/** The relations of the entry, and the relations of other entries to it. */
async function relationsOf(node: EntryNode, _args: unknown, context: GraphqlContext): Promise<RelationNode[]> {
  const own = (node.value.input.relations ?? []).map(async ({ kind, entry: id, citations = [] }) => {
    const other = await loadEntry(context, id, node.lens);
    return other === null ? [] : [{ kind, direction: 'OUTGOING' as const, entry: other, citations }];
  });
  const query = everythingWith(context, 'OCCURRED', { groups: [[term('relation', node.value.id)]], lens: node.lens });
  const incoming = await firstOf(context, query, null, MAX_RELATED);
  const others = incoming.flatMap((value) =>
    (value.input.relations ?? [])
      .filter((relation) => relation.entry === node.value.id)
      .map(({ kind, citations = [] }) => ({
        kind,
        direction: 'INCOMING' as const,
        entry: through(node, value),
        citations,
      })),
  );
  return [...(await Promise.all(own)).flat(), ...others];
}

async function contextOf(node: EntryNode, args: EntryContextArgs, context: GraphqlContext) {
  const before = requireCount('before', args.before, 0, MAX_NEIGHBOURS);
  const after = requireCount('after', args.after, 0, MAX_NEIGHBOURS);
  const query = await compile(context, { filter: args.filter, clock: args.clock }, { groups: [], lens: node.lens });
  const key = keyOn(node.value, query.clock);
  const [earlier, later] = await Promise.all([
    lastOf(context, query, key, before),
    firstOf(context, query, key, after),
  ]);
  const toNode = (value: EntryRecord): EntryNode => through(node, value);
  return { before: earlier.map(toNode), after: later.map(toNode) };
}

function firstOf({ reader }: GraphqlContext, query: EntryQuery, after: OrderKey | null, limit: number) {
  return itemsOf(reader, query, { after, before: null, limit, from: 'START' });
}

function lastOf({ reader }: GraphqlContext, query: EntryQuery, before: OrderKey | null, limit: number) {
  return itemsOf(reader, query, { after: null, before, limit, from: 'END' });
}

async function itemsOf(
  reader: RecordReader,
  query: EntryQuery,
  window: Window<OrderKey>,
): Promise<readonly EntryRecord[]> {
  return window.limit === 0 ? [] : (await reader.page(query, window)).items;
}

async function nearbyOf(node: EntryNode, args: EntryNearbyArgs, context: GraphqlContext) {
  const first = requireCount('first', args.first, 1, MAX_NEIGHBOURS);
  const withinMs = Math.abs(atPath('within', () => durationMilliseconds(args.within)));
  const everything = everythingWith(context, args.clock, { groups: [], lens: node.lens });
  const [within, lasting] = nearbyQueries(node.value, everything, withinMs, args.across);
  if (within === undefined || lasting === undefined) return [];
  const key = keyOn(node.value, args.clock);
  // If there are too many, those closest to the entry on either side count.
  const candidates = await Promise.all([
    lastOf(context, within, key, MAX_RELATED),
    firstOf(context, within, key, MAX_RELATED),
    lastOf(context, lasting, key, MAX_RELATED),
    firstOf(context, lasting, key, MAX_RELATED),
    relatedEntries(context, node.value, args.across, node.lens),
  ]);
  const seen = await Promise.all(candidates.flat().map((entry) => withVisibleMerges(context, entry)));
  const own = await withVisibleMerges(context, node.value);
  const near = nearOf(own, seen, args.clock, withinMs, args.by);
  return near
    .slice(0, first)
    .map(({ entry: value, lag, reasons }) => ({ entry: through(node, value), lag, reasons: [...reasons] }));
}

async function relatedEntries(context: GraphqlContext, { input }: EntryRecord, across: boolean, lens: Lens) {
  const nodes = await Promise.all(relatedIds(input).map((id) => loadEntry(context, id, lens)));
  const entries = nodes.flatMap((node) => (node === null ? [] : [node.value]));
  return across ? entries.filter((other) => other.input.visibility !== input.visibility) : entries;
}
