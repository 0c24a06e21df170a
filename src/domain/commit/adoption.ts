/**
 * Takes parts of a record over from another store. Ids, revisions, states and everything derived stay as they are
 * there. Only the indexes and counters that a store keeps beside the record are worked out again.
 */
import { isSameJson } from '../digest.ts';
import {
  accountKey,
  type CommitPlan,
  type CommitView,
  type EntryWrite,
  type ErasedMark,
  type NamedRecord,
} from './commit.ts';
import { deltasInTurns } from './deltas.ts';
import type { EntryRecord, EntryRevision } from '../record/record.ts';

export interface RecordPart {
  readonly named: readonly NamedRecord[];
  readonly entries: readonly EntryRecord[];
  readonly revisions: readonly EntryRevision[];
  readonly erased: readonly ErasedMark[];
}

/**
 * What a store must write to hold the part. It leaves out what the store holds already, so the same part again plans
 * nothing. It writes no line of the change log: a client that followed the other store starts again here.
 */
export async function planAdoption(part: RecordPart, view: CommitView): Promise<CommitPlan> {
  const entries = await planEntries(part, view);
  const marks = new Set((await view.erased(part.erased.map(({ id }) => id))).map(({ id }) => id));
  const kept = await view.revisions([...new Set(part.revisions.map(({ entry }) => entry))]);
  const known = new Set(kept.map(({ entry, revision }) => `${entry} ${revision}`));
  return {
    named: await planNamed(part.named, view),
    entries,
    revisions: part.revisions.filter(({ entry, revision }) => !known.has(`${entry} ${revision}`)),
    changes: [],
    ...(await deltasInTurns(view, entries)),
    erased: part.erased.filter(({ id }) => !marks.has(id)),
    results: [],
  };
}

async function planEntries({ entries, erased }: RecordPart, view: CommitView): Promise<EntryWrite[]> {
  const ids = [...entries, ...erased].map(({ id }) => id);
  const stored = new Map((ids.length === 0 ? [] : await view.entries(ids)).map((entry) => [entry.id, entry]));
  const said = { reason: null, at: null };
  const written = entries.map((after) => ({
    kind: 'DERIVED' as const,
    before: stored.get(after.id) ?? null,
    after,
    ...said,
  }));
  const gone = erased.flatMap(({ id, reason }): EntryWrite[] => {
    const before = stored.get(id);
    return before === undefined ? [] : [{ kind: 'ERASED', before, after: null, reason, at: null }];
  });
  return [...gone, ...written.filter(({ before, after }) => before === null || !isSameJson(before, after))];
}

async function planNamed(named: readonly NamedRecord[], view: CommitView): Promise<NamedRecord[]> {
  if (named.length === 0) return [];
  const stored = new Map((await view.named(named.map(({ id }) => id))).map((record) => [record.id, record]));
  const fresh = named.filter((record) => !isSameJson(stored.get(record.id), record));
  return [...(await formerOwners(fresh, view)), ...fresh];
}

/** An actor that loses an account to one of these gives it up now, even if its own record is copied later. */
async function formerOwners(fresh: readonly NamedRecord[], view: CommitView): Promise<NamedRecord[]> {
  const accounts = fresh.flatMap((record) => (record.kind === 'actor' ? (record.input.accounts ?? []) : []));
  const taken = new Set(accounts.map(accountKey));
  const owners = accounts.length === 0 ? [] : await view.accountOwners(accounts);
  const others = owners.filter(({ id }) => !fresh.some((record) => record.id === id));
  return others.map((owner) => {
    const left = (owner.input.accounts ?? []).filter((account) => !taken.has(accountKey(account)));
    return { kind: 'actor', ...owner, input: { ...owner.input, accounts: left } };
  });
}
