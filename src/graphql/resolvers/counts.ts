/** Resolvers of counts: histogram, facets, correspondence. */
import { momentOn } from '../../domain/query/entry-index.ts';
import { questionDigest } from '../../domain/query/filter.ts';
import { idInKey, isUndated, UNDATED_MARK } from '../../domain/query/order-key.ts';
import type { EntryQuery } from '../../domain/query/query.ts';
import { type Dimension, type Term, valueOf } from '../../domain/query/terms.ts';
import type { CorrespondenceRow } from '../../store/store.ts';
import { connect, isText } from '../connection.ts';
import type { GraphqlContext } from '../context.ts';
import { compile, type EntryListArguments } from '../entry-lists.ts';
import type { Facet, QueryResolvers } from '../generated/resolvers-types.ts';
import { CLEAR, type CorrespondenceNode, type CorrespondencePage } from '../nodes.ts';
import { sliceOf } from '../slices.ts';

const UNNARROWED = { groups: [], lens: CLEAR };

export const resolveHistogram: NonNullable<QueryResolvers['histogram']> = async (_root, args, context) => {
  const query = await compile(context, args, UNNARROWED);
  return [...(await context.reader.histogram(query, args.interval, args.zone))];
};

export const resolveFacets: NonNullable<QueryResolvers['facets']> = async (_root, args, context) => {
  const counts = await context.reader.termCounts(await compile(context, args, UNNARROWED));
  const by = (dimension: Dimension, labelOf?: LabelOf) => facetsOf(counts, dimension, labelOf);
  const { actor, source, collection } = context.loaders;
  return {
    actors: await by('actor', async (id) => (await actor.load(id))?.input.name ?? null),
    types: await by('type'),
    platforms: await by('platform'),
    channels: await by('channel'),
    visibility: await by('visibility'),
    statementKinds: await by('kind'),
    sources: await by('source', async (id) => (await source.load(id))?.input.title ?? null),
    collections: await by('collection', async (id) => (await collection.load(id))?.input.title ?? null),
  };
};

/** Null for values that the viewer may not see: entries are found by all ids of a merged actor. */
type LabelOf = (value: string) => Promise<string | null>;

async function facetsOf(
  counts: ReadonlyMap<Term, number>,
  dimension: Dimension,
  labelOf: LabelOf = async (value) => value,
): Promise<Facet[]> {
  const values = [...counts].flatMap(([given, count]) => {
    const value = valueOf(dimension, given);
    return value === null || count === 0 ? [] : [{ value, count }];
  });
  values.sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
  const labelled = await Promise.all(values.map(async (facet) => ({ ...facet, label: await labelOf(facet.value) })));
  return labelled.flatMap(({ value, label, count }) => (label === null ? [] : [{ value, label, count }]));
}

export const resolveCorrespondence: NonNullable<QueryResolvers['correspondence']> = async (_root, args, context) => {
  const query = await compile(context, args, UNNARROWED);
  const lens = { knownBefore: query.knownBefore };
  const rows = await visibleRows(context, await datedRows(context, query));
  // Writes decreasing counts as increasing texts, so that rows have one key for paging.
  const keyOf = ({ count, from, to }: CorrespondenceRow) =>
    `${String(Number.MAX_SAFE_INTEGER - count).padStart(16, '0')} ${from}>${to}`;
  const page = await connect(context, args, {
    question: questionDigest(args.filter ?? {}, query.clock, 'correspondence'),
    isKey: isText,
    fetch: async (window) => sliceOf(rows, keyOf, window),
    keyOf,
    toNode: (value): CorrespondenceNode => ({ value, lens, first: null, last: null }),
    extraOf: () => ({}),
    count: async () => rows.length,
  });
  return withMoments(context, args, page);
};

/** A message counts for all ids of merged actors, and the viewer may not see some of these ids. */
async function visibleRows(
  { loaders, viewer }: GraphqlContext,
  rows: readonly CorrespondenceRow[],
): Promise<readonly CorrespondenceRow[]> {
  if (viewer.reads === 'EVERYTHING') return rows;
  const ids = [...new Set(rows.flatMap(({ from, to }) => [from, to]))];
  const actors = await Promise.all(ids.map((id) => loaders.actor.load(id)));
  const seen = new Set(actors.flatMap((actor) => actor?.id ?? []));
  return rows.filter(({ from, to }) => seen.has(from) && seen.has(to));
}

/** Undated messages come last. So if a pair has an undated message, its last dated message needs a query of its own. */
async function datedRows({ reader }: GraphqlContext, query: EntryQuery): Promise<readonly CorrespondenceRow[]> {
  const rows = await reader.correspondence(query);
  if (!rows.some(({ last }) => isUndated(last))) return rows;
  const ranges = query.ranges.map(({ from, to }) => ({ from, to: to ?? UNDATED_MARK }));
  const dated = { ...query, ranges: ranges.filter(({ from, to }) => from === null || from < to) };
  const pairOf = ({ from, to }: CorrespondenceRow) => `${from}>${to}`;
  const lasts = new Map((await reader.correspondence(dated)).map((row) => [pairOf(row), row.last]));
  return rows.map((row) => ({ ...row, last: lasts.get(pairOf(row)) ?? row.last }));
}

/** A row has only the keys of its first and last message. Their moments are read only for the rows of the page. */
async function withMoments(
  { loaders }: GraphqlContext,
  { clock }: EntryListArguments,
  page: CorrespondencePage,
): Promise<CorrespondencePage> {
  const momentAt = async (key: string) => {
    const entry = isUndated(key) ? null : await loaders.entry.load(idInKey(key));
    return entry === null ? null : momentOn(entry, clock ?? 'OCCURRED');
  };
  const edges = await Promise.all(
    page.edges.map(async (edge) => {
      const { first, last } = edge.node.value;
      return { ...edge, node: { ...edge.node, first: await momentAt(first), last: await momentAt(last) } };
    }),
  );
  return { ...page, edges, nodes: edges.map((edge) => edge.node) };
}
