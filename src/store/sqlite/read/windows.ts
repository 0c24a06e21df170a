import type { Slice, Window } from '../../store.ts';

/** The first or the last `limit` items. The items ascend, and are already within the window's bounds. */
export function cutWindow<Item>(
  items: readonly Item[],
  { limit, from }: Pick<Window<unknown>, 'limit' | 'from'>,
): Slice<Item> {
  const cut = Math.max(0, items.length - limit);
  return { items: from === 'START' ? items.slice(0, limit) : items.slice(cut), more: cut > 0 };
}
