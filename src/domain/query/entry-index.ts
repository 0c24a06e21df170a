import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../time/instant.ts';
import type { Moment } from '../time/moment.ts';
import { type OrderKey, orderKey } from './order-key.ts';
import { placeOf } from '../record/participants.ts';
import type { EntryRecord } from '../record/record.ts';
import { type Term, termsOf } from './terms.ts';
import { type Clock, PRECISIONS, type Visibility } from '../record/vocabulary.ts';
import { documentLength } from '../search/ranking.ts';
import { wordText } from '../search/words.ts';

/** The index that a store keeps beside an entry, so that the entry can be found. It is the same for every store. */
export interface EntryIndex {
  readonly keys: Readonly<Record<Clock, OrderKey>>;
  /** The day that a histogram counts it under, by clock. */
  readonly days: Readonly<Record<Clock, IndexedDay | null>>;
  readonly visibility: Visibility;
  readonly terms: readonly Term[];
  /** Folded words as `wordText` gives them; empty if there is no text. */
  readonly words: string;
  readonly wordCount: number;
}

export interface IndexedDay {
  /** `YYYY-MM-DD`: as written if the moment has no hour, else in UTC. */
  readonly day: string;
  /** Whether the moment has an hour. Then its day depends on the zone of the question. */
  readonly timed: boolean;
}

const DAY_RANK = PRECISIONS.indexOf('DAY');

export function momentOn(entry: EntryRecord, clock: Clock): Moment | null {
  return clock === 'OCCURRED' ? entry.occurred : entry.disclosed;
}

/** Records never change, so each is indexed once for all its users: the counters, the store, a filter in memory. */
const indexes = new WeakMap<EntryRecord, EntryIndex>();

/** Records never change, so their keys are worked out once for all replays that compare them. */
const keys: Readonly<Record<Clock, WeakMap<EntryRecord, OrderKey>>> = {
  OCCURRED: new WeakMap(),
  DISCLOSED: new WeakMap(),
};

export function keyOn(entry: EntryRecord, clock: Clock): OrderKey {
  const known = indexes.get(entry)?.keys[clock] ?? keys[clock].get(entry);
  if (known !== undefined) return known;
  const key = workOutKey(entry, clock);
  keys[clock].set(entry, key);
  return key;
}

function workOutKey(entry: EntryRecord, clock: Clock): OrderKey {
  return orderKey(momentOn(entry, clock), placeOf(entry.input), entry.id);
}

export function indexEntry(entry: EntryRecord): EntryIndex {
  const known = indexes.get(entry);
  if (known !== undefined) return known;
  const index = workOutIndex(entry);
  indexes.set(entry, index);
  return index;
}

function workOutIndex(entry: EntryRecord): EntryIndex {
  const { input } = entry;
  const words = wordText(searchedTexts(entry));
  return {
    keys: { OCCURRED: workOutKey(entry, 'OCCURRED'), DISCLOSED: workOutKey(entry, 'DISCLOSED') },
    days: { OCCURRED: dayOf(entry.occurred), DISCLOSED: dayOf(entry.disclosed) },
    visibility: input.visibility,
    terms: termsOf(entry),
    words,
    wordCount: documentLength(words),
  };
}

/** The texts of an entry that a search reads. */
export function searchedTexts(entry: EntryRecord): string[] {
  const { input } = entry;
  const texts = [input.text, input.type === 'MESSAGE' ? input.subject : input.audience];
  return texts.filter((given): given is string => given !== undefined);
}

function dayOf(moment: Moment | null): IndexedDay | null {
  if (moment === null) return null;
  const timed = PRECISIONS.indexOf(moment.precision) > DAY_RANK;
  return { day: timed ? utcDay(moment.scheduled) : writtenDay(moment), timed };
}

function utcDay(instant: Instant): string {
  const iso = new Date(instant).toISOString();
  return iso.slice(0, iso.indexOf('T'));
}

/** The first calendar day of a moment without an hour, in the zone in which it was written. */
function writtenDay(moment: Moment): string {
  const zone = moment.zone ?? 'UTC';
  if (zone === 'UTC') return utcDay(moment.scheduled);
  return zonedDay(moment.scheduled, zone);
}

function zonedDay(instant: Instant, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}
