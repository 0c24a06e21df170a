/** Merged actors as far as the viewer may see them: a merge with a hidden actor is hidden too. */
import { identitiesAmong } from '../domain/record/merged.ts';
import type { ActorRecord, EntryRecord } from '../domain/record/record.ts';
import type { GraphqlContext } from './context.ts';

/** All ids under which the viewer knows the actor. */
export async function visibleIdentities({ loaders }: GraphqlContext, actor: ActorRecord): Promise<readonly string[]> {
  const ids = actor.sameAs ?? [];
  if (ids.length === 0) return [actor.id];
  const records = await Promise.all(ids.map((id) => loaders.actor.load(id)));
  return identitiesAmong(
    actor.id,
    records.filter((record) => record !== null),
  );
}

/** The entry with only those merges that the viewer may see. */
export async function withVisibleMerges(context: GraphqlContext, entry: EntryRecord): Promise<EntryRecord> {
  if (entry.sameAs === undefined || context.viewer.reads === 'EVERYTHING') return entry;
  const groups = Object.keys(entry.sameAs).map(async (id): Promise<[string, readonly string[]]> => {
    const actor = await context.loaders.actor.load(id);
    return [id, actor === null ? [id] : await visibleIdentities(context, actor)];
  });
  return { ...entry, sameAs: Object.fromEntries(await Promise.all(groups)) };
}
