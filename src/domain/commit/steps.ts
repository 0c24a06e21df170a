/**
 * The changes that the items of a batch make to entries, each judged by itself against the record as it was. An entry
 * that is put again unchanged is no step, and neither is an act whose result is there already.
 */
import { atPath, DomainError } from '../../errors.ts';
import { type BatchItem, type CommitView, type ErasedMark } from './commit.ts';
import { canonicalJson, isSameJson, sha256 } from '../digest.ts';
import { wasDone } from '../record/entry-acts.ts';
import { inTurns } from './in-turns.ts';
import { patchEntry } from './entry-patch.ts';
import { parseInstant } from '../time/instant.ts';
import { isOlderState } from './last-change.ts';
import { isFromFile, loadStoredEntries, type StoredEntries } from './stored-entries.ts';
import { describeProblems, problemsOf } from '../problems.ts';
import { label } from '../record/parts.ts';
import type { EntryInput } from '../record/input.ts';
import type { EntryRecord, EntryRevision } from '../record/record.ts';
import { targetOf } from './threads.ts';
import { type EntryStatus, never } from '../record/vocabulary.ts';

/** A new revision of an entry, or its first. */
export interface NewRevision {
  readonly kind: 'ADDED' | 'CORRECTED' | 'RETRACTED' | 'RESTORED';
  /** Index of the item in the batch. */
  readonly index: number;
  readonly id: string;
  readonly collection: string;
  readonly before: EntryRecord | null;
  readonly input: EntryInput;
  readonly status: EntryStatus;
  readonly revision: number;
  readonly imported: string;
  readonly reason: string | null;
  /** When the act was done, if that was before this commit. */
  readonly at: string | null;
}

export interface Erasure {
  readonly kind: 'ERASED';
  readonly index: number;
  readonly id: string;
  readonly collection: string;
  readonly before: EntryRecord;
  readonly reason: string;
  readonly at: string | null;
}

/** An id that an erasure from a file blocks. The record never had an entry with that id. */
export type BlockedId = Omit<Erasure, 'kind' | 'before'>;

export type EntryStep = NewRevision | Erasure;

export interface EntrySteps {
  readonly steps: readonly EntryStep[];
  readonly blockedIds: readonly BlockedId[];
  /** By index in the batch. */
  readonly refused: ReadonlyMap<number, DomainError>;
}

export async function readEntrySteps(view: CommitView, items: readonly BatchItem[]): Promise<EntrySteps> {
  const stored = await loadStoredEntries(view, items);
  const steps: EntryStep[] = [];
  const blockedIds: BlockedId[] = [];
  const refused = new Map<number, DomainError>();
  await inTurns(view, items.entries(), ([index, item]) => {
    try {
      const blockedId = blockedIdOf(item, index, stored);
      const step = blockedId === null ? stepOf(item, index, stored) : null;
      if (blockedId !== null) blockedIds.push(blockedId);
      if (step !== null) steps.push(step);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refused.set(index, error);
    }
  });
  return { steps, blockedIds, refused };
}

type Item<Kind extends BatchItem['kind']> = Extract<BatchItem, { kind: Kind }>;

function blockedIdOf(item: BatchItem, index: number, { entries, erased }: StoredEntries): BlockedId | null {
  if (item.kind !== 'erasure' || item.collection === undefined || entries.has(item.id) || erased.has(item.id))
    return null;
  checkAct(item);
  const { id, collection, reason, at = null } = item;
  return { index, id, collection, reason, at };
}

function stepOf(item: BatchItem, index: number, stored: StoredEntries): EntryStep | null {
  switch (item.kind) {
    case 'entry':
      return putStep(item, index, stored);
    case 'correction':
      return actStep(item, index, stored, (before) => correct(item, before));
    case 'retraction':
      return actStep(item, index, stored, retract);
    case 'restoration':
      return actStep(item, index, stored, (before) => restore(before, stored.revisions));
    case 'erasure': {
      checkAct(item);
      if (stored.erased.has(item.id)) return null;
      const { id, reason, at = null } = item;
      const before = findEntry(id, stored);
      return { kind: 'ERASED', index, id, collection: before.collection, before, reason, at };
    }
    case 'collection':
    case 'actor':
    case 'source':
    case 'link':
    case 'merge':
    case 'split':
      return null;
    default:
      return never(item);
  }
}

/** An import changes the text of a retracted entry, but only a restoration takes the retraction back. */
function putStep(item: Item<'entry'>, index: number, stored: StoredEntries): NewRevision | null {
  const { input, collection, yieldsToLater = false } = item;
  const { id } = input;
  const mark = stored.erased.get(id);
  if (mark !== undefined) {
    throw new DomainError('CONFLICT', `${erasure(mark)}, so it cannot be put again. Use another id.`, { path: id });
  }
  const before = stored.entries.get(id) ?? null;
  if (before !== null && before.collection !== collection) {
    throw new DomainError(
      'CONFLICT',
      `${id} is already in ${before.collection}. Use another id, or put it into that collection.`,
      { path: id },
    );
  }
  checkPointers(input);
  const imported = digestOf(input);
  // The input may be the imported one, which was corrected since, or an export of the corrected one.
  if (before?.imported === imported || (before !== null && isSameJson(before.input, input))) return null;
  if (yieldsToLater && before !== null && isOlderState(input, before.input)) return null;
  const to = before === null ? FIRST : { ...CORRECTED, revision: before.revision + 1 };
  const status = before?.status === 'RETRACTED' ? before.status : to.status;
  return { ...to, status, index, id, collection, before, input, imported, reason: null, at: null };
}

const FIRST = { kind: 'ADDED', status: 'CURRENT', revision: 1 } as const;
const CORRECTED = { kind: 'CORRECTED', status: 'CORRECTED' } as const;

type Outcome = Pick<NewRevision, 'kind' | 'status'> & { readonly input?: EntryInput };

function actStep(
  item: Item<'correction' | 'retraction' | 'restoration'>,
  index: number,
  stored: StoredEntries,
  act: (before: EntryRecord) => Outcome | null,
): NewRevision | null {
  checkAct(item);
  const before = findEntry(item.id, stored);
  const { reason, at = null } = item;
  if (isFromFile(item) && wasDone(item, before, revisionsOf(item.id, stored))) return null;
  const outcome = act(before);
  if (outcome === null) return null;
  const { id, collection, input, imported, revision } = before;
  return { id, collection, input, imported, index, before, reason, at, ...outcome, revision: revision + 1 };
}

function revisionsOf(id: string, { revisions }: StoredEntries): EntryRevision[] {
  return revisions.filter(({ entry }) => entry === id).sort((left, right) => left.revision - right.revision);
}

function correct({ patch, expectedRevision }: Item<'correction'>, before: EntryRecord): Outcome | null {
  const { id, revision, status } = before;
  if (expectedRevision !== undefined && expectedRevision !== revision) {
    const message = `${id} has revision ${revision}, not ${expectedRevision}. Read it again before you correct it.`;
    throw new DomainError('CONFLICT', message, { path: id });
  }
  if (status === 'RETRACTED') {
    throw new DomainError('CONFLICT', `${id} is retracted. Restore it first, then correct it.`, { path: id });
  }
  const input = patchEntry(before.input, patch);
  checkPointers(input);
  return isSameJson(before.input, input) ? null : { ...CORRECTED, input };
}

function retract({ status }: EntryRecord): Outcome | null {
  return status === 'RETRACTED' ? null : { kind: 'RETRACTED', status: 'RETRACTED' };
}

/** An entry counts as corrected if the texts of its revisions differ, before or after a retraction. */
function restore({ id, status, input }: EntryRecord, revisions: readonly EntryRevision[]): Outcome | null {
  if (status !== 'RETRACTED') return null;
  const corrected = revisions.some((revision) => revision.entry === id && !isSameJson(revision.input, input));
  return { kind: 'RESTORED', status: corrected ? 'CORRECTED' : 'CURRENT' };
}

function findEntry(id: string, stored: StoredEntries): EntryRecord {
  const entry = stored.entries.get(id);
  if (entry !== undefined) return entry;
  const mark = stored.erased.get(id);
  const message = mark === undefined ? `The record has no ${id}.` : `${erasure(mark)}.`;
  throw new DomainError('NOT_FOUND', message, { path: id });
}

function erasure({ id, at }: ErasedMark): string {
  return `${id} was erased on ${new Date(at).toISOString().slice(0, 10)}`;
}

function checkAct({ reason, at }: Pick<Erasure, 'reason'> & { readonly at?: string | undefined }): void {
  const parsed = label.safeParse(reason);
  if (!parsed.success) {
    throw new DomainError('BAD_VALUE', `The reason is not valid: ${describeProblems(problemsOf(parsed.error))}.`, {
      path: 'reason',
    });
  }
  if (at !== undefined) atPath('at', () => parseInstant(at));
}

function checkPointers(input: EntryInput): void {
  const pointers = [
    targetOf(input),
    ...(input.relations ?? []).map((relation) => relation.entry),
    ...(input.about ?? []),
  ];
  if (!pointers.includes(input.id)) return;
  throw new DomainError(
    'BAD_RECORD',
    `${input.id} refers to itself. An entry cannot answer itself, be about itself, or have a relation to itself.`,
    { path: input.id },
  );
}

function digestOf(input: EntryInput): string {
  return sha256(canonicalJson(input));
}
