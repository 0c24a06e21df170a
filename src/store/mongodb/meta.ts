import { DomainError } from '../../errors.ts';
import type { Sequence } from '../../domain/record/record.ts';
import type { Snapshot } from './read/snapshot.ts';

/** The sequence of the last commit. */
export async function headOf({ tables, session }: Snapshot): Promise<Sequence> {
  const meta = await tables.meta.findOne({ _id: { $eq: 'store' } }, { session });
  if (meta === null) throw recordGone();
  return meta.sequence;
}

/** The connection creates the counter before anything else. If it is missing, the database was deleted. */
export function recordGone(): DomainError {
  const message = 'The store does not answer: its database was deleted while it was open. Restore it, and start again.';
  return new DomainError('STORE_UNAVAILABLE', message);
}
