import type { Sequence } from '../../../domain/record/record.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Tables } from '../tables.ts';

/** Lines that one step of a trim reads. */
const TRIM_STEP = 1_000;

const IN_ORDER = { sequence: 1, ordinal: 1 } as const;

/**
 * Deletes the lines written before an instant, the oldest first. The new start of the log is written before the lines are
 * deleted, so that a reader misses nothing. Lines that a crash leaves behind are deleted by the next trim.
 */
export async function trimLog({ meta, changes }: Tables, before: Instant): Promise<void> {
  for (let isDone = false; !isDone;) {
    const trimmed = (await meta.findOne({ _id: { $eq: 'store' } }))?.trimmed ?? 0;
    const oldest = await changes
      .find(
        { sequence: { $gt: trimmed } },
        { hint: 'sequence', sort: IN_ORDER, limit: TRIM_STEP, projection: { sequence: 1, at: 1 } },
      )
      .toArray();
    const kept = oldest.findIndex(({ at }) => at >= before);
    const last: Sequence = (kept === -1 ? oldest : oldest.slice(0, kept)).at(-1)?.sequence ?? trimmed;
    if (last > trimmed) await meta.updateOne({ _id: { $eq: 'store' } }, { $max: { trimmed: last } });
    await changes.deleteMany({ sequence: { $lte: last } });
    isDone = last === trimmed || kept !== -1;
  }
}
