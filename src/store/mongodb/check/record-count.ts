import type { LogPosition } from '../../../domain/commit/change-log.ts';
import type { EntryRecord, Sequence } from '../../../domain/record/record.ts';
import { DomainError } from '../../../errors.ts';
import { ExpectedCounts } from '../../kit/expected-counts.ts';
import type { ChangeSlice } from '../../store.ts';
import { changesBeyond } from '../read/change-reads.ts';
import type { Snapshot } from '../read/snapshot.ts';

/** Lines of the change log that are read at a time. */
const LINES = 500;

/**
 * Counts the entries of a record while commits go on: stride by stride, each at its own head.
 *
 * Guarantee: once it has caught up within a snapshot, the counts are those of that snapshot.
 */
export class RecordCount {
  readonly counts = new ExpectedCounts();
  /** For each head: up to which id the entries were counted at that head. */
  readonly #counted: { upTo: string; readonly head: Sequence }[] = [];
  #position: LogPosition | null = null;

  /** In the order of their ids, without those that can't be read. */
  take(entries: readonly EntryRecord[], head: Sequence): void {
    this.counts.add(entries);
    const upTo = entries.at(-1)?.id;
    const last = this.#counted.at(-1);
    if (upTo === undefined) return;
    if (last?.head === head) last.upTo = upTo;
    else this.#counted.push({ upTo, head });
  }

  /**
   * Counts the commits since each stride was read, or since the last call: a repeated transaction may call it again.
   * All entries must have been taken.
   *
   * @returns false if it cannot: the change log is not complete after an erasure, a repair or a trim
   */
  async catchUp(snapshot: Snapshot): Promise<boolean> {
    for (let more = true; more;) {
      this.#position ??= { sequence: this.#counted[0]?.head ?? 0, ordinal: null };
      const slice = await linesBeyond(snapshot, this.#position);
      if (slice === null) return false;
      for (const { entry, sequence, before, after: now } of slice.changes) {
        if (sequence <= this.#headAt(entry)) continue;
        if (before?.entry === null || now?.entry === null) return false;
        this.counts.change({ before: before?.entry ?? null, after: now?.entry ?? null });
      }
      this.#position = slice.changes.at(-1) ?? this.#position;
      more = slice.more;
    }
    return true;
  }

  /** Entries after the last counted id did not exist when the last stride was read. */
  #headAt(entry: string): Sequence {
    const stride = this.#counted.find(({ upTo }) => entry <= upTo) ?? this.#counted.at(-1);
    return stride?.head ?? 0;
  }
}

async function linesBeyond(snapshot: Snapshot, after: LogPosition): Promise<ChangeSlice | null> {
  try {
    return await changesBeyond(snapshot, after, LINES);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'CURSOR_EXPIRED') return null;
    throw error;
  }
}
