import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Sequence } from '../../../domain/record/record.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Sql, SqliteConnection } from '../connection.ts';
import { setTrimmed, trimmedOf } from '../meta.ts';
import type { Committer } from './committer.ts';

/** Lines deleted in one transaction: few, because meanwhile this thread does nothing else. */
const TRIM_STEP = 200;

/** Deletes the lines written before an instant, the oldest first. Other work runs between the steps. */
export async function trimLog(committer: Committer, before: Instant): Promise<void> {
  while (await committer.write((connection) => trimStep(connection, before))) await nextTurn();
}

/** @returns whether there may be more lines to delete */
function trimStep(connection: SqliteConnection, before: Instant): boolean {
  const { text, values } = oldestLines(trimmedOf(connection));
  const oldest = connection.all<{ sequence: Sequence; at: Instant }>(text, ...values);
  const kept = oldest.findIndex(({ at }) => at >= before);
  const last = (kept === -1 ? oldest : oldest.slice(0, kept)).at(-1);
  if (last === undefined) return false;
  // The lines of one commit were written at one instant, so they go together.
  connection.run('DELETE FROM change_log WHERE sequence <= ?', last.sequence);
  setTrimmed(connection, last.sequence);
  return kept === -1;
}

export function oldestLines(trimmed: Sequence): Sql {
  return {
    text: 'SELECT sequence, at FROM change_log WHERE sequence > ? ORDER BY sequence, ordinal LIMIT ?',
    values: [trimmed, TRIM_STEP],
  };
}
