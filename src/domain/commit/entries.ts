import { DomainError } from '../../errors.ts';
import { type Answers, isAnswered } from './answers.ts';
import type { CommitView, EntryWrite } from './commit.ts';
import { type Draft, Drafts } from './drafts.ts';
import type { Identities } from './identities.ts';
import { inTurns, type TurnGiver } from './in-turns.ts';
import { basesOf, type Schedule, Scheduler } from './schedule.ts';
import type { EntryStep } from './steps.ts';
import { isSameJson } from '../digest.ts';
import { participantsOf } from '../record/participants.ts';
import type { CollectionRecord, EntryRecord, Sequence } from '../record/record.ts';
import { replyStateOf, ThreadFinder } from './threads.ts';
import type { ReplyState } from '../record/vocabulary.ts';

export interface EntriesPlan {
  readonly writes: readonly EntryWrite[];
  readonly refused: ReadonlyMap<number, DomainError>;
}

/** The changes that the commit makes to the records that entries refer to. */
export interface NamedChanges {
  /** The records after the commit. */
  readonly collections: ReadonlyMap<string, CollectionRecord>;
  /** Collections whose zone or access changes: all their entries are derived again. */
  readonly rederived: readonly string[];
  readonly identities: Identities;
}

/**
 * Plans the steps of a batch and everything derived from them. If any step is refused, nothing else is planned: the
 * caller asks again without it.
 */
export async function planEntries(
  view: CommitView,
  steps: readonly EntryStep[],
  { collections, rederived, identities }: NamedChanges,
  sequence: Sequence,
): Promise<EntriesPlan> {
  const drafts = new Drafts(view, collections);
  for (const step of steps) drafts.take(step);
  await drafts.addMembers(rederived);
  await drafts.addNaming([...identities.changed.keys()]);
  await drafts.addFollowers();
  const refused = refuseErasuresOfBases(drafts);
  if (refused.size > 0) return { writes: [], refused };
  const answers = await drafts.addTargets();
  const derived = await deriveEntries(
    view,
    { drafts: drafts.all, bases: await drafts.loadBases(), answers, identities },
    sequence,
  );
  const erased = [...drafts.erased.values()].map(({ before, kind, reason, at }) => ({
    kind,
    before,
    after: null,
    reason,
    at,
  }));
  return { writes: [...erased, ...derived.writes], refused: derived.refused };
}

/** An entry with a moment relative to an erased one would lose its position. Other pointers may lead nowhere. */
function refuseErasuresOfBases({ all, erased }: Drafts): Map<number, DomainError> {
  const refused = new Map<number, DomainError>();
  const counted = new Map<string, string[]>();
  for (const { id, input } of erased.size === 0 ? [] : all.values()) {
    for (const base of new Set(basesOf(input))) {
      const counting = counted.get(base);
      if (counting === undefined) counted.set(base, [id]);
      else counting.push(id);
    }
  }
  for (const { id, index } of erased.values()) {
    const counting = counted.get(id);
    if (counting === undefined) continue;
    const message = `${id} cannot be erased, because other moments are relative to it: those of ${counting.join(', ')}. Give these entries dates first.`;
    refused.set(index, new DomainError('CONFLICT', message, { path: id }));
  }
  return refused;
}

interface DerivationInput {
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Other entries that the drafts are relative to, or share a thread with. */
  readonly bases: ReadonlyMap<string, EntryRecord>;
  readonly answers: Answers;
  readonly identities: Pick<Identities, 'groups'>;
}

/** Derives the data of all drafts. The writes are of the drafts that change. */
export async function deriveEntries(
  turns: TurnGiver,
  { drafts, bases, answers, identities }: DerivationInput,
  sequence: Sequence,
): Promise<EntriesPlan> {
  const scheduler = new Scheduler(drafts, bases);
  const threads = new ThreadFinder(drafts, bases);
  const writes: EntryWrite[] = [];
  const refused = new Map<number, DomainError>();
  await inTurns(turns, drafts.values(), (draft) => {
    try {
      const after = toRecord(draft, sequence, {
        ...scheduler.schedule(draft),
        replyState: replyStateOf(draft.input, isAnswered({ id: draft.id, collection: draft.collection.id }, answers)),
        thread: threads.of(draft.id),
        ...sameAs(draft, identities),
      });
      const { before, kind, reason, at } = draft;
      if (before === null || isDifferent(before, after)) writes.push({ kind, before, after, reason, at });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const path = [draft.id, error.location.path].filter((step) => step !== undefined).join('.');
      for (const index of draft.causes)
        refused.set(index, new DomainError(error.code, error.message, { path }, { cause: error }));
    }
  });
  return { writes, refused };
}

/** For each actor that the entry names and that has several ids: all its ids. */
function sameAs({ input, before }: Draft, identities: DerivationInput['identities']): Pick<EntryRecord, 'sameAs'> {
  const groups = participantsOf(input).flatMap(({ actor }): [string, readonly string[]][] => {
    // A dependent entry may name actors that are not in the batch: their ids stay as they were.
    const ids = identities.groups.get(actor) ?? before?.sameAs?.[actor] ?? [actor];
    return ids.length === 1 ? [] : [[actor, ids]];
  });
  return groups.length === 0 ? {} : { sameAs: Object.fromEntries(groups) };
}

interface Derived extends Schedule, Pick<EntryRecord, 'sameAs'> {
  readonly replyState: ReplyState | null;
  readonly thread: string | null;
}

function toRecord({ id, collection, input, state }: Draft, sequence: Sequence, derived: Derived): EntryRecord {
  return { id, collection: collection.id, access: collection.input.access, input, ...derived, ...state, sequence };
}

function isDifferent(before: EntryRecord, after: EntryRecord): boolean {
  return !isSameJson({ ...before, sequence: 0 }, { ...after, sequence: 0 });
}
