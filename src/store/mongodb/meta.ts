import type { Sequence } from '../../domain/record/record.ts';
import type { Snapshot } from './read/snapshot.ts';

/** The sequence of the last commit. */
export async function headOf({ tables, session }: Snapshot): Promise<Sequence> {
  const meta = await tables.meta.findOne({ _id: { $eq: 'store' } }, { session });
  return meta?.sequence ?? 0;
}
