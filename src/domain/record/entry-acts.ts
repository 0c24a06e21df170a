/** The acts that led to the present state of an entry, as its revisions show them. */
import type { ActItem } from '../commit/commit.ts';
import { isSameJson } from '../digest.ts';
import { type EntryPatch, patchEntry } from '../commit/entry-patch.ts';
import type { EntryInput } from './input.ts';
import type { EntryRecord, EntryRevision } from './record.ts';
import type { EntryStatus } from './vocabulary.ts';

/** Acts that change an entry and keep it; `at` is when they were done. */
export type EntryAct = Extract<ActItem, { kind: 'correction' | 'retraction' | 'restoration' }>;

interface State {
  readonly input: EntryInput;
  readonly status: EntryStatus;
}

interface Step {
  readonly from: State;
  readonly to: State;
  /** RFC 3339 */
  readonly at: string;
  /** Null for an import; every act has a reason. */
  readonly reason: string | null;
}

/** An entry as it was last imported, and the acts on it since, the oldest first. */
export interface EntryHistory {
  readonly imported: EntryInput;
  readonly acts: readonly EntryAct[];
}

/** @param revisions the revisions of the entry, the oldest first */
export function historyOf(entry: EntryRecord, revisions: readonly EntryRevision[]): EntryHistory {
  const steps = stepsOf(entry, revisions);
  const last = steps.findLastIndex(({ reason }) => reason === null);
  const imported = steps[last]?.to ?? steps[0]?.from ?? entry;
  // An entry that is imported again stays retracted, so the retraction applies to the new import too.
  const earlier = steps.slice(0, last + 1).findLast(isRetraction);
  const kept = imported.status === 'RETRACTED' && earlier !== undefined ? [earlier] : [];
  return { imported: imported.input, acts: [...kept, ...steps.slice(last + 1)].map((step) => toAct(entry.id, step)) };
}

/**
 * Whether the entry has already seen an act of a file. An act with a time is recognised by its time. For an act without
 * one, the entry must have seen more equal acts than stand before it in the file.
 */
export function wasDone(act: EntryAct, entry: EntryRecord, revisions: readonly EntryRevision[]): boolean {
  const seen = stepsOf(entry, revisions).filter((step) => {
    const { kind, reason, at } = toAct(entry.id, step);
    if (kind !== act.kind || reason !== act.reason || (act.at !== undefined && at !== act.at)) return false;
    return act.kind !== 'correction' || isSameJson(patchEntry(step.from.input, act.patch), step.to.input);
  });
  return seen.length > (act.at === undefined ? (act.equalActsBefore ?? Infinity) : 0);
}

function stepsOf(entry: EntryRecord, revisions: readonly EntryRevision[]): Step[] {
  return revisions.map((revision, index) => ({
    from: revision,
    to: revisions[index + 1] ?? entry,
    at: revision.replacedAt,
    reason: revision.reason,
  }));
}

function isRetraction({ from, to }: Step): boolean {
  return from.status !== 'RETRACTED' && to.status === 'RETRACTED';
}

function toAct(id: string, step: Step): EntryAct {
  const { from, to, at, reason } = step;
  const said = { id, reason: reason ?? '', at };
  if (isRetraction(step)) return { kind: 'retraction', ...said };
  if (from.status === 'RETRACTED' && to.status !== 'RETRACTED') return { kind: 'restoration', ...said };
  return { kind: 'correction', ...said, patch: patchBetween(from.input, to.input) };
}

/** The patch that makes the second entry of the first; null removes a field. */
function patchBetween(from: EntryInput, to: EntryInput): EntryPatch {
  const before = new Map<string, unknown>(Object.entries(from));
  const after = new Map<string, unknown>(Object.entries(to));
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const changed = names.filter((name) => !isSameJson(before.get(name) ?? null, after.get(name) ?? null));
  return Object.fromEntries(changed.map((name) => [name, after.get(name) ?? null]));
}
