import { UNDATED_MARK } from '../../domain/query/order-key.ts';
import type { EntryQuery, KeyRange } from '../../domain/query/query.ts';
import { isCounted, type Term, valueOf } from '../../domain/query/terms.ts';

/** Which entries of whole collections a query asks for, by its clock. */
export type ClockPart = 'ALL' | 'DATED' | 'UNDATED';

/** A query that the counters of a store answer, without reading entries. */
export interface CountedQuery {
  /** Groups that only ask for collections: all entries of a collection satisfy them, or none. */
  readonly groups: EntryQuery['groups'];
  /** Only entries with this term; null for all. If there is a term, `part` is `ALL`. */
  readonly term: Term | null;
  readonly part: ClockPart;
}

/** The same query for the counters, or null if it needs entries. */
export function countedQuery({ groups, ids, knownBefore, search, ranges }: EntryQuery): CountedQuery | null {
  if (ids !== null || knownBefore !== null || search !== null) return null;
  const part = partOf(ranges);
  const others = groups.filter((group) => !isByCollection(group));
  if (part === null || others.length > 1) return null;
  const [given = null, ...alternatives] = others[0] ?? [];
  if (alternatives.length > 0 || (others.length === 1 && given === null)) return null;
  if (given !== null && (part !== 'ALL' || !isCounted(given))) return null;
  return { groups: groups.filter(isByCollection), term: given, part };
}

/** Whether the group only asks for collections: then all entries of a collection satisfy it, or none. */
export function isByCollection(group: readonly Term[]): boolean {
  return group.every((given) => valueOf('collection', given) !== null || valueOf('access', given) !== null);
}

function partOf([range, another]: readonly KeyRange[]): ClockPart | null {
  if (range === undefined || another !== undefined) return null;
  if (range.from === null && range.to === null) return 'ALL';
  if (range.from === null && range.to === UNDATED_MARK) return 'DATED';
  return range.from === UNDATED_MARK && range.to === null ? 'UNDATED' : null;
}
