import type { NamedKind, NamedRecords } from '../../store/store.ts';
import type { GraphqlContext } from '../context.ts';
import type { EntryNode, Lens, Seen } from '../nodes.ts';

type Through = { readonly lens: Lens };

/** A record of this kind. Null if it is hidden or unknown. */
export async function load<Kind extends NamedKind>(
  { loaders }: GraphqlContext,
  kind: Kind,
  id: string | undefined,
  { lens }: Through,
): Promise<Seen<NamedRecords[Kind]> | null> {
  if (id === undefined) return null;
  const value = (await loaders[kind].load(id)) as NamedRecords[Kind] | null;
  return value === null ? null : { value, lens };
}

/** The records that the viewer may see, in the given order. */
export async function loadAll<Kind extends NamedKind>(
  context: GraphqlContext,
  kind: Kind,
  ids: readonly string[] | undefined,
  from: Through,
): Promise<Seen<NamedRecords[Kind]>[]> {
  const found = await Promise.all((ids ?? []).map((id) => load(context, kind, id, from)));
  return found.filter((record) => record !== null);
}

/** A record that must exist, because something visible refers to it. */
export async function requireNamed<Kind extends NamedKind>(
  context: GraphqlContext,
  kind: Kind,
  id: string,
  from: Through,
): Promise<Seen<NamedRecords[Kind]>> {
  const record = await load(context, kind, id, from);
  if (record === null) throw new Error(`The record names ${id}, but does not have it`);
  return record;
}

export function loadCollection(context: GraphqlContext, node: EntryNode) {
  return requireNamed(context, 'collection', node.value.collection, node);
}
