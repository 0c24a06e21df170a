import type { ExecutionResult } from 'graphql';
import { at, listAt, textAt } from './json-path.ts';

/** A frame in one line. Fields that the operation did not ask for are empty. */
export interface FrameSummary {
  /** `Message`, `Corrected`, `Gap`, `Fell behind`, …, or `Error` */
  readonly kind: string;
  readonly tone: 'private' | 'public' | 'aside' | 'error';
  /** The moment of the entry; for other frames the time of the replay's clock. */
  readonly time: string;
  readonly who: string;
  readonly text: string;
}

const SENDING = ['SENDER', 'SPEAKER'];
const RECEIVING = ['TO', 'CC', 'BCC', 'OUTLET', 'AUDIENCE'];

export function summarise({ data, errors = [] }: ExecutionResult): FrameSummary {
  if (errors.length > 0) {
    return { kind: 'Error', tone: 'error', time: '', who: '', text: errors.map(({ message }) => message).join('\n') };
  }
  const [frame] = Object.values(data ?? {});
  const entry = at(frame, 'entry');
  const clock = { kind: kindOf(frame), time: toMoment(textAt(frame, ['timelineTime'])) };
  if (entry === undefined) return { ...clock, tone: 'aside', who: '', text: aside(frame) };
  const moment = textAt(entry, ['occurred', 'edtf'], ['disclosed', 'edtf']);
  return {
    kind: clock.kind,
    tone: at(entry, 'visibility') === 'PRIVATE' ? 'private' : 'public',
    time: moment === undefined ? clock.time : toMoment(moment),
    who: whoToWhom(entry),
    text: textAt(entry, ['text'], ['id']) ?? '',
  };
}

/** The type of an entry, or its change; for other frames the type in words: `Fell behind` for `FellBehindFrame`. */
function kindOf(frame: unknown): string {
  const change = textAt(frame, ['change']);
  if (change !== undefined && change !== 'ADDED') return capitalised(inWords(change));
  const type = textAt(frame, ['entry', '__typename'], ['__typename']) ?? 'Frame';
  return capitalised(spaced(type.replace(/(?<=.)Frame$/, '')));
}

/** `2016-10-12T00:00:00.000Z` as `2016-10-12`, with the minute where there is one. */
function toMoment(instant = ''): string {
  return instant.replace(/T00:00:00(\.0+)?Z$/, '').replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*$/, '$1 $2');
}

function whoToWhom(entry: unknown): string {
  const from = [...namesOf(entry, SENDING), ...nameAt(entry, 'sender'), ...nameAt(entry, 'speaker')];
  const recipients = listAt(entry, 'recipients').flatMap((party) => textAt(party, ['actor', 'name']) ?? []);
  const to = [...namesOf(entry, RECEIVING), ...recipients].filter((name) => !from.includes(name));
  return [from, to]
    .map((names) => [...new Set(names)].join(', '))
    .filter((names) => names !== '')
    .join(' → ');
}

function namesOf(entry: unknown, roles: readonly string[]): string[] {
  return listAt(entry, 'participants')
    .filter((participant) => roles.includes(textAt(participant, ['role']) ?? ''))
    .flatMap((participant) => textAt(participant, ['actor', 'name']) ?? []);
}

function nameAt(entry: unknown, part: string): string[] {
  const name = textAt(entry, [part, 'actor', 'name']);
  return name === undefined ? [] : [name];
}

/** The text of a frame without an entry: its own fields that are not objects. */
function aside(frame: unknown): string {
  const [from, to] = [textAt(frame, ['from']), textAt(frame, ['to'])];
  if (from !== undefined && to !== undefined) return `no entries from ${toMoment(from)} to ${toMoment(to)}`;
  return Object.entries(typeof frame === 'object' && frame !== null ? frame : {})
    .filter(([name, value]) => !CARRIED_BY_ALL.includes(name) && value !== null && typeof value !== 'object')
    .map(([name, value]) => `${spaced(name)} ${typeof value === 'string' ? inWords(value) : String(value)}`)
    .join(' · ');
}

const CARRIED_BY_ALL = ['__typename', 'cursor', 'timelineTime', 'serverTime', 'generation'];

function inWords(constant: string): string {
  return /^[A-Z][A-Z_]+$/.test(constant) ? constant.toLowerCase().replaceAll('_', ' ') : constant;
}

/** `fellBehind` as `fell behind`. */
function spaced(name: string): string {
  return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
