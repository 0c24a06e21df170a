/**
 * The derived data of stored entries: their moments, order keys, reply states, threads, and the ids under which they
 * are found.
 */
import type { Answers } from './answers.ts';
import type { CommitPlan, CommitView, EntryWrite, NamedRecord } from './commit.ts';
import { deltasInTurns } from './deltas.ts';
import { type Draft, Drafts, storedDraft } from './drafts.ts';
import { type EntriesPlan, deriveEntries } from './entries.ts';
import { participantsOf } from '../record/participants.ts';
import type { CollectionRecord, EntryRecord } from '../record/record.ts';

/** The surroundings of some entries, read at the same moment as the entries. */
export interface Neighbourhood {
  /** All existing records that they refer to. */
  readonly named: readonly NamedRecord[];
  /** The entries that they are relative to, or answer. */
  readonly entries: readonly EntryRecord[];
  /** The answers to them. */
  readonly answers: Answers;
}

/**
 * Compares entries with the data derived from them and from their stored neighbours. Entries of a lost collection are
 * left out. If each entry agrees with its neighbours, all are right; the only exception is the thread of messages that
 * answer each other in a circle outside the list, which may be wrong in all of them.
 *
 * @returns the writes that would correct the wrong entries; the errors of entries that can't be worked out, by index in
 * the list
 */
export function rederive(
  entries: readonly EntryRecord[],
  { named, entries: bases, answers }: Neighbourhood,
): Promise<EntriesPlan> {
  const collections = new Map<string, CollectionRecord>();
  for (const record of named) if (record.kind === 'collection') collections.set(record.id, record);
  const drafts = new Map<string, Draft>();
  entries.forEach((entry, index) => {
    const collection = collections.get(entry.collection);
    if (collection !== undefined) drafts.set(entry.id, storedDraft(entry, collection, new Set([index])));
  });
  const others = new Map(bases.map((entry) => [entry.id, entry]));
  return deriveEntries({}, { drafts, bases: others, answers, identities: { groups: groupsOf(named) } }, 0);
}

/**
 * The plan that corrects the derived data of these entries and of all that depend on them. Each entry keeps the commit
 * that last changed it, and there is no line in the change log.
 */
export async function planMending(ids: readonly string[], view: CommitView): Promise<CommitPlan> {
  const drafts = new Drafts(view, new Map());
  await drafts.addStored(ids.length === 0 ? [] : await view.entries(ids));
  await drafts.addFollowers();
  const answers = await drafts.addTargets();
  const actors = [...drafts.all.values()].flatMap(({ input }) => participantsOf(input).map(({ actor }) => actor));
  const groups = groupsOf(actors.length === 0 ? [] : await view.named([...new Set(actors)]));
  const bases = await drafts.loadBases();
  const { writes } = await deriveEntries(view, { drafts: drafts.all, bases, answers, identities: { groups } }, 0);
  const entries = writes.map(withOwnSequence);
  return {
    named: [],
    entries,
    revisions: [],
    changes: [],
    ...(await deltasInTurns(view, entries)),
    erased: [],
    results: [],
  };
}

/** All ids of each actor. */
function groupsOf(named: readonly NamedRecord[]): Map<string, readonly string[]> {
  const actors = named.filter((record) => record.kind === 'actor');
  return new Map(actors.map(({ id, sameAs }) => [id, sameAs ?? [id]]));
}

function withOwnSequence(write: EntryWrite): EntryWrite {
  if (write.before === null || write.after === null) return write;
  return { ...write, after: { ...write.after, sequence: write.before.sequence } };
}
