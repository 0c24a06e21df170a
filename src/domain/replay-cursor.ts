/**
 * The position of a replay, as its client holds it: enough to go on exactly there, on any node, after any restart.
 *
 * A cursor belongs to one filter and one clock. Its checksum finds accidents. It grants nothing: a resumed replay reads
 * only the pages that its viewer may see.
 */
import { z } from 'zod';
import { DomainError } from '../errors.ts';
import type { LogPosition } from './commit/change-log.ts';
import type { Instant } from './time/instant.ts';
import { decodeToken, encodeToken } from './opaque-token.ts';
import type { OrderKey } from './query/order-key.ts';

export interface ReplayCursor {
  /** Digest of the filter and the clock. */
  readonly question: string;
  /** The bounds of the replay as it was first opened: `from` and `to` limit it, the others fix the speed of `fitInto`. */
  readonly bounds: ReplayBounds;
  readonly generation: number;
  /** K: the last order key played; null before the first. */
  readonly played: OrderKey | null;
  /** The instant of the timeline; null if nothing is dated. */
  readonly instant: Instant | null;
  /**
   * T: the position in the change log. Every change up to T that concerns an order key up to K was delivered, and
   * nothing beyond K was.
   */
  readonly taken: LogPosition;
  /** Whether it had caught up. From then on everything goes out at once, in commit order. */
  readonly live: boolean;
  /**
   * Whether only the first half of the line after T was delivered: the removal of its entry. The entry is still to be
   * played at its new order key.
   */
  readonly moving: boolean;
}

export interface ReplayBounds {
  /** As given, inclusive; null if the replay begins with the first match. */
  readonly from: Instant | null;
  /** As given, exclusive; null if the replay runs to the last match. */
  readonly to: Instant | null;
  /** Where the timeline begins: `from`, else the first match; null if there was neither. */
  readonly start: Instant | null;
  /** Where the timeline ends: `to`, else the last match; null if there was neither. */
  readonly end: Instant | null;
}

/** The range of `Date` is checked, because anyone can make a token. */
const MAX_INSTANT = 8_640_000_000_000_000;

const instant = z.int().min(-MAX_INSTANT).max(MAX_INSTANT).nullable();
const payload = z.tuple([
  z.string(),
  z.tuple([instant, instant, instant, instant]),
  z.int().min(1),
  z.string().nullable(),
  instant,
  z.int().min(0),
  z.int().min(0).nullable(),
  z.boolean(),
  z.boolean(),
]);

export function encodeReplayCursor(cursor: ReplayCursor): string {
  const { question, bounds, generation, played, instant, taken, live, moving } = cursor;
  return encodeToken('replay', [
    question,
    [bounds.from, bounds.to, bounds.start, bounds.end],
    generation,
    played,
    instant,
    taken.sequence,
    taken.ordinal,
    live,
    moving,
  ]);
}

/**
 * @throws DomainError CURSOR_INVALID if the text is no cursor, CURSOR_MISMATCH if it belongs to another filter or
 * clock.
 */
export function decodeReplayCursor(text: string, question: string): ReplayCursor {
  const parsed = payload.safeParse(decodeToken('replay', text));
  if (!parsed.success)
    throw new DomainError('CURSOR_INVALID', 'The cursor does not belong to a replay. Send the cursor of a frame.');
  const [of, [from, to, start, end], generation, played, instant, sequence, ordinal, live, moving] = parsed.data;
  if (of !== question) {
    throw new DomainError(
      'CURSOR_MISMATCH',
      'The cursor belongs to a replay with another filter or another clock. Repeat that filter and clock, or start without a cursor.',
    );
  }
  return {
    question: of,
    bounds: { from, to, start, end },
    generation,
    played,
    instant,
    taken: { sequence, ordinal },
    live,
    moving,
  };
}
