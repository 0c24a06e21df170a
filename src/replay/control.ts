/** The effect of each control on the timing of a replay. */
import { keyOn } from '../domain/query/entry-index.ts';
import { type Instant, toIso } from '../domain/time/instant.ts';
import { instantBound, instantOf } from '../domain/query/order-key.ts';
import { decodeReplayCursor, type ReplayCursor } from '../domain/replay-cursor.ts';
import { atPath, DomainError } from '../errors.ts';
import type { RecordReader } from '../store/store.ts';
import { type Timing, laterKey, afterPacing, afterPause, afterResume, afterSeek, afterStep } from './timing.ts';
import { type Pacing, type PacingInput, parsePacing } from './pacing.ts';
import type { DigestedQuery } from './page-cache.ts';

/** Exactly one member is given. */
interface SeekInput {
  readonly instant?: Instant | null | undefined;
  readonly cursor?: string | null | undefined;
}

export type ReplayControl =
  | { readonly kind: 'PAUSE' }
  | { readonly kind: 'RESUME' }
  | { readonly kind: 'PACE'; readonly pacing: Pacing }
  | { readonly kind: 'SEEK'; readonly to: SeekInput }
  /** The number of entries to go ahead; negative to go back. */
  | { readonly kind: 'STEP'; readonly entries: number }
  | { readonly kind: 'END' };

/** The state of a replay when a control arrives. */
export interface ControlTarget {
  readonly reader: RecordReader;
  readonly query: DigestedQuery;
  readonly timing: Timing;
  readonly cursor: ReplayCursor;
  /** The instant that its clock shows. Null if the replay has no dated entry. */
  readonly timeline: Instant | null;
  /** The present steady time of the clock of its timing. */
  readonly now: number;
}

const MAX_STEP = 1_000;

/** @throws DomainError if the pacing is not valid, with its path below `pacing` */
export function paceControl(input: PacingInput): ReplayControl {
  return { kind: 'PACE', pacing: parsePacing(input, 'pacing') };
}

/**
 * The timing after a control. It is the same object if the control changes nothing.
 *
 * @throws DomainError if the target of a seek is outside the replay, or a step is too long
 */
export async function applyControl(
  control: Exclude<ReplayControl, { kind: 'END' }>,
  given: ControlTarget,
): Promise<Timing> {
  const { timing, cursor, now } = given;
  const timeline = given.timeline ?? timing.anchor.timeline;
  switch (control.kind) {
    case 'PAUSE':
      return timing.paused ? timing : afterPause(timing, { timeline, now, played: cursor.played });
    case 'RESUME':
      return timing.paused ? afterResume(timing, now) : timing;
    case 'PACE':
      return afterPacing(timing, control.pacing, cursor.bounds, { timeline, now });
    case 'SEEK': {
      const { played, instant } = seekTarget(control.to, cursor);
      return afterSeek(timing, { played, instant, sequence: await given.reader.head() }, now);
    }
    case 'STEP':
      return control.entries > 0 ? stepAhead(control.entries, given) : stepBack(-control.entries, given);
  }
}

function seekTarget(to: SeekInput, { question, bounds, instant: reached }: ReplayCursor) {
  const instant = to.instant ?? null;
  const text = to.cursor ?? null;
  if (text !== null && instant === null) {
    const cursor = atPath('to.cursor', () => decodeReplayCursor(text, question));
    if (cursor.bounds.from !== bounds.from || cursor.bounds.to !== bounds.to) {
      throw new DomainError('CURSOR_MISMATCH', 'The cursor belongs to a replay with another from or to.', {
        path: 'to.cursor',
      });
    }
    return { played: cursor.played, instant: cursor.instant ?? bounds.start };
  }
  if (instant === null || text !== null) {
    throw new DomainError('BAD_ARGUMENTS', 'Give exactly one of instant and cursor.', { path: 'to' });
  }
  const first = bounds.from ?? bounds.start;
  const last = bounds.to ?? Math.max(bounds.end ?? -Infinity, reached ?? -Infinity);
  if (first === null || instant < first || instant > last) {
    const range = first === null ? 'has nothing to play' : `runs from ${toIso(first)} to ${toIso(last)}`;
    throw new DomainError('BAD_ARGUMENTS', `${toIso(instant)} is outside the replay, which ${range}.`, {
      path: 'to.instant',
    });
  }
  // This key is just below the instant, so that every key at the instant is greater.
  return { played: instantBound(instant), instant };
}

async function stepAhead(entries: number, given: ControlTarget): Promise<Timing> {
  const { reader, query, timing, cursor, timeline, now } = given;
  const limit = checkedStep(entries);
  // An earlier step counts, even if its entries are not played yet.
  const after = laterKey(cursor.played, timing.dueUpTo);
  const { items } = await reader.page(query.query, { after, before: null, limit, from: 'START' });
  const last = items.at(-1);
  if (last === undefined) return timing;
  const key = keyOn(last, query.query.clock);
  const instant = instantOf(key) ?? timing.anchor.timeline;
  // An entry that was moved behind the clock plays, but the clock stays: only a new generation turns it back.
  return afterStep(timing, key, Math.max(instant, timeline ?? instant), now);
}

/** A step back is a seek to the entry before the steps that are undone. */
async function stepBack(entries: number, { reader, query, timing, cursor, now }: ControlTarget): Promise<Timing> {
  const limit = checkedStep(entries) + 1;
  const played = laterKey(cursor.played, timing.dueUpTo);
  // This key is just above the last played one, so that its entry is in the window.
  const before = played === null ? null : `${played} `;
  const window = { after: null, before, limit, from: 'END' } as const;
  const { items, head } =
    played === null ? { items: [], head: cursor.taken.sequence } : await reader.page(query.query, window);
  const [first] = items;
  const target = items.length === limit && first !== undefined ? keyOn(first, query.query.clock) : null;
  const instant = (target === null ? null : instantOf(target)) ?? cursor.bounds.start;
  return afterSeek(timing, { played: target, instant, sequence: head }, now);
}

function checkedStep(entries: number): number {
  if (Number.isInteger(entries) && entries >= 1 && entries <= MAX_STEP) return entries;
  const message = `entries must be 1 to ${MAX_STEP} to go ahead, or -1 to -${MAX_STEP} to go back.`;
  throw new DomainError('BAD_VALUE', message, { path: 'entries' });
}
