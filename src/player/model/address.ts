/**
 * The address of the page holds the whole view, so that a link can be sent to somebody. A value that cannot be read counts
 * as absent, so that a damaged link still opens.
 */
import type { Channel, Clock, StatementKind } from '../generated/operations.ts';
import type { ZoneChoice } from './moment-text.ts';
import { PACES, type Pace } from './pace.ts';

/** The reader's filter. An empty list does not filter. */
export interface Selection {
  /** Ids of actors. */
  readonly people: readonly string[];
  readonly platforms: readonly string[];
  readonly channels: readonly Channel[];
  readonly kinds: readonly StatementKind[];
  /** Ids of sources. */
  readonly sources: readonly string[];
}

/** A period between two instants, in milliseconds since 1970, both inclusive. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

export interface Address {
  /** Id of a collection; null for the only collection, or for the front page. */
  readonly collection: string | null;
  readonly clock: Clock;
  readonly selection: Selection;
  readonly span: TimeSpan | null;
  /** Time of the playhead, in milliseconds since 1970; null before the first entry. */
  readonly at: number | null;
  readonly pace: Pace;
  /** Id of the open entry. */
  readonly entry: string | null;
  readonly room: string | null;
  readonly isEmbedded: boolean;
  readonly zone: ZoneChoice;
}

export const NOTHING_SELECTED: Selection = { people: [], platforms: [], channels: [], kinds: [], sources: [] };

export const PLAIN_ADDRESS: Address = {
  collection: null,
  clock: 'OCCURRED',
  selection: NOTHING_SELECTED,
  span: null,
  at: null,
  pace: 'read',
  entry: null,
  room: null,
  isEmbedded: false,
  zone: 'record',
};

const CHANNELS: readonly Channel[] = ['DIRECT_MESSAGE', 'EMAIL', 'POST', 'CHAT', 'LETTER', 'CALL', 'PUBLICATION'];
const KINDS: readonly StatementKind[] = ['ASSERTION', 'DENIAL', 'CONFIRMATION', 'NO_COMMENT', 'ASSESSMENT', 'QUESTION'];

/** The number of chosen values. */
export function countSelected({ people, platforms, channels, kinds, sources }: Selection): number {
  return people.length + platforms.length + channels.length + kinds.length + sources.length;
}

export function hasSelection(selection: Selection): boolean {
  return countSelected(selection) > 0;
}

/** @param search as `location.search` gives it */
export function readAddress(search: string): Address {
  const given = new URLSearchParams(search);
  const list = (name: string) => given.get(name)?.split(',').filter(Boolean) ?? [];
  const [from, to] = [readInstant(given.get('from')), readInstant(given.get('to'))];
  return {
    collection: withPrefix('collection:', given.get('collection')),
    clock: given.get('clock') === 'known' ? 'DISCLOSED' : 'OCCURRED',
    selection: {
      people: list('people').map((name) => `actor:${name}`),
      platforms: list('platform'),
      channels: known(CHANNELS, list('channel')),
      kinds: known(KINDS, list('kind')),
      sources: list('source').map((name) => `source:${name}`),
    },
    span: from !== null && to !== null && from < to ? { from, to } : null,
    at: readInstant(given.get('at')),
    pace: PACES.find((pace) => pace === given.get('pace')) ?? PLAIN_ADDRESS.pace,
    entry: given.get('entry'),
    room: given.get('room'),
    isEmbedded: given.has('embed'),
    zone: given.get('zone') === 'reader' ? 'reader' : 'record',
  };
}

/** @returns `?collection=…`, or an empty text for the plain view */
export function writeAddress(address: Address): string {
  const { selection, span } = address;
  const parts: (readonly [string, string | null])[] = [
    ['collection', withoutPrefix(address.collection)],
    ['clock', address.clock === 'DISCLOSED' ? 'known' : null],
    ['people', joined(selection.people.map(withoutPrefix))],
    ['platform', joined(selection.platforms)],
    ['channel', joined(selection.channels.map(lowered))],
    ['kind', joined(selection.kinds.map(lowered))],
    ['source', joined(selection.sources.map(withoutPrefix))],
    ['from', span && writeInstant(span.from)],
    ['to', span && writeInstant(span.to)],
    ['at', address.at === null ? null : writeInstant(address.at)],
    ['pace', address.pace === PLAIN_ADDRESS.pace ? null : address.pace],
    ['entry', address.entry],
    ['room', address.room],
    ['zone', address.zone === 'reader' ? 'reader' : null],
  ];
  const said = parts.flatMap(([name, value]) => (value === null ? [] : [`${name}=${encoded(value)}`]));
  if (address.isEmbedded) said.push('embed');
  return said.length === 0 ? '' : `?${said.join('&')}`;
}

/** Colons and commas are not encoded: people read links too. */
function encoded(value: string): string {
  return encodeURIComponent(value).replaceAll('%3A', ':').replaceAll('%2C', ',');
}

const lowered = (value: string) => value.toLowerCase();

function known<Value extends string>(values: readonly Value[], given: readonly string[]): readonly Value[] {
  return values.filter((value) => given.some((text) => text.toUpperCase() === value));
}

function joined(values: readonly (string | null)[]): string | null {
  return values.length === 0 ? null : values.join(',');
}

function withPrefix(prefix: string, value: string | null): string | null {
  if (value === null || value === '') return null;
  return value.startsWith(prefix) ? value : prefix + value;
}

function withoutPrefix(id: string | null): string | null {
  return id === null ? null : id.slice(id.indexOf(':') + 1);
}

function readInstant(text: string | null): number | null {
  const ms = text === null || !/^-?\d{4,6}-\d\d(-\d\d(T[\d:.]+Z)?)?$/.test(text) ? Number.NaN : Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}

/** `2016-10-12`, with the time if it is not midnight. */
function writeInstant(ms: number): string {
  return new Date(ms)
    .toISOString()
    .replace('.000Z', 'Z')
    .replace(/:00Z$/, 'Z')
    .replace(/T00:00Z$/, '');
}
