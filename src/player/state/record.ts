/** Data besides the replay: collections, counts, people and undated entries. */
import { computed, signal } from '@preact/signals';
import { askService } from './service.ts';
import {
  CollectionsDocument,
  type CollectionShownFragment,
  type EntryFilter,
  FacetsDocument,
  type FacetsQuery,
  HistogramDocument,
  type HistogramQuery,
  type Interval,
  OpeningDocument,
  PeopleDocument,
  type PeopleQuery,
  UndatedDocument,
} from '../generated/operations.ts';
import { type Address, hasSelection, type TimeSpan } from '../model/address.ts';
import type { StageEntry } from '../model/entry.ts';
import { chooseInterval } from '../model/intervals.ts';
import { chooseJuxtaposition, type Juxtaposition } from '../model/juxtaposition.ts';
import { filterOf } from '../model/question.ts';
import { address } from './address.ts';

export type Collection = CollectionShownFragment;
export type Facets = FacetsQuery['facets'];
export type Bucket = HistogramQuery['histogram'][number] & { readonly start: string; readonly end: string };
export type Person = Extract<NonNullable<PeopleQuery['nodes'][number]>, { readonly aliases: unknown }>;

/** Null while it loads. */
export const collections = signal<readonly Collection[] | null>(null);
export const loadError = signal<Error | null>(null);
export const buckets = signal<readonly Bucket[]>([]);
export const facetCounts = signal<Facets | null>(null);
export const people = signal<readonly Person[]>([]);
export const undated = signal<readonly StageEntry[]>([]);
export const opening = signal<Juxtaposition | null>(null);

/** The collection to play: the one in the address, or the only one. */
export const chosenCollection = computed<Collection | null>(() => {
  const all = collections.value ?? [];
  const { collection: id } = address.value;
  if (id === null) return all.length === 1 ? (all[0] ?? null) : null;
  return all.find((one) => one.id === id) ?? null;
});

/** The address, with the collection even if it is the only one and so not in the address bar. */
export const question = computed<Address>(() => ({ ...address.value, collection: chosenCollection.value?.id ?? null }));

/** The period of the histogram: the whole collection, without the filter; null if nothing is dated. */
export const recordSpan = signal<TimeSpan | null>(null);

/** Room beside the first and the last bar, as a fraction of the whole. */
const MARGIN = 0.012;

export async function loadCollections(): Promise<void> {
  try {
    loadError.value = null;
    collections.value = (await askService(CollectionsDocument, {})).collections.nodes;
  } catch (error) {
    loadError.value = error as Error;
  }
}

/** Loads the counts, the opening pair and the people of the whole collection, without the filter. */
export async function loadContents({ id }: Collection): Promise<void> {
  const filter = { collections: [id] };
  const [counted, opened] = await Promise.all([
    askService(FacetsDocument, { filter: { ...filter, undated: 'INCLUDE' }, clock: 'OCCURRED' }),
    askService(OpeningDocument, {
      hidden: { ...filter, visibility: 'PRIVATE', undated: 'EXCLUDE' },
      heard: { ...filter, visibility: 'PUBLIC', undated: 'EXCLUDE' },
    }),
  ]);
  facetCounts.value = counted.facets;
  opening.value = chooseJuxtaposition(opened);
  const ids = counted.facets.actors.slice(0, 100).map(({ value }) => value);
  const { nodes } = await askService(PeopleDocument, { ids });
  people.value = nodes.filter((node): node is Person => node !== null && 'aliases' in node);
}

/** @param width of the histogram, in pixels */
export async function loadHistogram(asked: Address, width: number): Promise<void> {
  const { collection: id, clock } = asked;
  const whole = { ...(id !== null && { collections: [id] }), undated: 'EXCLUDE' as const };
  const count = async (filter: EntryFilter, interval: Interval) =>
    dated((await askService(HistogramDocument, { filter, clock, interval })).histogram);
  const interval = chooseInterval(await lengthOf(asked, () => count(whole, 'MONTH')), width);
  const all = await count(whole, interval);
  const span = spanOf(all);
  if (span === null) {
    buckets.value = [];
    recordSpan.value = null;
    return;
  }
  const margin = (span.to - span.from) * MARGIN;
  const chosen = hasSelection(asked.selection)
    ? await count({ ...filterOf(asked), undated: 'EXCLUDE' }, interval)
    : all;
  recordSpan.value = { from: Math.round(span.from - margin), to: Math.round(span.to + margin) };
  buckets.value = chosen;
}

/** The length of the collection in milliseconds. On the clock `OCCURRED` the collection itself has its bounds. */
async function lengthOf({ clock }: Address, countMonths: () => Promise<readonly Bucket[]>): Promise<number> {
  const { earliest, latest } = chosenCollection.peek() ?? { earliest: null, latest: null };
  if (clock === 'OCCURRED' && earliest !== null && latest !== null) return Date.parse(latest) - Date.parse(earliest);
  const months = spanOf(await countMonths());
  return months === null ? 0 : months.to - months.from;
}

function spanOf(counted: readonly Bucket[]): TimeSpan | null {
  const [first, last] = [counted[0], counted.at(-1)];
  return first === undefined || last === undefined ? null : { from: Date.parse(first.start), to: Date.parse(last.end) };
}

function dated(histogram: HistogramQuery['histogram']): readonly Bucket[] {
  return histogram.filter((bucket): bucket is Bucket => bucket.start !== null && bucket.end !== null);
}

export async function loadUndated(asked: Address): Promise<void> {
  const filter = { ...filterOf(asked), undated: 'ONLY' as const };
  undated.value = (await askService(UndatedDocument, { filter, clock: asked.clock })).timeline.nodes;
}
