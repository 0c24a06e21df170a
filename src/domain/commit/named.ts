/** The changes of a commit to collections, actors, sources and links. */
import { DomainError } from '../../errors.ts';
import type { BatchItem, NamedRecord } from './commit.ts';
import type { Identities, Identity } from './identities.ts';
import { isNamed, type PutNamed } from './references.ts';
import { isSameJson } from '../digest.ts';
import { resolveMoment } from '../time/moment-resolution.ts';
import type { ActorRecord, Sequence } from '../record/record.ts';
import { parseZone } from '../time/time-zone.ts';

/** Zones and moments outside entries are checked here, so that no unreadable one is ever stored. */
export function findBadMoments(items: readonly BatchItem[]): Map<number, DomainError> {
  const found = new Map<number, DomainError>();
  items.forEach((item, index) => {
    try {
      if (item.kind === 'collection' && item.input.zone !== undefined) parseZone(item.input.zone);
      if (item.kind === 'source' && item.input.published !== undefined)
        resolveMoment(item.input.published, undefined, null);
      if (item.kind !== 'actor') return;
      for (const role of item.input.roles ?? []) {
        for (const bound of [role.from, role.to]) if (bound !== undefined) resolveMoment(bound, undefined, null);
      }
    } catch (error) {
      if (!(error instanceof DomainError) || !isNamed(item)) throw error;
      found.set(index, new DomainError(error.code, error.message, { path: item.input.id }, { cause: error }));
    }
  });
  return found;
}

/** The records of the good items that are new or different from the stored ones. */
export function planPuts(
  items: readonly BatchItem[],
  stored: ReadonlyMap<string, NamedRecord>,
  refused: ReadonlyMap<number, DomainError>,
  sequence: Sequence,
): Map<string, NamedRecord> {
  const named = new Map<string, NamedRecord>();
  items.forEach((item, index) => {
    if (!isNamed(item) || refused.has(index)) return;
    const before = stored.get(item.input.id);
    if (before !== undefined && isSameJson(before.input, item.input)) return;
    named.set(item.input.id, toNamed(item, before, sequence));
  });
  return named;
}

/** An actor that is put again stays merged as before. */
function toNamed(item: PutNamed, before: NamedRecord | undefined, revision: Sequence): NamedRecord {
  const { id } = item.input;
  switch (item.kind) {
    case 'collection':
      return { kind: item.kind, id, input: item.input, revision: (before?.revision ?? 0) + 1 };
    case 'actor':
      return { ...(before?.kind === item.kind && before), kind: item.kind, id, input: item.input, revision };
    case 'source':
      return { kind: item.kind, id, input: item.input, revision };
    case 'link':
      return { kind: item.kind, id, input: item.input, revision };
  }
}

/** The puts, together with the actors whose group changed. */
export function withIdentities(
  puts: ReadonlyMap<string, NamedRecord>,
  stored: ReadonlyMap<string, NamedRecord>,
  { changed }: Identities,
  sequence: Sequence,
): Map<string, NamedRecord> {
  const named = new Map(puts);
  for (const [id, identity] of changed) {
    const actor = named.get(id) ?? stored.get(id);
    if (actor?.kind === 'actor') named.set(id, { kind: 'actor', ...withIdentity(actor, identity, sequence) });
  }
  return named;
}

function withIdentity({ id, input }: ActorRecord, { mergedInto, ids }: Identity, revision: Sequence): ActorRecord {
  return { id, input, revision, ...(ids.length > 1 && { mergedInto, sameAs: ids }) };
}
