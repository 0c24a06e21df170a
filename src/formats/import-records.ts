import type { Batch, BatchItem, CommitReport } from '../domain/commit.ts';
import type { Position, ReadEvent } from './format.ts';

/** What became of everything in a file: `read = added + unchanged + changed + skipped`, always. */
export interface ImportCounts {
  read: number;
  added: number;
  unchanged: number;
  changed: number;
  skipped: number;
}

/** A part of a file that was not imported, and why. */
export interface Skipped {
  readonly at: Position;
  /** Null where it could not even be read that far. */
  readonly id: string | null;
  readonly reason: string;
}

export interface ImportOptions {
  /** Writes a batch, or only says what writing it would do. */
  readonly commit: (batch: Batch) => Promise<Pick<CommitReport, 'results'>>;
  readonly onSkipped: (skipped: Skipped) => void;
  readonly onProgress: (counts: Readonly<ImportCounts>) => void;
  /** Ends the import after the batch at hand. */
  readonly signal: AbortSignal;
}

/** Items of one transaction. */
const BATCH_SIZE = 1_000;

/** Items that refer to what comes later in the file are held back up to this many, and tried again at its end. */
const MAX_HELD_BACK = 10_000;

interface ReadItem {
  readonly item: BatchItem;
  readonly at: Position;
}

/** Imports what a format reads, in whole batches. */
export async function importRecords(events: AsyncIterable<ReadEvent>, options: ImportOptions): Promise<ImportCounts> {
  const counts: ImportCounts = { read: 0, added: 0, unchanged: 0, changed: 0, skipped: 0 };
  const skip = (at: Position, id: string | null, reason: string) => {
    counts.read += 1;
    counts.skipped += 1;
    options.onSkipped({ at, id, reason });
  };
  const put = async (items: readonly ReadItem[], holdBack: ReadItem[] | null): Promise<void> => {
    if (items.length === 0) return;
    const { results } = await options.commit({ items: items.map(({ item }) => item) });
    items.forEach((read, index) => {
      const result = results[index];
      if (result?.outcome !== 'REFUSED') {
        counts.read += 1;
        counts[result?.outcome === 'ADDED' ? 'added' : result?.outcome === 'CHANGED' ? 'changed' : 'unchanged'] += 1;
      } else if (result.error.code === 'UNKNOWN_REFERENCE' && holdBack !== null && holdBack.length < MAX_HELD_BACK) {
        holdBack.push(read);
      } else skip(read.at, read.item.input.id, result.error.message);
    });
    options.onProgress(counts);
  };
  let heldBack: ReadItem[] = [];
  let batch: ReadItem[] = [];
  for await (const event of events) {
    if (options.signal.aborted) return counts;
    if (event.kind === 'PROBLEM') skip(event.at, null, event.reason);
    else batch.push(event);
    if (batch.length < BATCH_SIZE) continue;
    await put(batch, heldBack);
    batch = [];
  }
  await put(batch, heldBack);
  // Whatever waited for something later in the file; each round must get on by one at least, the last one tells.
  for (let before = Infinity; heldBack.length > 0;) {
    const again = heldBack;
    heldBack = [];
    const last = again.length === before;
    before = again.length;
    for (let start = 0; start < again.length; start += BATCH_SIZE) {
      await put(again.slice(start, start + BATCH_SIZE), last ? null : heldBack);
    }
  }
  return counts;
}
