/** The members of a document in the own JSON format, in any order. */
import type { PutKind } from '../../domain/commit/commit.ts';
import { type Choice, type JsonPart, type JsonProblem, readJsonParts } from '../text/json-parts.ts';
import type { JsonPath, JsonType } from '../text/json-structure.ts';

/** The lists in the order in which they are read: an entry comes after the records that it refers to. */
export const LISTS = [
  ['collections', 'collection'],
  ['actors', 'actor'],
  ['sources', 'source'],
  ['links', 'link'],
  ['entries', 'entry'],
] as const satisfies readonly (readonly [string, PutKind])[];

/** Acts are read after the entries that they change. */
export const ACTS = 'acts';

const READ_IN_ORDER: readonly string[] = [...LISTS.map(([list]) => list), ACTS];
const VERSION = 'backchannel';
const MEMBERS: readonly string[] = ['$schema', VERSION, 'exported', ...READ_IN_ORDER];

/** A member of the document, or an element of a member that is a list. */
export interface DocumentMember {
  readonly member: string;
  /** Null for the member itself, which comes before its elements. */
  readonly index: number | null;
  readonly line: number;
  /** Null for a member that is a list; its elements have the text. */
  readonly text: string | null;
  /** The reason why it is not read; null if it is read. */
  readonly reasonToSkip: string | null;
}

export interface DocumentOutline {
  /** The member `backchannel`; null if it is missing. */
  readonly version: DocumentMember | null;
  readonly hasSkipped: boolean;
  /** The lists to read in each pass over the document. There are as few passes as the order allows: one for an export. */
  readonly passes: readonly (readonly string[])[];
}

/** Reads the whole document and keeps only the names of its members; or returns the problem of one that is malformed. */
export async function outlineOf(bytes: AsyncIterable<Uint8Array>): Promise<DocumentOutline | JsonProblem> {
  let version: DocumentMember | null = null;
  let hasSkipped = false;
  const found: string[] = [];
  for await (const part of readMembers(bytes)) {
    if ('problem' in part) return part;
    if (part.index !== null) continue;
    if (part.reasonToSkip !== null) hasSkipped = true;
    else if (part.member === VERSION) version = part;
    else found.push(part.member);
  }
  return { version, hasSkipped, passes: passesOver(found) };
}

/** All members and elements of a document, in the order of the document. */
export async function* readMembers(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<DocumentMember | JsonProblem> {
  const seen = new Set<string>();
  let reasonToSkip: string | null = null;
  for await (const part of readJsonParts(bytes, { root: 'object', choose: membersAndElements })) {
    if ('problem' in part) {
      yield part;
      return;
    }
    const { line, text } = part;
    const [member, index] = memberAndIndex(part);
    if (index === null) {
      const isKnown = MEMBERS.includes(member);
      const isRepeated = seen.has(member);
      reasonToSkip = !isKnown
        ? 'is not a member of the format'
        : isRepeated
          ? 'stands twice; only the first one is read'
          : null;
      if (isKnown) seen.add(member);
    }
    yield { member, index, line, text, reasonToSkip };
  }
}

function membersAndElements({ length: depth }: JsonPath, type: JsonType): Choice {
  return depth === 1 && type === 'list' ? 'NAME' : 'TAKE';
}

function memberAndIndex({ path: [member, index] }: JsonPart): [member: string, index: number | null] {
  return [String(member), typeof index === 'number' ? index : null];
}

function passesOver(found: readonly string[]): string[][] {
  const passes: string[][] = [];
  let last = Infinity;
  for (const list of READ_IN_ORDER) {
    const index = found.indexOf(list);
    if (index === -1) continue;
    if (index < last) passes.push([]);
    passes.at(-1)?.push(list);
    last = index;
  }
  return passes;
}
