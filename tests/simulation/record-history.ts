import type { LogPosition } from '../../src/domain/commit/change-log.ts';
import type { EntryRecord, Sequence } from '../../src/domain/record/record.ts';

interface Event {
  readonly sequence: Sequence;
  readonly ordinal: number;
  readonly entry: string;
  /** Null after the erasure of the entry. */
  readonly after: EntryRecord | null;
}

export type RecordState = ReadonlyMap<string, EntryRecord>;

/**
 * Every state of the record, even those that the store no longer has. Only the checks use it, never the tested code.
 */
export class RecordHistory {
  readonly #events: Event[] = [];
  readonly #erased = new Set<string>();
  readonly #states = new Map<string, RecordState>();

  add(event: Event): void {
    this.#events.push(event);
    if (event.after === null) this.#erased.add(event.entry);
  }

  /** The ids of the entries that are erased so far. */
  get erased(): ReadonlySet<string> {
    return this.#erased;
  }

  /**
   * The record at a position of the change log.
   *
   * @param ahead whether to include the next line after the position
   */
  at({ sequence, ordinal }: LogPosition, ahead: boolean): RecordState {
    const end = this.#countUpTo(sequence, ordinal) + (ahead ? 1 : 0);
    const key = `${end}`;
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    const state = new Map<string, EntryRecord>();
    for (const { entry, after } of this.#events.slice(0, end)) {
      if (after === null) state.delete(entry);
      else state.set(entry, after);
    }
    this.#states.set(key, state);
    return state;
  }

  #countUpTo(sequence: Sequence, ordinal: number | null): number {
    let low = 0;
    for (let high = this.#events.length; low < high;) {
      const middle = (low + high) >> 1;
      const event = this.#events[middle];
      const isBefore =
        event !== undefined &&
        (event.sequence < sequence || (event.sequence === sequence && (ordinal === null || event.ordinal <= ordinal)));
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
