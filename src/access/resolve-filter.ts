import type { Viewer } from '../domain/authority.ts';
import { compileFilter, type EntryFilter } from '../domain/query/filter.ts';
import { isIdOf, type NodeType } from '../domain/record/ids.ts';
import type { EntryQuery } from '../domain/query/query.ts';
import type { Clock } from '../domain/record/vocabulary.ts';
import { DomainError } from '../errors.ts';
import type { NamedKind, RecordReader } from '../store/store.ts';

const NAMED_FIELDS = {
  collections: 'collection',
  actors: 'actor',
  senders: 'actor',
  recipients: 'actor',
  speakers: 'actor',
  subjects: 'actor',
  sources: 'source',
  links: 'link',
} as const satisfies Partial<Record<keyof EntryFilter, NamedKind>>;

/**
 * Compiles a filter, and checks that the viewer may see everything that it names by id. Otherwise a misspelt id would
 * give an empty answer.
 *
 * @throws DomainError as `compileFilter`; BAD_VALUE for an id that is not valid, NOT_FOUND for a hidden or unknown one
 */
export async function resolveFilter(
  reader: RecordReader,
  viewer: Viewer,
  filter: EntryFilter,
  clock: Clock,
): Promise<EntryQuery> {
  const query = compileFilter(filter, clock, viewer);
  const fields = Object.entries(NAMED_FIELDS) as [keyof typeof NAMED_FIELDS, NamedKind][];
  const checks = fields.map(([field, kind]) =>
    requireAll(field, filter[field] ?? [], [kind], (ids) => reader.named(viewer, kind, ids)),
  );
  checks.push(requireAll('ids', filter.ids ?? [], ['message', 'statement'], (ids) => reader.entries(viewer, ids)));
  await Promise.all(checks);
  return query;
}

async function requireAll(
  field: keyof EntryFilter,
  ids: readonly string[],
  types: readonly NodeType[],
  find: (ids: readonly string[]) => Promise<readonly (object | null)[]>,
): Promise<void> {
  if (ids.length === 0) return;
  const path = `filter.${field}`;
  const malformed = ids.find((id) => !isIdOf(id, ...types));
  if (malformed !== undefined) {
    const message = `${JSON.stringify(malformed.slice(0, 80))} is not an id of ${types.join(' or ')}.`;
    throw new DomainError('BAD_VALUE', message, { path });
  }
  const found = await find(ids);
  const missing = ids.find((_, index) => found[index] === null);
  if (missing !== undefined) throw new DomainError('NOT_FOUND', `There is no ${missing}.`, { path });
}
