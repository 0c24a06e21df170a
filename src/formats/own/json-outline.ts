/** What a document of the own JSON is made of: its members, in whatever order they stand. */
import type { PutKind } from '../../domain/commit/commit.ts';
import { type JsonElement, type Malformed, readElements } from '../text/json-elements.ts';

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

/** A member, or an element of it, and why it is not to be read, where that is so. */
export type Member = JsonElement & { readonly stray: string | null };

export interface Outline {
  /** As it stands there; null where it does not. */
  readonly version: JsonElement | null;
  /** Whether any member is stray. */
  readonly hasStray: boolean;
  /** The lists that are to be read, in as few passes over the document as bring them in order: one, as exports have them. */
  readonly passes: readonly (readonly string[])[];
}

/** Reads all of a document and keeps nothing of it but which members it has; or says why it is none. */
export async function outlineOf(bytes: AsyncIterable<Uint8Array>): Promise<Outline | Malformed> {
  let version: JsonElement | null = null;
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
export async function* readMembers(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Member | Malformed> {
  const seen = new Set<string>();
  let stray: string | null = null;
  for await (const part of readElements(bytes)) {
    if ('problem' in part) {
      yield part;
      return;
    }
    if (part.index === null) {
      const isKnown = MEMBERS.includes(part.member);
      const isRepeated = seen.has(part.member);
      stray = !isKnown
        ? 'is not a member of the format'
        : isRepeated
          ? 'stands twice; the second is passed over'
          : null;
      if (isKnown) seen.add(part.member);
    }
    yield { ...part, stray };
  }
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
