import type { Viewer } from '../domain/authority.ts';
import { compileFilter, type EntryFilter } from '../domain/filter.ts';
import type { EntryQuery } from '../domain/query.ts';
import type { Clock } from '../domain/vocabulary.ts';
import { DomainError } from '../errors.ts';
import type { NamedKind, RecordReader } from './store.ts';

/** The fields of a filter that name something of the record, and what that is. */
const NAMING_FIELDS = {
  collections: 'collection',
  actors: 'actor',
  senders: 'actor',
  recipients: 'actor',
  speakers: 'actor',
  subjects: 'actor',
  sources: 'source',
  links: 'link',
  ids: 'entry',
} as const satisfies Partial<Record<keyof EntryFilter, NamedKind | 'entry'>>;

type NamingField = keyof typeof NAMING_FIELDS;

/**
 * The query that a filter means to this viewer. Every id that the filter names must exist for the viewer: what is hidden
 * is refused in the same words as what is unknown.
 *
 * @throws DomainError NOT_FOUND, BAD_VALUE, BAD_ARGUMENTS or LIMIT_EXCEEDED, with the path of the field below `filter`.
 */
export async function resolveFilter(
  reader: RecordReader,
  viewer: Viewer,
  filter: EntryFilter,
  clock: Clock,
): Promise<EntryQuery> {
  // First, because it bounds the lists that are looked up below.
  const query = compileFilter(filter, clock, viewer);
  for (const field of Object.keys(NAMING_FIELDS) as NamingField[]) {
    const ids = [...new Set(filter[field] ?? [])];
    if (ids.length > 0) await requireAll(reader, viewer, field, ids);
  }
  return query;
}

async function requireAll(
  reader: RecordReader,
  viewer: Viewer,
  field: NamingField,
  ids: readonly string[],
): Promise<void> {
  const kind = NAMING_FIELDS[field];
  const found = kind === 'entry' ? await reader.entries(viewer, ids) : await reader.named(viewer, kind, ids);
  const missing = ids.find((_, index) => (found[index] ?? null) === null);
  if (missing === undefined) return;
  throw new DomainError('NOT_FOUND', `There is no ${kind} ${JSON.stringify(missing)}.`, { path: `filter.${field}` });
}
