import { keyOn } from '../../src/domain/query/entry-index.ts';
import type { EntryQuery } from '../../src/domain/query/query.ts';
import type { HitPosition, Slice, Store, Window } from '../../src/store/store.ts';

/** Reads a list page by page from one end to the other. Returns all items in ascending order. */
async function walk<Item, Key>(
  from: Window<Key>['from'],
  limit: number,
  read: (window: Window<Key>) => Promise<Slice<Item>>,
  keyOf: (item: Item) => Key,
): Promise<Item[]> {
  const pages: (readonly Item[])[] = [];
  let bound: Key | null = null;
  for (;;) {
    const window: Window<Key> =
      from === 'START' ? { after: bound, before: null, limit, from } : { after: null, before: bound, limit, from };
    const { items, more } = await read(window);
    pages.push(items);
    const edge = from === 'START' ? items.at(-1) : items[0];
    if (!more) return (from === 'START' ? pages : pages.reverse()).flat();
    if (edge === undefined) throw new Error('A page says that there is more, and is empty');
    bound = keyOf(edge);
  }
}

export const walkEntries = (store: Pick<Store, 'page'>, query: EntryQuery, from: 'START' | 'END', size: number) =>
  walk(
    from,
    size,
    (window: Window<string>) => store.page(query, window),
    (entry) => keyOn(entry, query.clock),
  );

export const walkHits = (store: Store, query: EntryQuery, from: 'START' | 'END', size: number) =>
  walk(
    from,
    size,
    (window: Window<HitPosition>) => store.search(query, window),
    ({ entry, score }) => ({ score, key: keyOn(entry, query.clock) }),
  );

export const walkActors = (
  store: Store,
  viewer: Parameters<Store['listNamed']>[0],
  from: 'START' | 'END',
  size: number,
) =>
  walk(
    from,
    size,
    (window: Window<string>) => store.listNamed(viewer, 'actor', {}, window),
    ({ id }) => id,
  );
