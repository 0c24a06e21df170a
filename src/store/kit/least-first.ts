/** Items by their keys, the least key first; of equal keys, the item that was added first. */
export class LeastFirst<Item> {
  /** By descending key. */
  readonly #entries: { readonly item: Item; readonly key: number }[] = [];

  get first(): { readonly item: Item; readonly key: number } | null {
    return this.#entries.at(-1) ?? null;
  }

  add(item: Item, key: number): void {
    let [low, high] = [0, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#entries[middle]?.key ?? key) > key) low = middle + 1;
      else high = middle;
    }
    this.#entries.splice(low, 0, { item, key });
  }

  removeFirst(): void {
    this.#entries.pop();
  }
}
