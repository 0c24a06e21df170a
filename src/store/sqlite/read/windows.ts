import type { Slice, Window } from '../../store.ts';

/** At most `limit` of the items, which are ascending and already within the window's bounds: its first or its last ones. */
export function cutWindow<Item>(
  items: readonly Item[],
  { limit, from }: Pick<Window<unknown>, 'limit' | 'from'>,
): Slice<Item> {
  const cut = Math.max(0, items.length - limit);
  return { items: from === 'START' ? items.slice(0, limit) : items.slice(cut), more: cut > 0 };
}
