/**
 * Works out what a commit writes.
 *
 * Guarantees: whatever is right in the batch is planned, whatever is wrong is refused item by item with its reason, and
 * nothing that is refused leaves a trace; the same batch again plans nothing; an entry that follows from a changed one
 * (a relative moment, a reply state, a thread, its collection's zone) is changed in the same commit, with a line of its
 * own in the change log.
 */
import { DomainError } from '../errors.ts';
import type { Batch, BatchItem, CommitPlan, CommitView, EntryWrite, ItemResult, NamedRecord } from './commit.ts';
import { changesOf, deltasOf } from './commit-deltas.ts';
import { planEntries, type PutEntry } from './commit-entries.ts';
import { findAccountConflicts, findUnknownReferences, idOf, loadNamed } from './commit-references.ts';
import { canonicalJson } from './digest.ts';
import { resolveMoment } from './moment-resolution.ts';
import { parseZone } from './time-zone.ts';
import type { CollectionRecord, EntryRevision, Sequence } from './record.ts';

/**
 * @param sequence the number that the commit takes if it writes anything
 * @param at RFC 3339 instant of the commit
 */
export async function planCommit(batch: Batch, view: CommitView, sequence: Sequence, at: string): Promise<CommitPlan> {
  const { items } = batch;
  const refused = refuseRepeated(items);
  refuseBadMoments(items, refused);
  const stored = await loadNamed(view, items);
  addAll(refused, await findAccountConflicts(view, items));
  for (;;) {
    settleReferences(items, stored, refused);
    const named = planNamed(items, stored, refused, sequence);
    const collections = collectionsAfter(stored, named);
    const puts = items.flatMap((item, index): PutEntry[] =>
      item.kind === 'entry' && !refused.has(index) ? [{ index, ...item }] : [],
    );
    const entries = await planEntries(view, puts, collections, stored, sequence);
    if (entries.refused.size === 0)
      return finish({ items, refused, named, stored, writes: entries.writes }, sequence, at);
    addAll(refused, entries.refused);
  }
}

function addAll(refused: Map<number, DomainError>, found: ReadonlyMap<number, DomainError>): void {
  for (const [index, error] of found) refused.set(index, error);
}

function refuseRepeated(items: readonly BatchItem[]): Map<number, DomainError> {
  const refused = new Map<number, DomainError>();
  const first = new Map<string, BatchItem>();
  items.forEach((item, index) => {
    const earlier = first.get(idOf(item));
    if (earlier === undefined) first.set(idOf(item), item);
    else if (canonicalJson(earlier) !== canonicalJson(item)) {
      refused.set(
        index,
        new DomainError('CONFLICT', `${idOf(item)} stands twice in one batch, and differs.`, { path: idOf(item) }),
      );
    }
  });
  return refused;
}

/** Zones and moments outside entries: checked here, so that no unreadable one is ever stored. */
function refuseBadMoments(items: readonly BatchItem[], refused: Map<number, DomainError>): void {
  items.forEach((item, index) => {
    try {
      if (item.kind === 'collection' && item.input.zone !== undefined) parseZone(item.input.zone);
      if (item.kind === 'source' && item.input.published !== undefined)
        resolveMoment(item.input.published, undefined, null);
      if (item.kind !== 'actor') return;
      for (const role of item.input.roles ?? []) {
        for (const bound of [role.from, role.to]) if (bound !== undefined) resolveMoment(bound, undefined, null);
      }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refused.set(index, new DomainError(error.code, error.message, { path: idOf(item) }, { cause: error }));
    }
  });
}

/** Refuses what refers to nothing, and then what refers to the refused, until all that is left stands. */
function settleReferences(
  items: readonly BatchItem[],
  stored: ReadonlyMap<string, NamedRecord>,
  refused: Map<number, DomainError>,
): void {
  for (;;) {
    const found = findUnknownReferences(items, stored, refused);
    if (found.size === 0) return;
    addAll(refused, found);
  }
}

function planNamed(
  items: readonly BatchItem[],
  stored: ReadonlyMap<string, NamedRecord>,
  refused: ReadonlyMap<number, DomainError>,
  sequence: Sequence,
): Map<string, NamedRecord> {
  const named = new Map<string, NamedRecord>();
  items.forEach((item, index) => {
    if (item.kind === 'entry' || refused.has(index)) return;
    const before = stored.get(item.input.id);
    if (before !== undefined && canonicalJson(before.input) === canonicalJson(item.input)) return;
    named.set(item.input.id, toNamed(item, sequence));
  });
  return named;
}

function toNamed(item: Exclude<BatchItem, { kind: 'entry' }>, revision: Sequence): NamedRecord {
  switch (item.kind) {
    case 'collection':
      return { kind: item.kind, id: item.input.id, input: item.input, revision };
    case 'actor':
      return { kind: item.kind, id: item.input.id, input: item.input, revision };
    case 'source':
      return { kind: item.kind, id: item.input.id, input: item.input, revision };
    case 'link':
      return { kind: item.kind, id: item.input.id, input: item.input, revision };
  }
}

function collectionsAfter(
  stored: ReadonlyMap<string, NamedRecord>,
  named: ReadonlyMap<string, NamedRecord>,
): Map<string, CollectionRecord> {
  const all = [...stored.values(), ...named.values()].filter((record) => record.kind === 'collection');
  return new Map(all.map((collection) => [collection.id, collection]));
}

interface Parts {
  readonly items: readonly BatchItem[];
  readonly refused: ReadonlyMap<number, DomainError>;
  readonly named: ReadonlyMap<string, NamedRecord>;
  readonly stored: ReadonlyMap<string, NamedRecord>;
  readonly writes: readonly EntryWrite[];
}

function finish(parts: Parts, sequence: Sequence, at: string): CommitPlan {
  const { items, refused, named, stored, writes } = parts;
  const written = new Map(writes.map((write) => [write.after.id, write]));
  return {
    named: [...named.values(), ...touchedCollections(parts, sequence)],
    entries: writes,
    revisions: writes.flatMap((write) => replacedRevision(write, at)),
    changes: changesOf(writes, sequence),
    ...deltasOf(writes),
    results: items.map((item, index): ItemResult => {
      const error = refused.get(index);
      if (error !== undefined) return { outcome: 'REFUSED', error };
      if (item.kind !== 'entry') {
        return { outcome: !named.has(item.input.id) ? 'UNCHANGED' : stored.has(item.input.id) ? 'CHANGED' : 'ADDED' };
      }
      const write = written.get(item.input.id);
      if (write === undefined || write.before?.revision === write.after.revision) return { outcome: 'UNCHANGED' };
      return { outcome: write.before === null ? 'ADDED' : 'CHANGED' };
    }),
  };
}

/** A collection's revision rises with every commit that touches what is in it. */
function touchedCollections({ named, stored, writes }: Parts, sequence: Sequence): NamedRecord[] {
  const touched = new Set(writes.map((write) => write.after.collection));
  return [...touched]
    .filter((id) => !named.has(id))
    .flatMap((id) => {
      const collection = stored.get(id);
      return collection?.kind === 'collection' ? [{ ...collection, revision: sequence }] : [];
    });
}

function replacedRevision({ before, after }: EntryWrite, at: string): EntryRevision[] {
  if (before === null || before.revision === after.revision) return [];
  const { id, revision, sequence, status, input } = before;
  return [{ entry: id, revision, sequence, replacedAt: at, status, reason: null, input }];
}
