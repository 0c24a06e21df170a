import type { EntryPlace } from './frames.ts';
import type { Clock } from './generated/operations.ts';

const PRECISIONS = [
  'CENTURY',
  'DECADE',
  'YEAR',
  'SEASON',
  'MONTH',
  'DAY',
  'HOUR',
  'MINUTE',
  'SECOND',
  'MILLISECOND',
] as const;

interface Placed<Entry> {
  readonly entry: Entry;
  /** Milliseconds since 1970; infinite for an undated entry, which comes last. */
  readonly instant: number;
  /** Index into `PRECISIONS`: the coarser precision comes first. */
  readonly precision: number;
}

/**
 * Entries by id, and in the order of a clock: by instant, the coarser precision first. The service also orders by the place
 * in the source, which entries do not carry: entries with the same instant and precision stay in the order of arrival.
 */
export class SortedEntries<Entry extends EntryPlace> {
  readonly #clock: 'occurred' | 'disclosed';
  readonly #byId = new Map<string, Placed<Entry>>();
  #sorted: Placed<Entry>[] = [];
  /** Kept until something changes. */
  #list: readonly Entry[] | null = null;

  constructor(clock: Clock) {
    this.#clock = clock === 'OCCURRED' ? 'occurred' : 'disclosed';
  }

  get(id: string): Entry | undefined {
    return this.#byId.get(id)?.entry;
  }

  /** Adds an entry, or replaces it by its newest revision. */
  put(entry: Entry): void {
    this.#list = null;
    const placed = this.#place(entry);
    const known = this.#byId.get(entry.id);
    this.#byId.set(entry.id, placed);
    if (known !== undefined) {
      const index = this.#indexOf(known);
      if (compare(known, placed) === 0) {
        this.#sorted[index] = placed;
        return;
      }
      this.#sorted.splice(index, 1);
    }
    this.#sorted.splice(this.#endOf(placed), 0, placed);
  }

  remove(id: string): void {
    const known = this.#byId.get(id);
    if (known === undefined) return;
    this.#list = null;
    this.#byId.delete(id);
    this.#sorted.splice(this.#indexOf(known), 1);
  }

  clear(): void {
    this.#list = null;
    this.#byId.clear();
    this.#sorted = [];
  }

  /** In order; the same array until something changes. */
  get list(): readonly Entry[] {
    this.#list ??= this.#sorted.map(({ entry }) => entry);
    return this.#list;
  }

  #place(entry: Entry): Placed<Entry> {
    const moment = entry[this.#clock];
    if (moment === null) return { entry, instant: Infinity, precision: 0 };
    return { entry, instant: Date.parse(moment.scheduled), precision: PRECISIONS.indexOf(moment.precision) };
  }

  #indexOf(placed: Placed<Entry>): number {
    let index = this.#endOf(placed) - 1;
    while (this.#sorted[index] !== placed) index -= 1;
    return index;
  }

  /** The index after all entries with the same instant and precision. An entry that comes in its turn goes to the end. */
  #endOf(placed: Placed<Entry>): number {
    let low = 0;
    let high = this.#sorted.length;
    const last = this.#sorted[high - 1];
    if (last === undefined || compare(last, placed) <= 0) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = this.#sorted[middle];
      if (at !== undefined && compare(at, placed) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compare(left: Placed<EntryPlace>, right: Placed<EntryPlace>): number {
  // Infinity minus infinity is not a number.
  if (left.instant !== right.instant) return left.instant < right.instant ? -1 : 1;
  return left.precision - right.precision;
}
