import type { Viewer } from '../domain/authority.ts';
import { sha256 } from '../domain/digest.ts';
import { type EntryFilter, questionDigest } from '../domain/query/filter.ts';
import type { Duration } from '../domain/time/duration.ts';
import { type Instant, toIso } from '../domain/time/instant.ts';
import { instantBound, instantOf, type OrderKey, UNDATED_MARK } from '../domain/query/order-key.ts';
import { type EntryQuery, narrowRanges } from '../domain/query/query.ts';
import { decodeReplayCursor, type ReplayBounds, type ReplayCursor } from '../domain/replay-cursor.ts';
import type { Clock } from '../domain/record/vocabulary.ts';
import { atPath, DomainError } from '../errors.ts';
import { resolveFilter } from '../access/resolve-filter.ts';
import type { Extent, RecordReader } from '../store/store.ts';
import type { DigestedQuery } from './page-cache.ts';
import { type Pacing, type PacingInput, parsePacing, toMilliseconds } from './pacing.ts';

type Maybe<T> = T | null | undefined;

/** The arguments of a replay, as in the public schema. */
export interface ReplayInput {
  readonly filter?: Maybe<EntryFilter>;
  readonly clock: Clock;
  /** Inclusive. */
  readonly from?: Maybe<Instant>;
  /** Exclusive. */
  readonly to?: Maybe<Instant>;
  /** The cursor of the last frame processed; not with `from`. */
  readonly after?: Maybe<string>;
  /** Default: the whole replay in one minute. */
  readonly pacing?: Maybe<PacingInput>;
  /** The longest wait in real time between two entries. */
  readonly maxGap?: Maybe<Duration>;
  readonly paused: boolean;
  /** How often clock frames come during a wait, in real time. Default: never. */
  readonly clockEvery?: Maybe<Duration>;
  /** What comes after the last entry: the end, or all later commits. */
  readonly onEnd: OnEnd;
  /** The room to join or open. Default: a private replay. */
  readonly room?: Maybe<string>;
  /** In a room: whether the viewer first gets the entries that were already played. */
  readonly catchUp: boolean;
}

type OnEnd = 'COMPLETE' | 'FOLLOW';

/** The checked arguments of a replay, with the extent of the record that it spans. */
export interface ReplayPlan {
  /** Dated entries between the bounds. */
  readonly query: DigestedQuery;
  readonly pacing: Pacing;
  readonly maxGapMs: number | null;
  readonly clockEveryMs: number | null;
  readonly paused: boolean;
  readonly onEnd: OnEnd;
  /** The start: a new cursor, or the one that the replay resumes. */
  readonly start: ReplayCursor;
  readonly total: number;
  readonly undated: number;
  readonly earliest: Instant | null;
  readonly latest: Instant | null;
}

type Limits = Pick<ReplayBounds, 'from' | 'to'>;

const MIN_CLOCK_INTERVAL_MS = 100;

/**
 * Checks the arguments of a replay for this viewer and the present record.
 *
 * @throws DomainError for a wrong argument, with its path below `input`
 */
export async function planReplay(reader: RecordReader, viewer: Viewer, input: ReplayInput): Promise<ReplayPlan> {
  const filter = input.filter ?? {};
  const question = questionDigest(filter, 'replay', input.clock);
  const resumed = parseAfter(input, question);
  const { from, to } = parseLimits(input, resumed);
  const wanted = {
    pacing: parsePacing(input.pacing, 'input.pacing'),
    maxGapMs: optionalMilliseconds('input.maxGap', input.maxGap, 0),
    clockEveryMs: optionalMilliseconds('input.clockEvery', input.clockEvery, MIN_CLOCK_INTERVAL_MS),
    paused: input.paused,
    onEnd: input.onEnd,
  };
  const matching = await resolveInputFilter(reader, viewer, filter, input.clock);
  const query = { ...matching, ranges: datedWithin(matching, from, to) };
  const extent = await extentOf(reader, matching, query, { from, to });
  if (resumed !== null && resumed.taken.sequence > extent.head) {
    throw new DomainError('CURSOR_MISMATCH', 'The cursor belongs to another record.', { path: 'input.after' });
  }
  const earliest = instantIn(extent.first);
  const latest = instantIn(extent.last);
  // The bounds in the cursor take precedence, because they fixed the speed of the replay.
  const bounds: ReplayBounds = {
    from,
    to,
    start: resumed?.bounds.start ?? from ?? earliest,
    end: resumed?.bounds.end ?? to ?? latest,
  };
  const taken = { sequence: extent.head, ordinal: null };
  const fresh = { question, generation: 1, played: null, taken, live: false, moving: false };
  // If the record had no dated entry when the replay was opened, the replay begins at the entry that is first now.
  const begin = bounds.start === null || earliest === null ? bounds.start : Math.min(bounds.start, earliest);
  const start = { ...(resumed ?? fresh), bounds, instant: resumed?.instant ?? begin };
  const digested = { query, digest: sha256(JSON.stringify(query)) };
  return { ...wanted, query: digested, start, total: extent.dated, undated: extent.undated, earliest, latest };
}

function parseAfter({ after, from }: ReplayInput, question: string): ReplayCursor | null {
  if (after === null || after === undefined) return null;
  const path = 'input.after';
  if (from !== null && from !== undefined) {
    throw new DomainError('BAD_ARGUMENTS', 'Give after or from, but not both: after already says where to continue.', {
      path,
    });
  }
  return atPath(path, () => decodeReplayCursor(after, question));
}

/** The given range, or the range of the resumed replay. */
function parseLimits(input: ReplayInput, resumed: ReplayCursor | null): Limits {
  const from = input.from ?? null;
  const to = input.to ?? null;
  if (from !== null && to !== null && from >= to) {
    throw new DomainError('BAD_ARGUMENTS', `from (${toIso(from)}) must be before to (${toIso(to)}).`, {
      path: 'input.from',
    });
  }
  if (resumed === null) return { from, to };
  if (to !== null && to !== resumed.bounds.to) {
    throw new DomainError('CURSOR_MISMATCH', 'The cursor in after belongs to a replay with another to.', {
      path: 'input.to',
    });
  }
  return resumed.bounds;
}

function optionalMilliseconds(path: string, duration: Maybe<Duration>, least: number): number | null {
  return duration === null || duration === undefined ? null : toMilliseconds(path, duration, least);
}

/** The query of the filter. An error has the path in the replay's input. */
async function resolveInputFilter(
  reader: RecordReader,
  viewer: Viewer,
  filter: EntryFilter,
  clock: Clock,
): Promise<EntryQuery> {
  try {
    return await resolveFilter(reader, viewer, filter, clock);
  } catch (error) {
    if (!(error instanceof DomainError) || error.location.path === undefined) throw error;
    throw new DomainError(error.code, error.message, { path: `input.${error.location.path}` }, { cause: error });
  }
}

/** The intersection of the filter's ranges and the replay's range. A replay never plays undated entries. */
function datedWithin({ ranges }: EntryQuery, from: Instant | null, to: Instant | null): EntryQuery['ranges'] {
  const lower = from === null ? null : instantBound(from);
  return narrowRanges(ranges, lower, to === null ? UNDATED_MARK : instantBound(to));
}

/** The extent of the replay, and the number of undated entries that match its filter; it does not play those. */
function extentOf(reader: RecordReader, matching: EntryQuery, played: EntryQuery, limits: Limits): Promise<Extent> {
  // Without limits, the counters of the store give the number without a look at single entries.
  if (limits.from === null && limits.to === null) return reader.extent(matching);
  return reader.extent({
    ...matching,
    ranges: [...played.ranges, ...narrowRanges(matching.ranges, UNDATED_MARK, null)],
  });
}

function instantIn(key: OrderKey | null): Instant | null {
  return key === null ? null : instantOf(key);
}
