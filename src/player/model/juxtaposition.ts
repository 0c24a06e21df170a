import type { OpeningQuery } from '../generated/operations.ts';
import type { ShownLag, Mention } from './entry.ts';

type PrivateEntry = OpeningQuery['hidden']['nodes'][number];

/** A private entry and a public entry side by side, shown before the replay begins. */
export interface Juxtaposition {
  readonly hidden: Mention;
  readonly shown: Mention;
  readonly lag: ShownLag | null;
  readonly isContradiction: boolean;
  readonly isInferred: boolean;
}

const DENIAL_WEIGHT = 4;
const CONTRADICTION_WEIGHT = 4;
const NEAR_WEIGHT = 3;
const STATED_WEIGHT = 2;
const VERBATIM_WEIGHT = 1;

/**
 * Chooses the pair to begin with. A denial, a contradiction, a short lag and exact quotations count more. Without any pair,
 * it takes the first entry of each side.
 */
export function chooseJuxtaposition({ hidden, heard }: OpeningQuery): Juxtaposition | null {
  const [first] = hidden.nodes;
  const [shown] = heard.nodes;
  const alone = first === undefined || shown === undefined ? null : pairOf(first, shown, null, undefined);
  return bestPair(hidden.nodes) ?? alone;
}

function bestPair(candidates: readonly PrivateEntry[]): Juxtaposition | null {
  const pairs = candidates.flatMap(pairsOf).map((pair) => ({ pair, weight: weightOf(pair) }));
  const best = pairs.reduce<(typeof pairs)[number] | null>(
    (chosen, next) => (chosen !== null && chosen.weight >= next.weight ? chosen : next),
    null,
  );
  return best?.pair ?? null;
}

function pairsOf(hidden: PrivateEntry): readonly Juxtaposition[] {
  const relations = new Map(hidden.relations.map((relation) => [relation.entry.id, relation]));
  const near = hidden.nearby.map(({ entry, lag }) => pairOf(hidden, entry, lag, relations.get(entry.id)));
  const nearIds = new Set(hidden.nearby.map(({ entry }) => entry.id));
  const far = hidden.relations
    .filter(({ entry, kind }) => kind === 'CONTRADICTS' && entry.visibility === 'PUBLIC' && !nearIds.has(entry.id))
    .map((relation) => pairOf(hidden, relation.entry, null, relation));
  return [...near, ...far];
}

function pairOf(
  hidden: PrivateEntry,
  shown: Mention,
  lag: ShownLag | null,
  relation: PrivateEntry['relations'][number] | undefined,
): Juxtaposition {
  const isContradiction = relation?.kind === 'CONTRADICTS';
  return { hidden, shown, lag, isContradiction, isInferred: relation?.citations.some((c) => c.inferred) ?? false };
}

function weightOf({ hidden, shown, lag, isContradiction }: Juxtaposition): number {
  const isDenial = shown.__typename === 'Statement' && shown.kind === 'DENIAL';
  return (
    (isContradiction ? CONTRADICTION_WEIGHT : 0) +
    (isDenial ? DENIAL_WEIGHT : 0) +
    (lag === null ? 0 : NEAR_WEIGHT) +
    (lag !== null && lag.stated !== null ? STATED_WEIGHT : 0) +
    [hidden, shown].filter(({ wording }) => wording === 'VERBATIM').length * VERBATIM_WEIGHT
  );
}
