/** A part of a list: at most `limit` items after `after` and before `before`, from its start or from its end. */
export interface Window<Key> {
  readonly after: Key | null;
  readonly before: Key | null;
  readonly limit: number;
  readonly from: 'START' | 'END';
}

/** The items within a window, in ascending order of their keys. */
export interface Slice<Item> {
  readonly items: readonly Item[];
  /** Whether the list holds more items at the end that the limit cut. */
  readonly more: boolean;
}
