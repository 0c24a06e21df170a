import type { Precision } from '../generated/operations.ts';
import { type Clock, momentOn, placeOn, type StageEntry } from './entry.ts';

/** The entries that stand on the stage: an unbroken stretch of the timeline that ends where the replay stands. */
export interface Stage {
  /** In order of time. */
  readonly entries: readonly StageEntry[];
  /** The ids of those that came after their turn. */
  readonly late: ReadonlySet<string>;
  /** Whether there may be more before the first one. */
  readonly hasEarlier: boolean;
}

export const EMPTY_STAGE: Stage = { entries: [], late: new Set(), hasEarlier: false };

/** As many as a reader scrolls through; what was before can be fetched again. */
const MOST_ENTRIES = 3_000;

/** An entry frame, or a removed one, as far as it changes the stage. */
export type StageChange =
  | { readonly entry: StageEntry; readonly isLate: boolean }
  | { readonly removed: string };

/** Takes changes in the order in which they came. An entry that stands there already is replaced where it stands. */
export function change(stage: Stage, changes: readonly StageChange[], clock: Clock): Stage {
  const entries = [...stage.entries];
  const late = new Set(stage.late);
  for (const step of changes) {
    const id = 'removed' in step ? step.removed : step.entry.id;
    const index = entries.findLastIndex((entry) => entry.id === id);
    if ('removed' in step) {
      if (index !== -1) entries.splice(index, 1);
      continue;
    }
    if (step.isLate) late.add(id);
    if (index !== -1) entries[index] = step.entry;
    else entries.splice(placeAmong(entries, step.entry, clock), 0, step.entry);
  }
  const surplus = entries.length - MOST_ENTRIES;
  if (surplus <= 0) return { entries, late, hasEarlier: stage.hasEarlier };
  return { entries: entries.slice(surplus), late, hasEarlier: true };
}

/** Puts what lies before the stage's first entry in front of it. */
export function prepend(stage: Stage, earlier: readonly StageEntry[], hasEarlier: boolean): Stage {
  const known = new Set(stage.entries.map(({ id }) => id));
  return { ...stage, entries: [...earlier.filter(({ id }) => !known.has(id)), ...stage.entries], hasEarlier };
}

/** Takes the last entry away, as a step back does. */
export function withoutLast(stage: Stage): Stage {
  return { ...stage, entries: stage.entries.slice(0, -1) };
}

const COARSENESS: readonly Precision[] = [
  'CENTURY',
  'DECADE',
  'YEAR',
  'SEASON',
  'MONTH',
  'DAY',
  'HOUR',
  'MINUTE',
  'SECOND',
  'MILLISECOND',
];

/** Entries come in order, so the place is nearly always the last one. */
function placeAmong(entries: readonly StageEntry[], entry: StageEntry, clock: Clock): number {
  return entries.findLastIndex((other) => !isBefore(entry, other, clock)) + 1;
}

function isBefore(one: StageEntry, other: StageEntry, clock: Clock): boolean {
  const [mine, theirs] = [placeOn(one, clock) ?? Infinity, placeOn(other, clock) ?? Infinity];
  if (mine !== theirs) return mine < theirs;
  return coarseness(one, clock) < coarseness(other, clock);
}

function coarseness(entry: StageEntry, clock: Clock): number {
  const moment = momentOn(entry, clock);
  return moment === null ? COARSENESS.length : COARSENESS.indexOf(moment.precision);
}
