/** Ties between private and public entries, and the choice of those that get a line. */
import type { NearbyReason, RelationKind, TiesQuery } from '../generated/operations.ts';
import type { ShownLag } from './entry.ts';
import { reversed } from './lag-text.ts';

/** An entry with the entries that belong to it. */
export type TiedEntry = Extract<NonNullable<TiesQuery['nodes'][number]>, { readonly nearby: unknown }>;

/** A private and a public entry that belong together. */
export interface Tie {
  readonly privateId: string;
  readonly publicId: string;
  /** From the private to the public entry; null for a tie by relation only. */
  readonly lag: ShownLag | null;
  readonly reasons: readonly NearbyReason[];
  readonly relation: { readonly kind: RelationKind; readonly isInferred: boolean } | null;
}

const WEIGHTS: Readonly<Record<NearbyReason, number>> = {
  SAME_LINK: 3,
  RELATED: 2,
  SAME_ACTOR: 1,
  SAME_SUBJECT: 0.5,
};

const STATED_WEIGHT = 4;
const CONTRADICTION_WEIGHT = 3;

/** A shared subject alone is too little: many entries of a day are about the same people. */
const LEAST_TELLING = 2;
const MOST_FROM_ONE = 3;

/** @param visibilityOf returns undefined for entries that are not on the stage; their ties are left out */
export function tiesOf(
  entry: TiedEntry,
  visibilityOf: (id: string) => 'PRIVATE' | 'PUBLIC' | undefined,
): readonly Tie[] {
  const own = visibilityOf(entry.id);
  if (own === undefined) return [];
  const isPrivate = own === 'PRIVATE';
  const ties = new Map<string, Tie>();
  const put = (other: string, tie: Pick<Tie, 'lag' | 'reasons' | 'relation'>) => {
    const across = visibilityOf(other);
    if (across === undefined || across === own) return;
    const [privateId, publicId] = isPrivate ? [entry.id, other] : [other, entry.id];
    ties.set(other, { privateId, publicId, ...tie });
  };
  for (const { entry: other, lag, reasons } of entry.nearby) {
    put(other.id, { lag: isPrivate ? lag : reversed(lag), reasons, relation: null });
  }
  for (const { kind, entry: other, citations } of entry.relations) {
    const near = ties.get(other.id);
    const isInferred = citations.some((citation) => citation.inferred);
    put(other.id, { lag: near?.lag ?? null, reasons: near?.reasons ?? ['RELATED'], relation: { kind, isInferred } });
  }
  return [...ties.values()];
}

/** The weight of a tie: a fact that the record states counts more than a computed one. */
function weightOf({ lag, reasons, relation }: Tie): number {
  const stated = lag !== null && lag.stated !== null ? STATED_WEIGHT : 0;
  const contradiction = relation?.kind === 'CONTRADICTS' ? CONTRADICTION_WEIGHT : 0;
  return reasons.reduce((sum, reason) => sum + WEIGHTS[reason], stated + contradiction);
}

/** The ties with the most weight, a few of each entry, so that the lines stay readable. */
export function mostTelling(ties: readonly Tie[]): readonly Tie[] {
  const taken = new Map<string, number>();
  const unique = new Map(ties.map((tie) => [`${tie.privateId} ${tie.publicId}`, tie]));
  const ranked = [...unique.values()]
    .map((tie) => ({ tie, weight: weightOf(tie) }))
    .filter(({ weight }) => weight >= LEAST_TELLING)
    .sort((a, b) => b.weight - a.weight);
  return ranked.flatMap(({ tie }) => {
    const counts = [tie.privateId, tie.publicId].map((id) => taken.get(id) ?? 0);
    if (counts.some((count) => count >= MOST_FROM_ONE)) return [];
    for (const id of [tie.privateId, tie.publicId]) taken.set(id, (taken.get(id) ?? 0) + 1);
    return [tie];
  });
}

/** Whether the record states the lag or the relation; otherwise the tie is computed or inferred. */
export function isStated({ lag, relation }: Tie): boolean {
  return (lag !== null && lag.stated !== null) || (relation !== null && !relation.isInferred);
}
