/** Lists of entries, for every field that returns a connection of entries. */
import { keyOn } from '../domain/query/entry-index.ts';
import { compileFilter, type EntryFilter, questionDigest } from '../domain/query/filter.ts';
import type { EntryQuery } from '../domain/query/query.ts';
import type { EntryRecord } from '../domain/record/record.ts';
import type { Term } from '../domain/query/terms.ts';
import type { Clock } from '../domain/record/vocabulary.ts';
import { resolveFilter } from '../access/resolve-filter.ts';
import { connect, isText, type PageArguments } from './connection.ts';
import type { GraphqlContext } from './context.ts';
import type { EntryNode, EntryPage, Lens } from './nodes.ts';

export interface EntryListArguments extends PageArguments {
  readonly filter?: EntryFilter | null | undefined;
  readonly clock?: Clock | null | undefined;
}

/** Restrictions that a field adds to the filter of the client. */
export interface Narrowing {
  readonly groups: readonly (readonly Term[])[];
  readonly lens: Lens;
}

/** The filter of a client, checked and compiled, with the lens of the parent. */
export async function compile(
  { reader, viewer }: GraphqlContext,
  { filter, clock }: EntryListArguments,
  { groups, lens }: Narrowing,
): Promise<EntryQuery> {
  const query = await resolveFilter(reader, viewer, filter ?? {}, clock ?? 'OCCURRED');
  return underLens({ ...query, groups: [...query.groups, ...groups] }, lens);
}

/** All entries that the viewer may see under a lens and that carry a term of each group. */
export function everythingWith({ viewer }: GraphqlContext, clock: Clock, { groups, lens }: Narrowing): EntryQuery {
  const query = compileFilter({}, clock, viewer);
  return underLens({ ...query, groups: [...query.groups, ...groups] }, lens);
}

function underLens(query: EntryQuery, { knownBefore }: Lens): EntryQuery {
  if (knownBefore === null || (query.knownBefore !== null && query.knownBefore <= knownBefore)) return query;
  return { ...query, knownBefore };
}

export async function connectEntries(
  context: GraphqlContext,
  args: EntryListArguments,
  narrowing: Narrowing,
): Promise<EntryPage> {
  const query = await compile(context, args, narrowing);
  const lens = { knownBefore: query.knownBefore };
  return connect(context, args, {
    question: questionDigest(
      args.filter ?? {},
      query.clock,
      JSON.stringify([narrowing.groups, narrowing.lens.knownBefore]),
    ),
    isKey: isText,
    fetch: (window) => context.reader.page(query, window),
    keyOf: (entry: EntryRecord) => keyOn(entry, query.clock),
    toNode: (value): EntryNode => ({ value, lens }),
    extraOf: () => ({}),
    count: () => context.reader.count(query),
  });
}

/** The entry under the lens; null if it is hidden, unknown or not yet known. */
export async function loadEntry({ loaders }: GraphqlContext, id: string, lens: Lens): Promise<EntryNode | null> {
  const value = await loaders.entry.load(id);
  if (value === null) return null;
  const isKnown = lens.knownBefore === null || keyOn(value, 'DISCLOSED') < lens.knownBefore;
  return isKnown ? { value, lens } : null;
}
