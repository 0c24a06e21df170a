import type { Slice, Window } from '../store/store.ts';

/** A window of a list that is in memory, in ascending order of its keys. */
export function sliceOf<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
  { after, before, limit, from }: Window<Key>,
  isBefore: (left: Key, right: Key) => boolean = (left, right) => left < right,
): Slice<Item> {
  const within = items.filter((item) => {
    const key = keyOf(item);
    return (after === null || isBefore(after, key)) && (before === null || isBefore(key, before));
  });
  const cut = from === 'START' ? within.slice(0, limit) : within.slice(Math.max(0, within.length - limit));
  return { items: cut, more: within.length > limit };
}
