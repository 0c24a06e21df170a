/**
 * Works out what a commit writes.
 *
 * Guarantees: every valid item of the batch is planned. Every other item is refused with its reason, and leaves no
 * trace. The same batch again plans nothing. An entry that depends on a changed one (by a relative moment, a reply
 * state, a thread, its collection's zone, the actors that it names) is changed in the same commit, with its own line in
 * the change log.
 */
import { DomainError } from '../../errors.ts';
import {
  type Batch,
  type BatchItem,
  type CommitPlan,
  type CommitView,
  entryOf,
  type EntryWrite,
  type ErasedMark,
  type ItemResult,
  type NamedRecord,
  subjectOf,
} from './commit.ts';
import { changesOf, deltasInTurns } from './deltas.ts';
import { planEntries } from './entries.ts';
import { type Identities, loadMerged, planIdentities } from './identities.ts';
import { findBadMoments, planPuts, withIdentities } from './named.ts';
import { findAccountConflicts, findUnknownReferences, isNamed, loadNamed, type Needs, needsOf } from './references.ts';
import { type BlockedId, type EntryStep, readEntrySteps } from './steps.ts';
import { isSameJson } from '../digest.ts';
import { isSameButMerges } from '../record/merged.ts';
import type { CollectionRecord, EntryRevision, Sequence } from '../record/record.ts';

type Refused = Map<number, DomainError>;

/**
 * @param sequence the number that the commit takes if it writes anything
 * @param at RFC 3339 instant of the commit
 */
export async function planCommit(batch: Batch, view: CommitView, sequence: Sequence, at: string): Promise<CommitPlan> {
  const { items } = batch;
  const refused = refuseRepeated(items);
  addAll(refused, findBadMoments(items));
  const read = await readEntrySteps(view, items);
  addAll(refused, read.refused);
  const needs = needsOf(items, read);
  const stored = await loadNamed(view, items, needs);
  for (const record of await loadMerged(view, items)) stored.set(record.id, record);
  addAll(refused, await findAccountConflicts(view, items));
  const identities = planIdentities(items, stored, refused);
  addAll(refused, identities.refused);
  for (;;) {
    settleReferences(items, needs, stored, refused);
    const puts = planPuts(items, stored, refused, sequence);
    const named = withIdentities(puts, stored, identities, sequence);
    const steps = read.steps.filter(({ index }) => !refused.has(index));
    const collections = collectionsAfter(stored, named);
    const rederived = collectionsToRederive(collections, stored);
    const entries = await planEntries(view, steps, { collections, rederived, identities }, sequence);
    if (entries.refused.size > 0) {
      addAll(refused, entries.refused);
      continue;
    }
    const { writes } = entries;
    // This comes first, because it indexes the entries.
    const deltas = await deltasInTurns(view, writes);
    const blockedIds = read.blockedIds.filter(({ index }) => !refused.has(index));
    return {
      named: [...named.values(), ...(await touchedCollections(view, named, writes))],
      entries: writes,
      revisions: writes.flatMap((write) => replacedRevision(write, at)),
      changes: changesOf(writes, sequence, Date.parse(at)),
      ...deltas,
      erased: erasedMarks(writes, blockedIds, sequence, at),
      results: resultsOf({ items, refused, puts, stored, steps: [...steps, ...blockedIds], identities }),
    };
  }
}

function addAll(refused: Refused, found: ReadonlyMap<number, DomainError>): void {
  for (const [index, error] of found) refused.set(index, error);
}

function refuseRepeated(items: readonly BatchItem[]): Refused {
  const refused: Refused = new Map();
  const first = new Map<string, BatchItem>();
  items.forEach((item, index) => {
    const subject = subjectOf(item);
    const earlier = first.get(subject);
    if (earlier === undefined) first.set(subject, item);
    else if (!isSameJson(earlier, item)) {
      const message = `${subject} is twice in the batch, with different contents. Leave one of them out.`;
      refused.set(index, new DomainError('CONFLICT', message, { path: subject }));
    }
  });
  return refused;
}

/** Refuses items with unknown references, then items that refer to refused ones, until no more are refused. */
function settleReferences(
  items: readonly BatchItem[],
  needs: Needs,
  stored: ReadonlyMap<string, NamedRecord>,
  refused: Refused,
): void {
  for (;;) {
    const found = findUnknownReferences(items, needs, stored, refused);
    if (found.size === 0) return;
    addAll(refused, found);
  }
}

function collectionsAfter(
  stored: ReadonlyMap<string, NamedRecord>,
  named: ReadonlyMap<string, NamedRecord>,
): Map<string, CollectionRecord> {
  const all = [...stored.values(), ...named.values()].filter((record) => record.kind === 'collection');
  return new Map(all.map((collection) => [collection.id, collection]));
}

/** Collections whose zone or access changes: both are kept with each of their entries. */
function collectionsToRederive(
  collections: ReadonlyMap<string, CollectionRecord>,
  stored: ReadonlyMap<string, NamedRecord>,
): string[] {
  const differs = ({ id, input }: CollectionRecord) => {
    const old = stored.get(id);
    return old?.kind === 'collection' && (old.input.zone !== input.zone || old.input.access !== input.access);
  };
  return [...collections.values()].filter(differs).map(({ id }) => id);
}

/**
 * The revision of a collection rises by one with every commit that touches the collection or an entry in it. It counts
 * no other commits, so it shows nothing of writes elsewhere. A merge changes the ids under which an entry is found, and
 * not the entry.
 */
async function touchedCollections(
  view: CommitView,
  named: ReadonlyMap<string, NamedRecord>,
  writes: readonly EntryWrite[],
): Promise<NamedRecord[]> {
  const touched = new Set<string>();
  for (const write of writes) {
    const { collection } = entryOf(write);
    const { before, after } = write;
    // One change is enough: the states of the other entries need not be compared.
    if (touched.has(collection)) continue;
    if (before === null || after === null || !isSameButMerges(before, after)) touched.add(collection);
  }
  const others = [...touched].filter((id) => !named.has(id));
  const records = others.length === 0 ? [] : await view.named(others);
  return records.map((record) => ({ ...record, revision: record.revision + 1 }));
}

function replacedRevision({ kind, before, reason, at }: EntryWrite, now: string): EntryRevision[] {
  if (before === null || kind === 'DERIVED' || kind === 'ERASED') return [];
  const { id, revision, sequence, status, input } = before;
  return [{ entry: id, revision, sequence, replacedAt: at ?? now, status, reason, input }];
}

/** The marks of erased entries, and of ids that can never be put. */
function erasedMarks(
  writes: readonly EntryWrite[],
  blockedIds: readonly BlockedId[],
  sequence: Sequence,
  now: string,
): ErasedMark[] {
  const erasures = writes.flatMap((write) => (write.kind === 'ERASED' ? [{ ...write.before, ...write }] : []));
  return [...erasures, ...blockedIds].map(({ id, collection, reason, at }) => {
    return { id, collection, at: Date.parse(at ?? now), reason, sequence };
  });
}

interface Outcomes {
  readonly items: readonly BatchItem[];
  readonly refused: ReadonlyMap<number, DomainError>;
  readonly puts: ReadonlyMap<string, NamedRecord>;
  readonly stored: ReadonlyMap<string, NamedRecord>;
  readonly steps: readonly (EntryStep | BlockedId)[];
  readonly identities: Identities;
}

function resultsOf({ items, refused, puts, stored, steps, identities }: Outcomes): ItemResult[] {
  const stepAt = new Map(steps.map((step) => [step.index, step]));
  return items.map((item, index): ItemResult => {
    const error = refused.get(index);
    if (error !== undefined) return { outcome: 'REFUSED', error };
    if (isNamed(item)) {
      const { id } = item.input;
      return { outcome: !puts.has(id) ? 'UNCHANGED' : stored.has(id) ? 'CHANGED' : 'ADDED' };
    }
    const step = stepAt.get(index);
    if (step !== undefined && 'kind' in step && step.kind === 'ADDED') return { outcome: 'ADDED' };
    return { outcome: step !== undefined || identities.done.has(index) ? 'CHANGED' : 'UNCHANGED' };
  });
}
