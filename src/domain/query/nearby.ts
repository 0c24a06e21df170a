/** The entries near an entry: a private message and the public acts around it, with the reason and the lag. */
import { keyOn, momentOn } from './entry-index.ts';
import type { Instant } from '../time/instant.ts';
import { closestMs, type Lag, lagBetween } from '../time/lag.ts';
import { instantBound } from './order-key.ts';
import { identitiesOf, linksOf, participantsOf } from '../record/participants.ts';
import type { EntryQuery } from './query.ts';
import type { EntryInput } from '../record/input.ts';
import type { EntryRecord } from '../record/record.ts';
import { LONG_MS, type Term, term } from './terms.ts';
import type { Clock, NearbyReason } from '../record/vocabulary.ts';

export interface NearEntry {
  readonly entry: EntryRecord;
  readonly lag: Lag;
  readonly reasons: readonly NearbyReason[];
}

/** A relative moment can be scheduled this long after its earliest instant, if its offset counts in years. */
const YEAR_MS = 366 * 24 * 3_600_000;

/**
 * The queries whose results hold every entry that can be near an entry; `nearOf` then judges them. Empty if the entry
 * has no moment.
 *
 * An entry stands in the order where it is scheduled, but it is as near as any instant that it can mean. So the first
 * query widens the window on both sides by the longest moment without the term `span`. The second finds the entries
 * with that term: all that are scheduled earlier, and up to a year later.
 */
export function nearbyQueries(
  entry: EntryRecord,
  everything: EntryQuery,
  withinMs: number,
  across: boolean,
): EntryQuery[] {
  const moment = momentOn(entry, everything.clock);
  if (moment === null) return [];
  const startMs = (moment.earliest ?? moment.scheduled) - withinMs - LONG_MS;
  const endMs = (moment.latest ?? moment.scheduled) + withinMs + LONG_MS;
  const start = instantBound(clamp(startMs));
  const end = instantBound(clamp(endMs));
  const lastEnd = instantBound(clamp(endMs + YEAR_MS));
  const otherSide: Term[] = [term('visibility', entry.input.visibility === 'PRIVATE' ? 'PUBLIC' : 'PRIVATE')];
  const groups = [...everything.groups, candidateTerms(entry), ...(across ? [otherSide] : [])];
  return [
    { ...everything, groups, ranges: [{ from: start, to: end }] },
    {
      ...everything,
      groups: [...groups, [term('span', everything.clock)]],
      ranges: [
        { from: null, to: start },
        { from: end, to: lastEnd },
      ].filter(({ from, to }) => from === null || from < to),
    },
  ];
}

function candidateTerms({ id, input }: EntryRecord): Term[] {
  return [
    ...participantsOf(input).map(({ actor }) => term('actor', actor)),
    ...linksOf(input).map((link) => term('link', link)),
    ...(['replyTo', 'relation', 'about', 'base'] as const).map((dimension) => term(dimension, id)),
  ];
}

/**
 * The entries that an entry itself names: in its relations, as the message that it answers, as its subject, as the base
 * of its moment.
 */
export function relatedIds(input: EntryInput): string[] {
  const ids = [
    ...(input.relations ?? []).map((relation) => relation.entry),
    ...(input.about ?? []).filter((topic) => /^(message|statement):/.test(topic)),
    input.type === 'MESSAGE' ? input.inReplyTo : undefined,
    input.occurred?.relativeTo?.entry,
    input.disclosed?.relativeTo?.entry,
  ];
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** Why two entries belong together. The order of the two does not matter. */
export function reasonsBetween(one: EntryRecord, other: EntryRecord, oneSide = sidesOf(one)): NearbyReason[] {
  const otherSide = sidesOf(other);
  const reasons: NearbyReason[] = [];
  if (meet(oneSide.parties, otherSide.parties)) reasons.push('SAME_ACTOR');
  if (meet(oneSide.subjects, otherSide.parties) || meet(oneSide.parties, otherSide.subjects))
    reasons.push('SAME_SUBJECT');
  if (meet(new Set(linksOf(one.input)), new Set(linksOf(other.input)))) reasons.push('SAME_LINK');
  if (relatedIds(one.input).includes(other.id) || relatedIds(other.input).includes(one.id)) reasons.push('RELATED');
  return reasons;
}

function sidesOf(entry: EntryRecord): { parties: Set<string>; subjects: Set<string> } {
  const sides = { parties: new Set<string>(), subjects: new Set<string>() };
  for (const { role, actor } of participantsOf(entry.input)) {
    const side = role === 'SUBJECT' ? sides.subjects : sides.parties;
    for (const id of identitiesOf(entry, actor)) side.add(id);
  }
  return sides;
}

function meet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((value) => other.has(value));
}

/** The lag from one entry to another on a clock; null if either has no moment on it. */
export function lagFrom(entry: EntryRecord, to: EntryRecord, clock: Clock): Lag | null {
  const [start, end] = [momentOn(entry, clock), momentOn(to, clock)];
  if (start === null || end === null) return null;
  const isStated = countsFrom(to, entry.id, clock) || countsFrom(entry, to.id, clock);
  return lagBetween(start, end, isStated ? end.scheduled - start.scheduled : null);
}

/** Whether the record itself gives the time between the two on this clock. */
function countsFrom(entry: EntryRecord, base: string, clock: Clock): boolean {
  const { occurred, disclosed } = entry.input;
  return (clock === 'OCCURRED' ? occurred : disclosed)?.relativeTo?.entry === base;
}

/** The candidates that are near for one of the reasons: the closest first, then the most precisely known. */
export function nearOf(
  entry: EntryRecord,
  candidates: readonly EntryRecord[],
  clock: Clock,
  withinMs: number,
  by: readonly NearbyReason[],
): NearEntry[] {
  const near = new Map<string, NearEntry>();
  const side = sidesOf(entry);
  for (const candidate of candidates) {
    const lag = lagFrom(entry, candidate, clock);
    if (candidate.id === entry.id || lag === null || closestMs(lag) > withinMs) continue;
    const reasons = reasonsBetween(entry, candidate, side).filter((reason) => by.includes(reason));
    if (reasons.length === 0) continue;
    near.set(candidate.id, { entry: candidate, lag, reasons });
  }
  return [...near.values()].sort(
    (left, right) =>
      closestMs(left.lag) - closestMs(right.lag) ||
      spread(left.lag) - spread(right.lag) ||
      (keyOn(left.entry, clock) < keyOn(right.entry, clock) ? -1 : 1),
  );
}

function spread({ leastMs, mostMs }: Lag): number {
  return mostMs - leastMs;
}

const LAST_INSTANT = 8_640_000_000_000_000;

function clamp(instant: Instant): Instant {
  return Math.max(-LAST_INSTANT, Math.min(LAST_INSTANT, instant));
}
