import { DomainError } from '../errors.ts';
import type { BatchItem, CommitView, EntryWrite, NamedRecord } from './commit.ts';
import { type Draft, Drafts } from './commit-drafts.ts';
import { type Schedule, Scheduler } from './commit-schedule.ts';
import { canonicalJson, sha256 } from './digest.ts';
import type { EntryInput } from './record-input.ts';
import type { CollectionRecord, EntryRecord, Sequence } from './record.ts';
import { replyStateOf, targetOf, threadOf } from './threads.ts';
import type { ReplyState } from './vocabulary.ts';

/** An entry of the batch with its place in it. */
export type PutEntry = Extract<BatchItem, { kind: 'entry' }> & { readonly index: number };

export interface EntriesPlan {
  readonly writes: readonly EntryWrite[];
  readonly refused: ReadonlyMap<number, DomainError>;
}

/**
 * Plans the entries of a batch and all that follows from them. Where any is refused, nothing else is planned: the
 * caller asks again without it.
 *
 * @param collections the collections as they are after the commit
 * @param stored the named records as they are before it
 */
export async function planEntries(
  view: CommitView,
  puts: readonly PutEntry[],
  collections: ReadonlyMap<string, CollectionRecord>,
  stored: ReadonlyMap<string, NamedRecord>,
  sequence: Sequence,
): Promise<EntriesPlan> {
  const drafts = new Drafts(view, collections);
  const refused = await putEntries(view, puts, drafts);
  if (refused.size > 0) return { writes: [], refused };
  await drafts.addMembers(
    [...collections.values()].filter((collection) => isRegoverned(collection, stored)).map(({ id }) => id),
  );
  await drafts.addFollowers();
  const answered = await drafts.addTargets();
  return settle(drafts.all, await drafts.loadBases(), answered, sequence);
}

async function putEntries(
  view: CommitView,
  puts: readonly PutEntry[],
  drafts: Drafts,
): Promise<ReadonlyMap<number, DomainError>> {
  const existing = puts.length === 0 ? [] : await view.entries(puts.map((put) => put.input.id));
  const before = new Map(existing.map((entry) => [entry.id, entry]));
  const refused = new Map<number, DomainError>();
  for (const { index, input, collection } of puts) {
    const old = before.get(input.id) ?? null;
    const error = refusalOf(input, collection, old);
    if (error !== null) refused.set(index, error);
    else if (old?.imported !== digestOf(input)) drafts.put(collection, input, old, index);
  }
  return refused;
}

function refusalOf(input: EntryInput, collection: string, old: EntryRecord | null): DomainError | null {
  if (old !== null && old.collection !== collection) {
    return new DomainError('CONFLICT', `${input.id} already stands in ${old.collection}.`, { path: input.id });
  }
  const pointsAtItself = [
    targetOf(input),
    ...(input.relations ?? []).map((relation) => relation.entry),
    ...(input.about ?? []),
  ];
  if (pointsAtItself.includes(input.id)) {
    return new DomainError('BAD_RECORD', `${input.id} answers, relates to or is about itself.`, { path: input.id });
  }
  return null;
}

function isRegoverned(collection: CollectionRecord, stored: ReadonlyMap<string, NamedRecord>): boolean {
  const old = stored.get(collection.id);
  if (old?.kind !== 'collection') return false;
  return old.input.zone !== collection.input.zone || old.input.access !== collection.input.access;
}

function settle(
  drafts: ReadonlyMap<string, Draft>,
  bases: ReadonlyMap<string, EntryRecord>,
  answered: ReadonlySet<string>,
  sequence: Sequence,
): EntriesPlan {
  const scheduler = new Scheduler(drafts, bases);
  const writes: EntryWrite[] = [];
  const refused = new Map<number, DomainError>();
  for (const draft of drafts.values()) {
    try {
      const after = toRecord(draft, sequence, {
        ...scheduler.schedule(draft),
        replyState: replyStateOf(draft.input, answered.has(draft.id)),
        thread: threadOf(draft.id, drafts, bases),
      });
      if (isDifferent(draft.before, after)) writes.push({ before: draft.before, after });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const path = [draft.id, error.place.path].filter((step) => step !== undefined).join('.');
      for (const index of draft.causes)
        refused.set(index, new DomainError(error.code, error.message, { path }, { cause: error }));
    }
  }
  return { writes, refused };
}

interface Derived extends Schedule {
  readonly replyState: ReplyState | null;
  readonly thread: string | null;
}

function toRecord(draft: Draft, sequence: Sequence, derived: Derived): EntryRecord {
  const { id, input, before, collection } = draft;
  const state = draft.isPut
    ? {
        status: before === null ? ('CURRENT' as const) : ('CORRECTED' as const),
        revision: (before?.revision ?? 0) + 1,
        imported: digestOf(input),
      }
    : {
        status: before?.status ?? 'CURRENT',
        revision: before?.revision ?? 1,
        imported: before?.imported ?? digestOf(input),
      };
  return { id, collection: collection.id, access: collection.input.access, input, ...derived, ...state, sequence };
}

function isDifferent(before: EntryRecord | null, after: EntryRecord): boolean {
  return before === null || canonicalJson({ ...before, sequence: 0 }) !== canonicalJson({ ...after, sequence: 0 });
}

function digestOf(input: EntryInput): string {
  return sha256(canonicalJson(input));
}
