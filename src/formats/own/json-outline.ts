/** What a document of the own JSON is made of: its members, in whatever order they stand. */
import type { PutKind } from '../../domain/commit/commit.ts';
import { type Choice, type JsonPart, type JsonProblem, readJsonParts } from '../text/json-parts.ts';
import type { JsonPath, JsonType } from '../text/json-structure.ts';

/** Lists of what an entry may refer to stand before it; these and what they hold are read in this order. */
export const LISTS = [
  ['collections', 'collection'],
  ['actors', 'actor'],
  ['sources', 'source'],
  ['links', 'link'],
  ['entries', 'entry'],
] as const satisfies readonly (readonly [string, PutKind])[];

/** What was done to entries stands behind them. */
export const ACTS = 'acts';

const READ_IN_ORDER: readonly string[] = [...LISTS.map(([list]) => list), ACTS];
const VERSION = 'backchannel';
const MEMBERS: readonly string[] = ['$schema', VERSION, 'exported', ...READ_IN_ORDER];

/** A member of the document, or an element of a member that is a list. */
export interface Member {
  readonly member: string;
  /** Null for the member itself, which comes before its elements. */
  readonly index: number | null;
  readonly line: number;
  /** Null for a member that is a list: its elements have it. */
  readonly text: string | null;
  /** Why it is passed over; null if it is not. */
  readonly stray: string | null;
}

export interface Outline {
  /** As it stands there; null where it does not. */
  readonly version: Member | null;
  /** Whether any member is stray. */
  readonly hasStray: boolean;
  /** The lists that are to be read, in as few passes over the document as bring them in order: one, as exports have them. */
  readonly passes: readonly (readonly string[])[];
}

/** Reads all of a document and keeps nothing of it but which members it has; or says why it is none. */
export async function outlineOf(bytes: AsyncIterable<Uint8Array>): Promise<Outline | JsonProblem> {
  let version: Member | null = null;
  let hasStray = false;
  const found: string[] = [];
  for await (const part of readMembers(bytes)) {
    if ('problem' in part) return part;
    if (part.index !== null) continue;
    if (part.stray !== null) hasStray = true;
    else if (part.member === VERSION) version = part;
    else found.push(part.member);
  }
  return { version, hasStray, passes: passesOver(found) };
}

/** All members and elements of a document, in its order. */
export async function* readMembers(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Member | JsonProblem> {
  const seen = new Set<string>();
  let stray: string | null = null;
  for await (const part of readJsonParts(bytes, { root: 'object', choose: membersAndElements })) {
    if ('problem' in part) {
      yield part;
      return;
    }
    const { line, text } = part;
    const [member, index] = placeOf(part);
    if (index === null) {
      const isKnown = MEMBERS.includes(member);
      const isRepeated = seen.has(member);
      stray = !isKnown
        ? 'is not a member of the format'
        : isRepeated
          ? 'stands twice; the second is passed over'
          : null;
      if (isKnown) seen.add(member);
    }
    yield { member, index, line, text, stray };
  }
}

function membersAndElements({ length: depth }: JsonPath, type: JsonType): Choice {
  return depth === 1 && type === 'list' ? 'NAME' : 'TAKE';
}

function placeOf({ path: [member, index] }: JsonPart): [member: string, index: number | null] {
  return [String(member), typeof index === 'number' ? index : null];
}

function passesOver(found: readonly string[]): string[][] {
  const passes: string[][] = [];
  let last = Infinity;
  for (const list of READ_IN_ORDER) {
    const place = found.indexOf(list);
    if (place === -1) continue;
    if (place < last) passes.push([]);
    passes.at(-1)?.push(list);
    last = place;
  }
  return passes;
}
