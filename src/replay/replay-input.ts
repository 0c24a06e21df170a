import { z } from 'zod';
import type { Viewer } from '../domain/authority.ts';
import { type EntryFilter, questionDigest } from '../domain/filter.ts';
import type { Instant } from '../domain/instant.ts';
import { instantBound, instantOf, type OrderKey, UNDATED_MARK } from '../domain/order-key.ts';
import type { EntryQuery, KeyRange } from '../domain/query.ts';
import { decodeReplayCursor, type ReplayBounds, type ReplayCursor } from '../domain/replay-cursor.ts';
import type { Clock } from '../domain/vocabulary.ts';
import { atPath, DomainError } from '../errors.ts';
import { resolveFilter } from '../store/resolve-filter.ts';
import type { RecordReader } from '../store/store.ts';
import { type Pacing, type PacingInput, parsePacing, positiveDuration } from './pacing.ts';

/** The arguments of a replay, as the public schema has them. Durations are ISO 8601, instants RFC 3339. */
export interface ReplayInput {
  readonly filter?: EntryFilter | null | undefined;
  readonly clock: Clock;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly after?: string | null | undefined;
  readonly pacing?: PacingInput | null | undefined;
  readonly maxGap?: string | null | undefined;
  readonly paused: boolean;
  readonly clockEvery?: string | null | undefined;
}

/** A replay that can be played: arguments understood, and the record's answer to what it spans. */
export interface ReplayPlan {
  /** Dated entries from where the replay begins to where it ends. */
  readonly query: EntryQuery;
  readonly pacing: Pacing;
  readonly maxGapMs: number | null;
  readonly clockEveryMs: number | null;
  readonly paused: boolean;
  /** Where it begins: a fresh start, or the cursor that it resumes. */
  readonly start: ReplayCursor;
  readonly total: number;
  readonly undated: number;
  readonly earliest: Instant | null;
  readonly latest: Instant | null;
}

const MIN_CLOCK_INTERVAL_MS = 100;

/** @throws DomainError for every argument that is wrong, with its path below `input`. */
export async function planReplay(reader: RecordReader, viewer: Viewer, input: ReplayInput): Promise<ReplayPlan> {
  const filter = input.filter ?? {};
  const question = questionDigest(filter, 'replay', input.clock);
  const pacing = parsePacing(input.pacing);
  const resumed = parseAfter(input, question);
  const from = parseInstant('from', input.from);
  const to = parseInstant('to', input.to) ?? resumed?.bounds.to ?? null;
  if (from !== null && to !== null && from >= to) {
    throw new DomainError('BAD_ARGUMENTS', `from (${String(input.from)}) must be before to (${String(input.to)}).`, {
      path: 'from',
    });
  }
  if (resumed !== null && to !== resumed.bounds.to) {
    throw new DomainError('CURSOR_MISMATCH', 'The cursor belongs to a replay that ends at another instant.', {
      path: 'to',
    });
  }
  const everything = await resolveFilter(reader, viewer, filter, input.clock);
  const query = { ...everything, ranges: datedWithin(everything.ranges, from, to) };
  const extent = await reader.extent(query);
  const undated = filter.undated === 'EXCLUDE' ? 0 : await reader.count({ ...everything, ranges: [UNDATED_RANGE] });
  const earliest = instantIn(extent.first);
  const latest = instantIn(extent.last);
  const bounds: ReplayBounds = resumed?.bounds ?? { start: from ?? earliest, end: to ?? latest, to };
  return {
    query,
    pacing,
    maxGapMs: input.maxGap == null ? null : positiveDuration('maxGap', input.maxGap),
    clockEveryMs: parseClockEvery(input.clockEvery),
    paused: input.paused,
    start: resumed ?? { question, bounds, generation: 1, played: null, instant: bounds.start, sequence: extent.head },
    total: extent.dated,
    undated,
    earliest,
    latest,
  };
}

const UNDATED_RANGE: KeyRange = { from: UNDATED_MARK, to: null };

function parseAfter({ after, from }: ReplayInput, question: string): ReplayCursor | null {
  if (after === null || after === undefined) return null;
  if (from !== null && from !== undefined) {
    throw new DomainError('BAD_ARGUMENTS', 'after says where to go on, so it does not go with from.', {
      path: 'after',
    });
  }
  return atPath('after', () => decodeReplayCursor(after, question));
}

const rfc3339 = z.iso.datetime({ offset: true });

function parseInstant(path: 'from' | 'to', text: string | null | undefined): Instant | null {
  if (text === null || text === undefined) return null;
  const instant = rfc3339.safeParse(text).success ? Date.parse(text) : NaN;
  if (Number.isNaN(instant)) {
    throw new DomainError(
      'BAD_VALUE',
      `${JSON.stringify(text.slice(0, 80))} is not an instant, such as 2016-10-12T14:02:00Z.`,
      { path },
    );
  }
  return instant;
}

function parseClockEvery(text: string | null | undefined): number | null {
  if (text === null || text === undefined) return null;
  const milliseconds = positiveDuration('clockEvery', text);
  if (milliseconds >= MIN_CLOCK_INTERVAL_MS) return milliseconds;
  throw new DomainError('LIMIT_EXCEEDED', `The clock can be told every ${MIN_CLOCK_INTERVAL_MS} ms at most.`, {
    path: 'clockEvery',
  });
}

/** The filter's own range and the replay's, intersected; a replay never plays what is undated. */
function datedWithin(ranges: readonly KeyRange[], from: Instant | null, to: Instant | null): KeyRange[] {
  const lower = from === null ? '' : instantBound(from);
  const upper = to === null ? UNDATED_MARK : instantBound(to);
  return ranges
    .map((range) => ({ from: maximum(range.from ?? '', lower), to: minimum(range.to ?? UNDATED_MARK, upper) }))
    .filter((range) => range.from < range.to);
}

const maximum = (left: OrderKey, right: OrderKey) => (left > right ? left : right);
const minimum = (left: OrderKey, right: OrderKey) => (left < right ? left : right);

function instantIn(key: OrderKey | null): Instant | null {
  return key === null ? null : instantOf(key);
}
