/**
 * Actors that may be one: they share an address, a handle on two platforms, or a name. A proposal merges nobody. An
 * editor looks at it, and then uses `mergeActors`, or a `merge` in a file.
 */
import type { ActItem } from '../commit/commit.ts';
import type { ActorInput } from '../record/input.ts';
import type { ActorRecord } from '../record/record.ts';
import { wordsOf } from '../search/words.ts';

export interface MergeProposal {
  /** Two or more, by id. */
  readonly actors: readonly string[];
  /** The shared trait: `the address ann@example.org`, `the name “Ann Lee”`. */
  readonly reasons: readonly string[];
}

/** From the strongest proof to the weakest: many actors share a word by chance. */
const STRENGTHS = ['ADDRESS', 'HANDLE', 'FULL_NAME', 'ONE_WORD'] as const;

/** A trait that actors can share. Its key is the same for traits that count as equal. */
interface Trait {
  readonly key: string;
  readonly reason: string;
  readonly strength: (typeof STRENGTHS)[number];
}

/** The acts that carry a proposal out: all actors become the one with the plainest id. */
export function mergesOf({ actors }: MergeProposal): ActItem[] {
  const [keep, ...others] = [...actors].sort((left, right) => left.length - right.length);
  return keep === undefined ? [] : others.map((merge) => ({ kind: 'merge', keep, merge }));
}

/** Which traits of an actor count. */
interface NotedActor extends Pick<ActorRecord, 'id' | 'sameAs'> {
  readonly input: Pick<ActorInput, 'name' | 'aliases' | 'accounts'>;
}

/** After this many traits no new ones are kept, so that memory is bounded. */
const MAX_TRAITS = 500_000;

/** Takes one actor after the other, and holds only their ids and traits. */
export class MergeProposals {
  readonly #carriers = new Map<string, { readonly trait: Trait; readonly actors: Set<string> }>();
  /** For each merged actor, the head of its group. */
  readonly #roots = new Map<string, string>();

  note({ id, input, sameAs }: NotedActor): void {
    const root = sameAs?.[0];
    if (root !== undefined) this.#roots.set(id, root);
    for (const trait of traitsOf(input)) {
      const known = this.#carriers.get(trait.key);
      if (known !== undefined) known.actors.add(id);
      else if (this.#carriers.size < MAX_TRAITS) this.#carriers.set(trait.key, { trait, actors: new Set([id]) });
    }
  }

  /**
   * Each set of actors once, with all that they share; the actors of one group count as one. The surest proposals come
   * first.
   */
  get proposals(): readonly MergeProposal[] {
    const found = new Map<string, { readonly actors: readonly string[]; readonly traits: Trait[] }>();
    for (const { trait, actors } of this.#carriers.values()) {
      const roots = [...new Set([...actors].map((id) => this.#roots.get(id) ?? id))].sort();
      if (roots.length < 2) continue;
      const key = roots.join(' ');
      const proposal = found.get(key);
      if (proposal === undefined) found.set(key, { actors: roots, traits: [trait] });
      else proposal.traits.push(trait);
    }
    return [...found]
      .map(([key, { actors, traits }]) => ({
        key,
        actors,
        traits: traits.sort((one, two) => rankOf(one) - rankOf(two)),
      }))
      .sort((left, right) => rankOf(left.traits[0]) - rankOf(right.traits[0]) || (left.key < right.key ? -1 : 1))
      .map(({ actors, traits }) => ({ actors, reasons: traits.map(({ reason }) => reason) }));
  }
}

function rankOf(trait: Trait | undefined): number {
  return trait === undefined ? STRENGTHS.length : STRENGTHS.indexOf(trait.strength);
}

function traitsOf({ name, aliases = [], accounts = [] }: NotedActor['input']): Trait[] {
  const names = [name, ...aliases].flatMap((each): Trait[] => {
    const key = foldedName(each);
    // A name that is an address counts as one.
    if (key === '' || isAddress(each)) return [];
    const strength = key.includes(' ') ? 'FULL_NAME' : 'ONE_WORD';
    return [{ key: `name ${key}`, reason: `the name “${each}”`, strength }];
  });
  const handles = accounts.map(({ handle }) => handle);
  const addresses = [...handles, name, ...aliases].filter(isAddress).map((each): Trait => {
    const address = each.trim().toLowerCase();
    return { key: `address ${address}`, reason: `the address ${address}`, strength: 'ADDRESS' };
  });
  const others = handles
    .filter((handle) => !isAddress(handle))
    .map((handle): Trait => {
      const folded = handle.toLowerCase().replace(/^@/, '');
      return { key: `handle ${folded}`, reason: `the handle ${folded}`, strength: 'HANDLE' };
    });
  return [...new Map([...names, ...addresses, ...others].map((trait) => [trait.key, trait])).values()];
}

/** Ignores letter case, accents and the order of names: `Lée, Ann` is `Ann Lee`. */
function foldedName(name: string): string {
  return wordsOf(name)
    .map(({ word }) => word)
    .sort()
    .join(' ');
}

function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text.trim());
}
