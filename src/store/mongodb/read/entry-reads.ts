import { readableTerms, type Viewer } from '../../../domain/authority.ts';
import { type OrderKey, UNDATED_MARK } from '../../../domain/query/order-key.ts';
import { type EntryQuery, type KeyRange, narrowRanges } from '../../../domain/query/query.ts';
import type { EntryRecord, EntryRevision } from '../../../domain/record/record.ts';
import type { EntrySlice, Window } from '../../store.ts';
import { inChunks } from './chunks.ts';
import { fromEntryDocument } from '../documents.ts';
import { rangeFiltersOf } from './query-filter.ts';
import type { Snapshot } from './snapshot.ts';
import { KEY_FIELD } from '../tables.ts';
import { headOf } from '../meta.ts';

/** The entries among these ids that the viewer may see. A hidden one does not leave the database. */
export async function entriesById(
  { tables, session }: Snapshot,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, EntryRecord>> {
  const readable = readableTerms(viewer);
  const filter = { _id: { $in: [...new Set(ids)] }, ...(readable !== null && { terms: { $in: readable } }) };
  const cursor = tables.entries.find(filter, { session, projection: { body: 1 }, hint: '_id_' });
  return new Map((await cursor.toArray()).map(fromEntryDocument).map((entry) => [entry.id, entry]));
}

export async function pageOf(snapshot: Snapshot, query: EntryQuery, window: Window<OrderKey>): Promise<EntrySlice> {
  const { after, before, limit, from } = window;
  const head = await headOf(snapshot);
  const ranges = narrowRanges(query.ranges, after, before);
  const found = await walk(snapshot, query, ranges, from === 'START' ? 1 : -1, limit + 1);
  const items = found.slice(0, limit);
  return { items: from === 'START' ? items : items.reverse(), more: found.length > limit, head };
}

/** At most `limit` entries from one end of the ranges, in the direction of the walk. */
async function walk(
  { tables, session }: Snapshot,
  query: EntryQuery,
  ranges: readonly KeyRange[],
  direction: 1 | -1,
  limit: number,
): Promise<EntryRecord[]> {
  const filters = rangeFiltersOf(query, ranges);
  const found: EntryRecord[] = [];
  for (const { filter, hint } of direction === 1 ? filters : filters.reverse()) {
    const left = limit - found.length;
    if (left === 0) break;
    const options = {
      session,
      hint,
      sort: { [KEY_FIELD[query.clock]]: direction },
      limit: left,
      projection: { body: 1 },
    };
    found.push(...(await tables.entries.find(filter, options).toArray()).map(fromEntryDocument));
  }
  return found;
}

/** The keys of the first and the last dated entry. */
export async function datedEnds(
  snapshot: Snapshot,
  query: EntryQuery,
): Promise<{ readonly first: OrderKey | null; readonly last: OrderKey | null }> {
  const ranges = narrowRanges(query.ranges, null, UNDATED_MARK);
  const first = await endOf(snapshot, query, ranges, 1);
  return { first, last: first === null ? null : await endOf(snapshot, query, ranges, -1) };
}

async function endOf(
  { tables, session }: Snapshot,
  query: EntryQuery,
  ranges: readonly KeyRange[],
  direction: 1 | -1,
): Promise<OrderKey | null> {
  const field = KEY_FIELD[query.clock];
  const filters = rangeFiltersOf(query, ranges);
  for (const { filter, hint } of direction === 1 ? filters : filters.reverse()) {
    const options = { session, hint, sort: { [field]: direction }, limit: 1, projection: { [field]: 1 } };
    const [entry] = await tables.entries.find(filter, options).toArray();
    if (entry !== undefined) return entry[field];
  }
  return null;
}

export async function revisionsOf(
  snapshot: Snapshot,
  viewer: Viewer,
  entries: readonly string[],
): Promise<EntryRevision[]> {
  const visible = await entriesById(snapshot, viewer, entries);
  return visible.size === 0 ? [] : storedRevisions(snapshot, [...visible.keys()]);
}

/** The earlier revisions of these entries, for every viewer; of each entry the oldest first. */
export function storedRevisions({ tables, session }: Snapshot, entries: readonly string[]): Promise<EntryRevision[]> {
  return inChunks(entries, async (some) => {
    const options = { session, sort: { entry: 1, revision: 1 } } as const;
    const found = await tables.revisions.find({ entry: { $in: some } }, options).toArray();
    return found.map(({ body }) => JSON.parse(body) as EntryRevision);
  });
}
