/** What both stores do alike with the lines of the change log. */
import type { ChangeRecord, EntryChange, LogPosition } from '../../domain/commit/change-log.ts';
import type { EntryRecord, Sequence } from '../../domain/record/record.ts';
import { DomainError } from '../../errors.ts';

/** @throws DomainError CURSOR_EXPIRED where lines beyond the position may be gone. */
export function checkPosition({ sequence, ordinal }: LogPosition, trimmed: Sequence): void {
  if (sequence > trimmed || (sequence === trimmed && ordinal === null)) return;
  throw new DomainError(
    'CURSOR_EXPIRED',
    `The log of changes was trimmed up to commit ${trimmed}, and the cursor stands at ${sequence}: begin anew.`,
  );
}

/**
 * Lines that follow one another, with the entry on both sides of each change. What an entry was after a change is not
 * stored: it is what the next line of the same entry replaced.
 *
 * @param final the entries as they were after the last of these lines; those that are missing were erased since
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
