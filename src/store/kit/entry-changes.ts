/** The lines of the change log, for both stores. */
import type { ChangeRecord, EntryChange, LogPosition } from '../../domain/commit/change-log.ts';
import type { EntryRecord, Sequence } from '../../domain/record/record.ts';
import { DomainError } from '../../errors.ts';

/** @throws DomainError CURSOR_EXPIRED if lines after the position may be deleted */
export function checkPosition({ sequence, ordinal }: LogPosition, trimmed: Sequence): void {
  if (sequence > trimmed || (sequence === trimmed && ordinal === null)) return;
  throw new DomainError(
    'CURSOR_EXPIRED',
    `The change log was trimmed up to commit ${trimmed}, and the cursor is at commit ${sequence}. Start again without the cursor.`,
  );
}

/**
 * Adds the entry before and after each change to consecutive lines. The state after a change is not stored: it is the state
 * that the next line of the same entry replaced.
 *
 * @param final the entries after the last of these lines; missing ones were erased since
 */
export function toEntryChanges(
  lines: readonly ChangeRecord[],
  final: ReadonlyMap<string, EntryRecord | null>,
): EntryChange[] {
  const states = new Map(final);
  return lines
    .toReversed()
    .map((line): EntryChange => {
      const { sequence, ordinal, entry, collection, formerAccess, access, kind, before, after, replaced } = line;
      const next = states.get(entry) ?? null;
      states.set(entry, replaced);
      return {
        ...{ sequence, ordinal, entry, collection, formerAccess, access, kind },
        before: before === null ? null : { keys: before, entry: replaced },
        after: after === null ? null : { keys: after, entry: next },
      };
    })
    .reverse();
}
