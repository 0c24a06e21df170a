/**
 * `EntryFilter`, the one vocabulary of filters for lists, search, counts and replay, and its translation for the stores.
 */
import { atPath, DomainError } from '../../errors.ts';
import { readableTerms, type Viewer } from '../authority.ts';
import { sha256 } from '../digest.ts';
import type { MomentRange } from '../time/moment-resolution.ts';
import { instantBound, type OrderKey, UNDATED_MARK } from './order-key.ts';
import type { EntryQuery, KeyRange } from './query.ts';
import { parseSearch } from '../search/search-query.ts';
import { type Dimension, type Term, term } from './terms.ts';
import type {
  Channel,
  Clock,
  EntryStatus,
  EntryType,
  ReplyState,
  StatementKind,
  Undated,
  Visibility,
  Wording,
} from '../record/vocabulary.ts';

type List<T> = readonly T[] | null | undefined;
type Nullish<T> = T | null | undefined;

/** An absent field or an empty list matches everything. */
export interface EntryFilter {
  readonly collections?: List<string>;
  readonly ids?: List<string>;
  readonly actors?: List<string>;
  readonly senders?: List<string>;
  readonly recipients?: List<string>;
  readonly speakers?: List<string>;
  readonly subjects?: List<string>;
  readonly types?: List<EntryType>;
  readonly channels?: List<Channel>;
  readonly platforms?: List<string>;
  readonly statementKinds?: List<StatementKind>;
  readonly visibility?: Nullish<Visibility>;
  readonly wording?: Nullish<Wording>;
  readonly replyState?: Nullish<ReplyState>;
  readonly statuses?: List<EntryStatus>;
  readonly sources?: List<string>;
  readonly links?: List<string>;
  readonly text?: Nullish<string>;
  /** In UTC if the text has no zone. The same holds for `to` and `knownOn`. */
  readonly from?: Nullish<MomentRange>;
  readonly to?: Nullish<MomentRange>;
  readonly knownOn?: Nullish<MomentRange>;
  readonly undated?: Nullish<Undated>;
}

type MomentField = 'from' | 'to' | 'knownOn';

/** An `EntryFilter` in the form of JSON: its moments are EDTF texts. The schema `entryFilter` reads it. */
export type WrittenFilter = Omit<EntryFilter, MomentField> & { readonly [Field in MomentField]?: Nullish<string> };

/** The most values that one list of a filter takes. */
const MAX_FILTER_VALUES = 200;

const LIST_DIMENSIONS = {
  collections: 'collection',
  actors: 'actor',
  senders: 'sender',
  recipients: 'recipient',
  speakers: 'speaker',
  subjects: 'subject',
  types: 'type',
  channels: 'channel',
  platforms: 'platform',
  statementKinds: 'kind',
  statuses: 'status',
  sources: 'source',
  links: 'link',
} as const satisfies Partial<Record<keyof EntryFilter, Dimension>>;

const SINGLE_DIMENSIONS = {
  visibility: 'visibility',
  wording: 'wording',
  replyState: 'replyState',
} as const satisfies Partial<Record<keyof EntryFilter, Dimension>>;

const keysOf = <T extends object>(object: T): (keyof T)[] => Object.keys(object) as (keyof T)[];

/**
 * Translates a filter for the stores.
 *
 * @throws DomainError BAD_VALUE, BAD_ARGUMENTS or LIMIT_EXCEEDED, with the path of the field below `filter`.
 */
export function compileFilter(filter: EntryFilter, clock: Clock, viewer: Viewer): EntryQuery {
  const groups: (readonly Term[])[] = [];
  for (const field of keysOf(LIST_DIMENSIONS)) {
    const values = limited(field, filter[field]);
    if (values.length > 0) groups.push(values.map((value) => term(LIST_DIMENSIONS[field], value)));
  }
  for (const field of keysOf(SINGLE_DIMENSIONS)) {
    const value = filter[field];
    if (value !== null && value !== undefined) groups.push([term(SINGLE_DIMENSIONS[field], value)]);
  }
  const readable = readableTerms(viewer);
  if (readable !== null) groups.push(readable);
  const ids = limited('ids', filter.ids);
  const { text } = filter;
  return {
    clock,
    groups,
    ids: ids.length > 0 ? ids : null,
    ranges: rangesOf(filter),
    knownBefore: upperBound(filter.knownOn),
    search: text === null || text === undefined ? null : atPath('filter.text', () => parseSearch(text)),
  };
}

function limited(field: keyof EntryFilter, values: List<string>): string[] {
  if (values === null || values === undefined) return [];
  if (values.length > MAX_FILTER_VALUES) {
    throw new DomainError(
      'LIMIT_EXCEEDED',
      `There are ${values.length} values. At most ${MAX_FILTER_VALUES} are allowed.`,
      {
        path: `filter.${field}`,
      },
    );
  }
  return [...new Set(values)].sort();
}

/**
 * A range between `from` and `to` matches dated entries. Undated entries are in the answer only if the filter asks for
 * them.
 */
function rangesOf(filter: EntryFilter): KeyRange[] {
  const from = lowerBound(filter.from);
  const to = upperBound(filter.to);
  if (from !== null && to !== null && from >= to) {
    throw new DomainError(
      'BAD_ARGUMENTS',
      `"from" (${filter.from?.edtf ?? ''}) is after "to" (${filter.to?.edtf ?? ''}). "from" must be the earlier one.`,
      {
        path: 'filter.from',
      },
    );
  }
  const bounded = from !== null || to !== null;
  const dated: KeyRange = { from, to: to ?? UNDATED_MARK };
  const undated: KeyRange = { from: UNDATED_MARK, to: null };
  switch (filter.undated ?? (bounded ? 'EXCLUDE' : 'INCLUDE')) {
    case 'INCLUDE':
      return bounded ? [dated, undated] : [{ from: null, to: null }];
    case 'EXCLUDE':
      return [dated];
    case 'ONLY':
      return [undated];
  }
}

function lowerBound(moment: Nullish<MomentRange>): OrderKey | null {
  const earliest = moment?.earliest ?? null;
  return earliest === null ? null : instantBound(earliest);
}

function upperBound(moment: Nullish<MomentRange>): OrderKey | null {
  if (moment === null || moment === undefined) return null;
  const { latest } = moment;
  return latest === null ? UNDATED_MARK : instantBound(latest + 1);
}

/** The filter with its moments as they were written. */
export function writeFilter(filter: EntryFilter): WrittenFilter {
  const { from, to, knownOn } = filter;
  return { ...filter, from: from?.edtf, to: to?.edtf, knownOn: knownOn?.edtf };
}

/**
 * A short digest of a filter and of the other things that a cursor belongs to. It is the same for the same question,
 * however it is written.
 */
export function questionDigest(filter: EntryFilter, ...rest: readonly (string | null)[]): string {
  const written = writeFilter(filter);
  const fields = keysOf(written)
    .filter((field) => !isAbsent(written[field]))
    .sort()
    .map((field) => [field, canonical(written[field])]);
  return sha256(JSON.stringify([fields, rest])).slice(0, 16);
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function canonical(value: unknown): unknown {
  return Array.isArray(value) ? [...new Set<unknown>(value)].sort() : value;
}
